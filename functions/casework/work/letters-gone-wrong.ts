import { gateCaseOf, mayNotGo, type NotByItself } from '#functions/safety/index.ts';
import type { CaseFlag, FormRecord, Task } from '#schemas/case.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import { withForms } from '#schemas/safety-record.ts';
import type { Worked } from './change.ts';

/**
 * Raises an urgent task for each letter that has gone, or is going, and should not have by what is known now. The gate stops those
 * that still wait.
 */
export function lettersGoneWrong(
  whole: Worked<'messages'>,
  form: FormRecord,
  flags: readonly CaseFlag[],
  now: Date,
): Task[] {
  const [before, after] = [gateCaseOf(whole), gateCaseOf({ ...whole, safety: withForms(whole.safety, [form]) })];
  const known = { ...after, flags: new Set([...after.flags, ...flags]) };
  return whole.messages.flatMap((letter) => {
    if (letter.direction !== 'out' || letter.recipient === 'duty_desk' || !hasGone(letter)) return [];
    const why = mayNotGo(letter, known, now);
    return why === undefined || mayNotGo(letter, before, now) !== undefined
      ? []
      : [wrongLetter(letter, why, whole, now)];
  });
}

const hasGone = ({ state, delivery }: OutboundMessage): boolean =>
  (state === 'sent' || state === 'sending') && delivery !== 'bounced' && delivery !== 'rejected';

function wrongLetter({ id }: OutboundMessage, why: NotByItself, { head }: Worked, now: Date): Task {
  const at = now.toISOString();
  return {
    id: `letter_on_wrong_reading-${id}`,
    kind: 'letter_on_wrong_reading',
    team: head.team,
    state: 'open',
    raisedAt: at,
    dueAt: at,
    why,
    about: id,
  };
}
