import { lookupJob } from '#functions/casework/lookup/lookup-job.ts';
import { lookupStore } from '#functions/casework/lookup/lookup-store.ts';
import type { LookupDeps } from '#functions/casework/lookup/make-tokens.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { type LookupKeys, lookupKeysIn } from '#functions/platform/lookup-keys.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import type { Case, FormRecord } from '#schemas/case.ts';
import { asJob } from './as-job.ts';
import { type Fields, formOf } from './child-said.ts';
import { sampleCase } from './sample-case.ts';
import { seenCase } from './seen-case.ts';

const ACTOR = service('test');

/** The first generation of a test's key. */
export const LOOKUP_KEYS = lookupKeysIn(JSON.stringify({ generation: 1, current: 'a'.repeat(64), previous: '' }));

/** Returns the job that makes search tokens and looks for matches, over a test's tables; the test keeps its clock and its keys. */
export function lookupWorld(tables: Tables, world: { keys: LookupKeys; now: Date }) {
  const warnings: string[] = [];
  const store = lookupStore(asJob('FollowingFollow', tables));
  const deps: LookupDeps = {
    keys: async () => world.keys,
    ...store,
    // Copying has tests of its own.
    copy: async ({ toCopy: _copied, ...made }) => made,
    now: () => world.now,
    log: {
      info: () => undefined,
      warn: (text) => warnings.push(text),
      error: (_text, error) => warnings.push(String(error)),
    },
  };
  const job = lookupJob({ ...store, ...deps, figures: () => undefined });
  return {
    deps,
    warnings,
    /** Files a case with these children and their family. */
    file: async (
      children: readonly Fields[],
      change: Partial<Case> = {},
      referrer: Fields = {},
      household: readonly Fields[] = [],
      more: readonly FormRecord[] = [],
    ): Promise<Case> => {
      const head = sampleCase({ receivedAt: world.now.toISOString(), children: children.length, ...change });
      const once = { kind: 'test', hash: digest(head.reference), holds: {} };
      const forms = [formOf(children, referrer, 1, household), ...more];
      await fileCase({ ...tables, actor: ACTOR }, { head, once, forms, tasks: [], timeline: [] }, world.now);
      return head;
    },
    /** Sends the stream's events for some cases, as often as it likes. */
    told: (...references: readonly string[]) =>
      job({
        Records: references.map((reference) => ({
          dynamodb: { Keys: { pk: { S: `CASE#${reference}` }, sk: { S: 'TOK#MADE' } } },
        })),
      }),
    sweep: () => job({ sweep: true }),
    whole: (reference: string) => seenCase(tables, reference),
  };
}
