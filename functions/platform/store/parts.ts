import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Ask } from '#schemas/ask.ts';
import { type FormRecord, Task, TimelineEntry } from '#schemas/case.ts';
import { CaseDocument, FileWords } from '#schemas/case-document.ts';
import { ContactRecord } from '#schemas/contact.ts';
import { Conversation } from '#schemas/conversation.ts';
import { Decision, Recommendation } from '#schemas/decision.ts';
import { ChildRecord, Match } from '#schemas/known-child.ts';
import { Message } from '#schemas/message.ts';
import type { Reference } from '#schemas/reference.ts';
import { linesOnHead } from './items.ts';
import { caseKey, documentKey, formKey, MESSAGES, recordKey, taskKey, textKey, timelineKey } from './keys.ts';
import { withLookAt } from './look-at-files.ts';
import { StoredForm } from './stored-form.ts';
import type { Tables } from './table.ts';

/** A task as the table gives it back. */
export const StoredTask = z.preprocess(withLookAt, Task);

/** A case's parts beside its head. */
export interface Parts {
  readonly forms: readonly FormRecord[];
  readonly documents: readonly CaseDocument[];
  /** Words of files that are no forms. */
  readonly texts: readonly FileWords[];
  readonly messages: readonly Message[];
  readonly tasks: readonly Task[];
  readonly timeline: readonly TimelineEntry[];
  readonly asks: readonly Ask[];
  readonly conversations: readonly Conversation[];
  readonly children: readonly ChildRecord[];
  readonly matches: readonly Match[];
  /** In the order in which they were made. */
  readonly recommendations: readonly Recommendation[];
  readonly decisions: readonly Decision[];
  /** How people of the case may be contacted (domain 5.5.2). */
  readonly contacts: readonly ContactRecord[];
}
/** What is read by its part: the timeline is not, as its first line is on the head. */
export type Part = Exclude<keyof Parts, 'timeline'>;

/** How the sort keys of each part begin. */
export const BEGINS: Readonly<Record<Part, string>> = {
  forms: formKey('', '').sk,
  documents: documentKey('', '').sk,
  texts: textKey('', '').sk,
  messages: MESSAGES,
  tasks: taskKey('', '').sk,
  asks: recordKey('', 'ask', '').sk,
  conversations: recordKey('', 'conversation', '').sk,
  children: recordKey('', 'child', '').sk,
  matches: recordKey('', 'match', '').sk,
  recommendations: recordKey('', 'recommendation', '').sk,
  decisions: recordKey('', 'decision', '').sk,
  contacts: recordKey('', 'contact', '').sk,
};

/**
 * The items of a part to read: those of these ids; those whose ids begin so, up to a limit; or the last. A rule names what it
 * needs, so that its reads do not grow with the case.
 */
export type Selection =
  | { readonly is: readonly string[] }
  | { readonly begin: readonly string[]; readonly most?: number }
  | 'last';
export type Wanted<P extends Part = Part> = { readonly [Each in P]?: Selection };

/** Every item of a part of which a case never has many. */
export const ALL: Selection = { begin: [''] };

/** Twelve pages of 1 MB: thirty of the longest forms, or as many files as a case may have with a hundred names each. */
const MOST_PAGES = 12;

/** More was asked for of a case than is read at once. */
class TooMuchBesideError extends Error {
  override readonly name = 'TooMuchBesideError';
}

/** Reads what a rule needs beside a case's head; a part that was not asked for is empty. @throws TooMuchBesideError */
export async function readParts(tables: Tables, reference: Reference, wanted: Wanted): Promise<Sorted> {
  const asked = Object.entries(BEGINS).flatMap(([name, begins]) => {
    const selection = new Map<string, Selection | undefined>(Object.entries(wanted)).get(name);
    return selection === undefined ? [] : [selected(tables, reference, begins, selection)];
  });
  return sorted((await Promise.all(asked)).flat());
}

/** Returns the newest lines of a case's timeline; where that is not all of them, without the first line, which is on the head. */
export async function newestLines(
  tables: Tables,
  reference: Reference,
  head: Item,
  most: number,
): Promise<readonly TimelineEntry[]> {
  const lines = await beginning(tables, reference, timelineKey(reference, '').sk, { last: true, most });
  return sorted(lines.length < most ? [...lines, ...linesOnHead(head)] : lines).timeline;
}

/** Parts of a case, with the sort keys of items that do not parse: named, never hidden. */
export interface Sorted extends Parts {
  readonly unreadable: readonly string[];
}

/** Sorts a case's stored items into its parts. */
export function sorted(items: readonly Item[]): Sorted {
  const unread = new Set(items);
  const take = <T>(name: string, schema: z.ZodType<T>): T[] =>
    items.flatMap((item) => {
      const parsed = item.item === name ? schema.safeParse(item) : undefined;
      if (parsed?.success !== true) return [];
      unread.delete(item);
      return [parsed.data];
    });
  const parts: Parts = {
    forms: take('form', StoredForm),
    documents: take('document', CaseDocument),
    texts: take('words', FileWords),
    messages: take('message', Message),
    tasks: take('task', StoredTask),
    timeline: take('timeline', TimelineEntry),
    asks: take('ask', Ask),
    conversations: take('conversation', Conversation),
    children: take('child', ChildRecord),
    matches: take('match', Match),
    recommendations: take('recommendation', Recommendation),
    decisions: take('decision', Decision),
    contacts: take('contact', ContactRecord),
  };
  return { ...parts, unreadable: [...unread].map(({ sk }) => String(sk)) };
}

/**
 * Everything beside a case's head whose sort key begins so. One that does not parse is an error: it might be the one that says no.
 * @throws TooMuchBesideError
 */
export async function readBeside<Schema extends z.ZodType>(
  tables: Tables,
  reference: Reference,
  prefix: string,
  schema: Schema,
): Promise<z.infer<Schema>[]> {
  return (await selected(tables, reference, prefix, ALL)).map((item) => schema.parse(item));
}

type Item = Record<string, unknown>;

async function selected(tables: Tables, reference: Reference, begins: string, selection: Selection): Promise<Item[]> {
  if (selection === 'last') return beginning(tables, reference, begins, { last: true, most: 1 });
  if ('begin' in selection) {
    const { begin, most } = selection;
    const found = begin.map((each) => beginning(tables, reference, `${begins}${each}`, { most }));
    return (await Promise.all(found)).flat();
  }
  const found = selection.is.map((id) =>
    tables.client.send(
      new GetCommand({ TableName: tables.cases, Key: caseKey(reference, `${begins}${id}`), ConsistentRead: true }),
    ),
  );
  return (await Promise.all(found)).flatMap(({ Item }) => (Item === undefined ? [] : [Item]));
}

async function beginning(
  tables: Tables,
  reference: Reference,
  prefix: string,
  { last = false, most }: { readonly last?: boolean; readonly most?: number | undefined },
): Promise<Item[]> {
  const found: Item[] = [];
  let from: Item | undefined;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const { Items = [], LastEvaluatedKey } = await tables.client.send(
      new QueryCommand({
        TableName: tables.cases,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': caseKey(reference).pk, ':prefix': prefix },
        ConsistentRead: true,
        ScanIndexForward: !last,
        ...(most === undefined ? {} : { Limit: most - found.length }),
        ...(from === undefined ? {} : { ExclusiveStartKey: from }),
      }),
    );
    found.push(...Items);
    from = LastEvaluatedKey;
    if (from === undefined || found.length === most) return found;
  }
  throw new TooMuchBesideError('more beside a case than is read at once');
}
