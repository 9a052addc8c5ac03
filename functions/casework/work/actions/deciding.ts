import type * as z from 'zod';
import { Problem, refusedAt } from '#functions/platform/http/problem.ts';
import { Decide, Recommend } from '#schemas/api/staff/deciding.ts';
import { Decision, Recommendation } from '#schemas/decision.ts';
import { type CaseActionRule, caseAction } from '../action.ts';
import type { Change, Doing, Worked } from '../change.ts';
import { deskOf } from '../desk-settings.ts';
import { mayDecideAlone, outcomeOf, requireWithdrawable } from '../outcomes.ts';
import { tasksAfter } from '../tasks-after-decision.ts';

/** The most recommendations or decisions of a case: more is a mistake or an attack. */
const MOST_RECORDS = 100;

/** Each record is numbered after the one before it, so the last of each is enough. */
const LAST = () => ({ recommendations: 'last', decisions: 'last' }) as const;

/** Records what a duty social worker would decide; it decides nothing (domain 5.3). */
export const recommend: CaseActionRule = {
  ...caseAction(Recommend, LAST, (whole, said, doing) => {
    const id = nextId(whole.recommendations);
    const value = Recommendation.parse(analysisOf(whole, said, doing, id));
    return {
      records: [{ kind: 'recommendation', id, value, was: 'new' }],
      line: { what: `recommended_${said.outcome}` },
    };
  }),
  asksSettings: true,
};

/**
 * Decides a case, as a team manager: level, legal basis, outcome and reasons (S29). No decision is ever made automatically. Two
 * people recommend and decide, or the exception is stated, kept, and named in the audit (domain 5.3). Only a withdrawn referral
 * needs no exception.
 */
export const decide: CaseActionRule = {
  ...caseAction(Decide, LAST, (whole, said, doing): Change => {
    const id = nextId(whole.decisions);
    const analysis = analysisOf(whole, said, doing, id);
    const recommended = whole.recommendations.findLast(({ round }) => round === analysis.round);
    const alone = mayDecideAlone(said.outcome, whole.head.flags)
      ? undefined
      : aloneOf(recommended, doing.staff.id, said.aloneBecause);
    const level = levelOf(said.level.code, doing);
    const decision = Decision.parse({
      ...analysis,
      ...outcomeOf({ ...said, legalBasis: said.legalBasis.code, level }, deskOf(doing.desk)),
      recommendation: recommended?.id ?? null,
      dueAt: whole.head.decisionDueAt,
      ...(alone === undefined ? {} : { alone }),
    });
    return {
      records: [{ kind: 'decision', id, value: decision, was: 'new' }],
      raise: tasksAfter(whole, decision, doing.now, deskOf(doing.desk).clock),
      line: { what: `decided_${decision.outcome}` },
      ...(alone === undefined ? {} : { subject: `exception:${alone.because}` }),
    };
  }),
  asksSettings: true,
};

/** @throws Problem 422 when one person alone would decide and did not say why */
function aloneOf(recommended: Recommendation | undefined, decider: string, why: string | undefined): Decision['alone'] {
  const because =
    recommended === undefined ? 'not_recommended' : recommended.by === decider ? 'same_person' : undefined;
  if (because === undefined) return undefined;
  if (why === undefined) {
    throw refusedAt(
      '/aloneBecause',
      422,
      'two-people-needed',
      'Somebody else should recommend before you decide. If that cannot be, say why: it is recorded.',
      { because },
    );
  }
  return { because, why };
}

function analysisOf(whole: Worked<'decisions'>, said: z.infer<typeof Recommend>, doing: Doing, id: string) {
  requireWithdrawable({ outcome: said.outcome, legalBasis: said.legalBasis.code }, whole.head);
  const level = levelOf(said.level.code, doing);
  const suggestedLevel = whole.safety.forms.at(-1)?.suggestedLevel;
  return {
    id,
    round: numberOf(whole.decisions) + 1,
    by: doing.staff.id,
    at: doing.now.toISOString(),
    level: { code: level.code, label: level.label, rationale: said.level.rationale },
    legalBasis: said.legalBasis,
    outcome: said.outcome,
    reasons: said.reasons,
    ...(suggestedLevel === undefined ? {} : { suggestedLevel }),
    version: 1,
  };
}

/** @throws Problem 422 for a level that this area does not have */
function levelOf(code: string, doing: Doing) {
  const level = deskOf(doing.desk).levels.find((one) => one.code === code);
  if (level === undefined)
    throw refusedAt('/level/code', 422, 'no-such-level', 'This is not one of the levels of need.');
  return level;
}

/** Returns the next id, in the order of the records: the case's version prevents two with one id. */
function nextId(records: readonly { readonly id: string }[]): string {
  if (numberOf(records) >= MOST_RECORDS)
    throw new Problem(409, 'too-many', `A case holds at most ${MOST_RECORDS} of these. Open a new referral.`);
  return String(numberOf(records) + 1).padStart(4, '0');
}

/** Returns how many were made. */
const numberOf = (records: readonly { readonly id: string }[]): number => Number(records.at(-1)?.id ?? 0);
