import { digest } from '#functions/platform/identifiers.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { whatFormCallsFor } from '#functions/safety/what-it-calls-for.ts';
import { service } from '#schemas/actor.ts';
import type { Case, FormRecord } from '#schemas/case.ts';
import { earlyHelpAndSocialCare as definition } from '#schemas/forms/early-help-and-social-care.ts';
import type { Answer, Leftover } from '#schemas/forms/referral.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import { sampleCase, sampleOutbound } from './sample-case.ts';

/** An answer that was read from a field of our Word form. */
export const answered = (path: string, value: Answer['value'], of: Partial<Answer> = {}): Answer => ({
  path,
  value,
  source: 'control',
  confidence: 1,
  ...of,
});
/** Words in the place of an answer. */
export const leftAt = (path: string, text = 'ask nan, not me'): Leftover => ({
  label: 'As the form asks it',
  text,
  path,
});
export const CHILD = answered('/children/0/firstName', 'Wren');

export interface ReadForm {
  readonly answers?: readonly Answer[];
  readonly leftovers?: readonly Leftover[];
  readonly head?: Partial<Case>;
  readonly letters?: readonly Partial<OutboundMessage>[];
  /** Another reading of the form, which was sent again. */
  readonly again?: readonly Answer[];
}

/** Files a case as one of our Word forms makes it. */
export async function fileReadForm(
  tables: Tables,
  now: Date,
  { answers = [], leftovers = [], head = {}, letters = [], again }: ReadForm,
): Promise<string> {
  const form: FormRecord = {
    number: 1,
    formId: definition.id,
    formVersion: definition.version,
    documentId: 'D1',
    readAt: now.toISOString(),
    answers: [CHILD, ...answers],
    leftovers: [...leftovers],
  };
  const second = again === undefined ? [] : [{ ...form, number: 2, documentId: 'D2', answers: [CHILD, ...again] }];
  const bare = sampleCase({ form: { id: form.formId, version: form.formVersion }, ...head });
  const calls = whatFormCallsFor({ definition, ...form }, { head: bare, source: 'D1', now, selfReferralAge: 16 });
  const once = { kind: 'test', hash: digest(bare.reference), holds: {} };
  const outbound = letters.map((letter) => sampleOutbound(bare.reference, { state: 'sent', ...letter }));
  const whole = { ...bare, flags: [...bare.flags, ...calls.flags] };
  await fileCase(
    { ...tables, actor: service('test') },
    { head: whole, once, forms: [form, ...second], outbound, tasks: calls.tasks, timeline: [] },
    now,
  );
  return bare.reference;
}
