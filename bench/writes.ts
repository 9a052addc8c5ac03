import { countJob } from '#functions/casework/count/count-job.ts';
import { countingStore } from '#functions/casework/count/counting-store.ts';
import type { CopyOwed } from '#functions/casework/follow/copy-referral.ts';
import { lookupStore } from '#functions/casework/lookup/lookup-store.ts';
import { lookAfter } from '#functions/casework/lookup/make-tokens.ts';
import type { CaseActionRule } from '#functions/casework/work/action.ts';
import { decide } from '#functions/casework/work/actions/deciding.ts';
import { accept, note } from '#functions/casework/work/actions/taking.ts';
import { changeOf } from '#functions/casework/work/after.ts';
import type { CaseAction } from '#functions/casework/work/states.ts';
import { afterEvent } from '#functions/correspondence/delivery.ts';
import { sendOne } from '#functions/correspondence/send.ts';
import { changeCase } from '#functions/platform/store/changing.ts';
import { messagesOf } from '#functions/platform/store/mail.ts';
import { moveOutbox, readOutbox } from '#functions/platform/store/outbox.ts';
import { readParts } from '#functions/platform/store/parts.ts';
import { readCaseToWork } from '#functions/platform/store/reading.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { startDynamoDbLocal } from '#infra/local/dynamodb-local.ts';
import type { Progress } from '#infra/local/progress.ts';
import { service } from '#schemas/actor.ts';
import { Reference } from '#schemas/reference.ts';
import { analysis } from '#test/casework/work/analysis.ts';
import { mailerGiving, quiet, sending } from '#test/correspondence/outbox-fixture.ts';
import { localTables } from '#test/support/local-tables.ts';
import { eventWith, realHandler } from './intake/handlers.ts';
import { newReferral } from './intake/referral.ts';
import { bytesOf, tally, type WrittenItem } from './writes/tally.ts';

const ACTOR = service('bench');
const KEYS = { current: { generation: 1, secret: 'of the bench alone, thirty-two and more' } };
/** The second look for matches comes two minutes after the first. */
const TWO_MINUTES = 2 * 60_000 + 1;

/** Returns the steps of one web referral's life, each followed by the work that the stream starts. */
function lifeOf(tables: Tables, streamed: () => readonly unknown[], one: { reference: Reference; message: string }) {
  const act = async (action: CaseAction, rule: CaseActionRule, body: unknown, id: string) => {
    const seen = await readCaseToWork({ ...tables, actor: ACTOR }, one.reference, () => undefined);
    if (seen === undefined) throw new Error('the case is gone');
    const whole = { ...seen, ...(await readParts(tables, one.reference, rule.reads(body))) };
    const doing = { staff: { id, roles: [] }, now: new Date() };
    const change = changeOf(whole.head, action, rule.run(whole, body, doing), doing, whole.tasks);
    const { changed } = await changeCase({ ...tables, actor: ACTOR }, whole.head, change, doing.now);
    if (changed !== 'now') throw new Error(`the case is ${changed}`);
  };
  const copy: CopyOwed = async ({ toCopy: _copied, ...made }) => made;
  const look = (now: Date) =>
    lookAfter({ keys: async () => KEYS, ...lookupStore(tables), now: () => now, copy, log: quiet }, one.reference);
  const counted = () => countJob({ ...countingStore(tables), log: quiet }, streamed());
  return new Map<string, () => Promise<unknown>>([
    [
      'filed',
      async () => {
        const { statusCode, body = '' } = await realHandler(tables)(eventWith(newReferral()));
        if (statusCode !== 201) throw new Error(`not filed: ${statusCode}`);
        one.reference = Reference.parse(/FD-\w{4}-\w{4}/.exec(body)?.[0]);
      },
    ],
    ['filed: counted', counted],
    ['search tokens', () => look(new Date())],
    [
      'acknowledged',
      async () => {
        const [message] = await messagesOf(tables, one.reference, 'out');
        one.message = message?.id ?? '';
        const key = { reference: one.reference, id: one.message };
        const end = await sendOne(
          sending(tables, mailerGiving(), () => new Date()),
          key,
        );
        if (end !== 'sent') throw new Error(`not sent: ${end}`);
      },
    ],
    [
      'acknowledged: delivered',
      async () => {
        const outbox = await readOutbox(tables, { reference: one.reference, id: one.message });
        const sesMessageId = outbox?.message.sesMessageId ?? '';
        const heard = { delivery: 'delivered' as const, sesMessageId, at: new Date().toISOString() };
        const move = outbox && afterEvent(outbox.message, heard, new Date());
        if (outbox === undefined || move === undefined) throw new Error('nothing was heard');
        await moveOutbox({ ...tables, actor: ACTOR }, outbox.message, move, new Date());
      },
    ],
    ['looked for matches again', () => look(new Date(Date.now() + TWO_MINUTES))],
    ['accepted', () => act('accept', accept, {}, 'worker-1')],
    ['accepted: counted', counted],
    ['noted', () => act('note', note, { text: 'Telephoned the school.' }, 'worker-1')],
    ['noted: counted', counted],
    ['decided', () => act('decide', decide, { ...analysis(), aloneBecause: 'Nobody else is on duty.' }, 'manager')],
    ['decided: counted', counted],
  ]);
}

/** Returns the write units of an item and its index entries. */
export const total = ({ item, indexes }: WrittenItem) =>
  item + Object.values(indexes).reduce((sum, units) => sum + units, 0);

/** Returns an item's kind by the beginning of its key, which has nothing of a case. */
function kindOf({ table, before, after }: WrittenItem, tables: Tables): string {
  const { pk, sk } = after ?? before ?? {};
  const [first = '', second = ''] = [pk?.S, sk?.S].map((key) => key?.split('#')[0]);
  if (table === tables.audit) return 'audit entry';
  return first === 'CASE' ? second : first;
}

/** Returns a line for each kind of item: how many, what they cost, and where. */
function linesOf(items: readonly WrittenItem[], tables: Tables): Record<string, string> {
  const kinds = Map.groupBy(items, (one) => kindOf(one, tables));
  return Object.fromEntries(
    [...kinds].map(([kind, some]) => {
      const sum = (units: (one: WrittenItem) => number) => some.reduce((all, one) => all + units(one), 0);
      const names = [...new Set(some.flatMap(({ indexes }) => Object.keys(indexes)))].sort();
      const entries = names.map((name) => `${name} ${sum(({ indexes }) => indexes[name] ?? 0)}`);
      const bytes = Math.max(...some.map(({ after }) => bytesOf(after)));
      const parts = [`item ${sum(({ item }) => item)} (${bytes} bytes)`, ...entries];
      return [some.length === 1 ? kind : `${kind} × ${some.length}`, `${sum(total)} = ${parts.join(', ')}`];
    }),
  );
}

/** A whole life: its reference, its write units, its records of the streams, its audit entries, and the figures of each step. */
export interface Lived {
  readonly reference: Reference;
  readonly sums: { units: number; records: number; 'audit entries': number };
  readonly figures: Readonly<Record<string, unknown>>;
}

/** Takes one referral through its whole life. `written` returns what was written since it was last asked. */
export async function liveThrough(
  tables: Tables,
  written: () => readonly WrittenItem[],
  progress: Progress,
): Promise<Lived> {
  let stream: unknown[] = [];
  let sequence = 0;
  const streamed = () => {
    const so = stream;
    stream = [];
    return so;
  };
  const one = { reference: Reference.parse('FD-2222-2222'), message: '' };
  const figures: Record<string, unknown> = {};
  const sums = { units: 0, records: 0, 'audit entries': 0 };
  for (const [name, step] of lifeOf(tables, streamed, one)) {
    await progress(name, step);
    const items = written();
    const changed = items.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
    for (const { before, after } of changed.filter(({ table }) => table === tables.cases)) {
      sequence += 1;
      const Keys = { pk: after?.pk, sk: after?.sk };
      stream.push({
        dynamodb: { SequenceNumber: String(sequence), Keys, NewImage: after, ...(before && { OldImage: before }) },
      });
    }
    const units = items.reduce((sum, item) => sum + total(item), 0);
    sums.units += units;
    sums.records += changed.length;
    sums['audit entries'] += items.filter(({ table }) => table === tables.audit).length;
    figures[name] = { 'write units': units, 'stream records': changed.length, ...linesOf(items, tables) };
  }
  return { reference: one.reference, sums, figures };
}

/** Returns what each write of a referral's life costs, item by item, by DynamoDB's rules and the items in Amazon's DynamoDB Local. */
export async function writes(progress: Progress): Promise<Record<string, unknown>> {
  const dynamo = await startDynamoDbLocal();
  try {
    const tables = await localTables(dynamo.client);
    const { since } = await tally(tables, dynamo.client);
    const { figures, sums } = await liveThrough(tables, since, progress);
    return { ...figures, 'the whole life': sums };
  } finally {
    await dynamo.stop();
  }
}
