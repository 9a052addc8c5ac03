import type { Case, CaseFlag, FormRecord, Task } from '#schemas/case.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { type Answer, completeness, referralFacts } from '#schemas/forms/referral.ts';

/** A form as the reader gave it. */
export interface FormRead {
  readonly definition: FormDefinition;
  readonly version: string;
  readonly answers: readonly Answer[];
  readonly leftovers: readonly { label: string; text: string }[];
}

/** The form as the case keeps it, with the version of the definition it was filled in under. */
export function recordOf(form: FormRead, number: number, documentId: string, now: Date): FormRecord {
  return {
    number,
    formId: form.definition.id,
    formVersion: form.version,
    documentId,
    readAt: now.toISOString(),
    answers: [...form.answers],
    leftovers: form.leftovers.map(({ label, text }) => ({ label, text })),
  };
}

export interface FormSays {
  readonly head: {
    form: { id: string; version: string };
    completeness: { answered: number; reasoned: number; blank: number };
    children: number;
  };
  readonly flags: readonly CaseFlag[];
  readonly tasks: readonly Task[];
}

/** What a form read from a file means for its case: the same as if it had come by the web (S11c, S8c). */
export function whatTheFormSays(form: FormRead, head: Pick<Case, 'receivedAt'>, now: Date): FormSays {
  const facts = referralFacts(form.answers);
  const { answered, reasoned, blank } = completeness(form.definition, form.answers);
  const danger: Task = {
    id: 'immediate_danger',
    kind: 'immediate_danger',
    team: 'duty_and_advice',
    state: 'open',
    raisedAt: now.toISOString(),
    dueAt: head.receivedAt,
    why: 'said_in_referral',
  };
  return {
    head: {
      form: { id: form.definition.id, version: form.version },
      completeness: { answered, reasoned, blank },
      children: facts.children,
    },
    flags: [
      ...(facts.immediateDanger ? (['immediate_danger'] as const) : []),
      ...(facts.informParents === 'risk' ? (['do_not_inform_parents'] as const) : []),
      ...(blank > 0 ? (['incomplete'] as const) : []),
    ],
    tasks: facts.immediateDanger ? [danger] : [],
  };
}
