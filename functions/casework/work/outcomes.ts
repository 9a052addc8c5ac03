import type * as z from 'zod';
import { refusedAt } from '#functions/platform/http/problem.ts';
import type { ProblemOf } from '#schemas/api/problems.ts';
import { OUTCOME_PARTS, type OutcomePart } from '#schemas/api/staff/deciding.ts';
import type { Case, CaseFlag } from '#schemas/case.ts';
import { plainText } from '#schemas/codes/code-set.ts';
import type { DecisionOutcome, LegalBasis } from '#schemas/codes/decision-outcome.ts';
import type { Agencies, Agreement, Decision } from '#schemas/decision.ts';
import type { Level } from '#schemas/levels.ts';
import type { DeskSettings } from './desk-settings.ts';

/** What a decision-maker gives beside level, basis and outcome; the outcome decides which of it is needed. */
export interface Said {
  readonly outcome: DecisionOutcome;
  readonly legalBasis: LegalBasis;
  readonly level: Level;
  readonly signposting?: { readonly entries: readonly string[]; readonly toldWho: string } | undefined;
  readonly multiAgency?: z.infer<typeof Agencies> | undefined;
  readonly agreement?: z.infer<typeof Agreement> | undefined;
  readonly redirectTo?: string | undefined;
}

type Kept = Pick<Decision, 'signposting' | 'multiAgency' | 'agreement' | 'redirectTo'>;

const STATUTORY: ReadonlySet<LegalBasis> = new Set(['s17', 's47']);

const needed = (pointer: string, code: ProblemOf<422>, title: string) => refusedAt(pointer, 422, code, title);

/**
 * Returns what to keep of an outcome, if everything it needs was given. A decision that safeguards a child is never refused for
 * lack of agreement (S3).
 * @throws Problem 422 for what the outcome needs and nobody gave
 */
export function outcomeOf(said: Said, desk: DeskSettings): Kept {
  const needs = (part: OutcomePart) => OUTCOME_PARTS[said.outcome].includes(part);
  if (needs('multiAgency')) requireEarlyHelp(said);
  if (needs('agreement') && !STATUTORY.has(said.legalBasis) && said.agreement === undefined)
    throw needed(
      '/agreement',
      'agreement-needed',
      'Say who agreed to this support, when and how, or why it is decided without.',
    );
  if (needs('redirectTo') && said.redirectTo === undefined)
    throw needed('/redirectTo', 'authority-needed', 'Say which authority the family is handed over to.');
  return {
    ...(needs('signposting') ? { signposting: signpostingOf(said, desk) } : {}),
    ...(said.multiAgency === undefined ? {} : { multiAgency: said.multiAgency }),
    ...(said.agreement === undefined ? {} : { agreement: said.agreement }),
    ...(needs('redirectTo') ? { redirectTo: said.redirectTo } : {}),
  };
}

/** These flags remain true even if somebody takes the referral back. */
const DANGER: ReadonlySet<CaseFlag> = new Set(['immediate_danger', 'danger_words']);

/**
 * Returns whether one person may decide an outcome alone, without an exception to two people (domain 5.3). That is so for a
 * withdrawn referral: nothing is assessed that a second person could check. With a flag of danger it needs two all the same.
 */
export function mayDecideAlone(outcome: DecisionOutcome, flags: readonly CaseFlag[]): boolean {
  return outcome === 'withdrawn_by_referrer' && !flags.some((flag) => DANGER.has(flag));
}

/**
 * Requires that withdrawing can end a case: it does not end a safeguarding concern. Under section 47 the council must decide on the
 * child, whatever the referrer takes back.
 * @throws Problem 422
 */
export function requireWithdrawable(
  { outcome, legalBasis }: Pick<Said, 'outcome' | 'legalBasis'>,
  { s47 }: Case,
): void {
  if (outcome === 'withdrawn_by_referrer' && (legalBasis === 's47' || s47 !== undefined))
    throw needed(
      '/outcome',
      'concern-not-withdrawn',
      'A referrer cannot withdraw a section 47 concern. Decide on the child.',
    );
}

/** S20: the early help threshold, and more than one agency or a reason. */
function requireEarlyHelp({ level, legalBasis, multiAgency }: Said): void {
  if (!level.earlyHelp || legalBasis !== 'early_help')
    throw needed(
      '/level/code',
      'not-early-help',
      'An early help assessment is decided at an early help level, on the basis of early help.',
    );
  const enough =
    multiAgency !== undefined && ('why' in multiAgency || new Set(multiAgency.agencies.map(plainText)).size > 1);
  if (!enough)
    throw needed(
      '/multiAgency',
      'agencies-needed',
      'Name the agencies that are to help, more than one, or say why one will do.',
    );
}

/** S18: at least one entry that is active, and who was told. */
function signpostingOf({ signposting }: Said, { catalogue }: DeskSettings): NonNullable<Kept['signposting']> {
  if (signposting === undefined)
    throw needed(
      '/signposting',
      'signposting-needed',
      'Name at least one entry of the catalogue, and who was told of it.',
    );
  const active = new Map(catalogue.filter((entry) => entry.active).map((entry) => [entry.id, entry]));
  const entries = [...new Set(signposting.entries)].map((id) => {
    const entry = active.get(id);
    if (entry === undefined)
      throw needed(
        '/signposting',
        'not-in-catalogue',
        'One of the entries is not in the catalogue, or is not active any more.',
      );
    return { id, version: entry.version, name: entry.name };
  });
  return { entries, toldWho: signposting.toldWho };
}
