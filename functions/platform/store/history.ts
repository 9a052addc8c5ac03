import type { Case } from '#schemas/case.ts';
import type { Match } from '#schemas/known-child.ts';
import type { Reference } from '#schemas/reference.ts';
import { fewAtOnce } from '../few-at-once.ts';
import { caseKey } from './keys.ts';
import { headsOf } from './lists.ts';
import { ALL, newestLines, readParts } from './parts.ts';
import {
  type CaseLook,
  itemAt,
  letIn,
  readHead,
  recordLook,
  StoredCase,
  safetyToShow,
  type WholeCase,
} from './reading.ts';
import type { Acting, Tables } from './table.ts';

/** One read of heads (DynamoDB's limit is 100 items). A case has at most 50 links. */
const MOST_RELATED = 100;
/** A family known for years has some ten cases; twenty are a page that a person reads. */
const MOST_CASES = 20;
/** The lines of a history: a long day's reading. One case alone may have all of them. */
export const MOST_LINES = 200;
/** Cases that are read at once: each takes five reads. */
const AT_ONCE = 5;

/** A look at a case and its related cases. */
export interface HistoryLook extends CaseLook {
  /** Returns the related cases of a case, the surest first. */
  readonly related: (head: Case, matches: readonly Match[]) => readonly { readonly reference: Reference }[];
  /** Whether this person may see a related case. */
  readonly shows: (head: Case) => boolean;
}

/** Cases with their timelines, the case itself first. */
export interface FoundHistory {
  readonly cases: readonly WholeCase[];
  /** How many related cases this person may not see. */
  readonly hidden: number;
  /** How many related cases are left out. */
  readonly moreCases: number;
}

/**
 * Returns a case and its related cases, each with its newest lines and latest decision. One audit entry names every case that is
 * read, before anything is given back.
 */
export async function readHistory(
  store: Acting,
  reference: Reference,
  look: HistoryLook,
): Promise<FoundHistory | undefined> {
  const head = await readHead(store, reference);
  if (head === undefined) return undefined;
  await letIn(store, head, look, 'read-history');
  const { chosen: others, hidden, moreCases } = await relatedTo(store, head, look);
  const chosen = others.map((one) => one.reference);
  await recordLook(store, look, { action: 'read-history', reference, references: chosen, count: 1 + chosen.length });
  // Recording took its time: each head is read again, and a case that this person may no longer see is left out.
  const read = new Map<Reference, WholeCase>();
  await fewAtOnce([reference, ...chosen], AT_ONCE, async (one) => {
    const whole = await withLines(store, one);
    if (one === reference) look.permit(whole.head);
    if (one === reference || look.shows(whole.head)) read.set(one, whole);
  });
  const cases = [reference, ...chosen].flatMap((one) => read.get(one) ?? []);
  return {
    cases,
    hidden: hidden + (1 + chosen.length - cases.length),
    moreCases,
  };
}

/** Returns the related cases of a case that somebody may see, the newest first, and how many others there are. */
export async function relatedTo(tables: Tables, head: Case, look: Pick<HistoryLook, 'related' | 'shows'>) {
  const { matches } = await readParts(tables, head.reference, { matches: ALL });
  const related = look.related(head, matches).map((one) => one.reference);
  const heads = [...(await headsOf(tables, related.slice(0, MOST_RELATED))).values()];
  const visible = heads.filter(look.shows).sort((one, other) => (one.receivedAt < other.receivedAt ? 1 : -1));
  const chosen = visible.slice(0, MOST_CASES);
  return {
    chosen,
    hidden: heads.length - visible.length,
    moreCases: visible.length - chosen.length + Math.max(0, related.length - MOST_RELATED),
  };
}

/** Returns a case with its newest lines, its latest decision and its matches. */
async function withLines(store: Acting, reference: Reference): Promise<WholeCase> {
  const item = (await itemAt(store, caseKey(reference))) ?? {};
  const timeline = await newestLines(store, reference, item, MOST_LINES);
  const parts = await readParts(store, reference, { decisions: 'last', matches: ALL });
  return { ...parts, head: StoredCase.parse(item), timeline, safety: await safetyToShow(store, reference) };
}
