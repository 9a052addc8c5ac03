import { Problem } from '#functions/platform/http/problem.ts';
import type { CaseChange } from '#functions/platform/store/changing.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import { maskOf, mayNotGo } from '#functions/safety/index.ts';
import { gateCaseOf } from '../asking/email-recipient.ts';
import { withS47 } from './with-s47.ts';

type Safeguarding = Parameters<typeof withS47>[2];

/**
 * A change that staff asked for, held to what protects the family, whichever action made it: no message that the gate would not
 * let go, no secret address in what is shown in lists or sent, where nobody sees the case's mask, and nothing of section 47 handed on
 * by the way (law 7, domain 5.5.4 and 5.3).
 * @throws Problem 409 saying why a message may not go, and as {@link withS47}
 */
export function safeguarded(whole: WholeCase, made: CaseChange, doing: Safeguarding): CaseChange {
  const { now } = doing;
  const change = withS47(whole, made, doing);
  const about = { ...gateCaseOf(whole), flags: new Set(change.flags) };
  for (const message of change.outbound) {
    const why = mayNotGo(message, about, now);
    if (why !== undefined)
      throw new Problem(409, 'may-not-be-sent', 'This may not be sent to them by itself. Reach them another way.', {
        why,
      });
  }
  const mask = maskOf(whole);
  if (!mask.hides) return change;
  return {
    ...change,
    raise: change.raise.map((task) => ({ ...task, why: mask.text(task.why) })),
    outbound: change.outbound.map((message) => mask.all(message)),
  };
}
