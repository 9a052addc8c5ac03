import type { CallsFor } from '#functions/safety/index.ts';
import type { Case, CaseFlag, Door } from '#schemas/case.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { type Answer, completeness, type ReferralFacts } from '#schemas/forms/referral.ts';
import type { Reference } from '#schemas/reference.ts';

/** What a new case is made from: a form's answers, what they call for, and when it was taken and is due. */
export interface Arrival {
  readonly form: FormDefinition;
  readonly door: Door;
  readonly reference: Reference;
  readonly answers: readonly Answer[];
  readonly facts: ReferralFacts;
  readonly calls: CallsFor;
  readonly receivedAt: string;
  readonly decisionDueAt: string;
}

/** The head of a case that a form opens: Duty and Advice's, new (S4d). */
export function caseHead(arrival: Arrival): Case {
  const { form, door, reference, facts, calls, receivedAt, decisionDueAt } = arrival;
  const { answered, reasoned, blank } = completeness(form, arrival.answers);
  const flags: CaseFlag[] = [...calls.flags, ...(blank > 0 ? (['incomplete'] as const) : [])];
  return {
    reference,
    door,
    team: 'duty_and_advice',
    state: 'new',
    receivedAt,
    decisionDueAt,
    flags,
    links: [],
    form: { id: form.id, version: form.version },
    completeness: { answered, reasoned, blank },
    children: facts.children,
    ...(calls.priority === undefined ? {} : { priority: calls.priority }),
    ...(facts.sourceCode === undefined ? {} : { source: facts.sourceCode }),
    version: 1,
  };
}
