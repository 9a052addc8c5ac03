import type { DraftId } from '#schemas/draft-id.ts';
import type { Reference } from '#schemas/reference.ts';
import { digest } from '../identifiers.ts';
import type { Holder } from './holder.ts';

/**
 * Every key of the two tables, and the sparse indexes, in one place (design: Records). Nothing else in the program spells one.
 *
 * Cases:  pk CASE#<reference>   sk CASE | SAFETY | FORM#<n> | DOC#<id> | MSG#in#<id> | MSG#out#<id> | ACT#<id> | TL#<ulid> | TOK#MADE
 *                               TEXT# and the id of a document
 *                               CHILD# | MATCH# | ASK# | RECOMMEND# | DECIDE# | CONTACT# | TALK#  and an id
 *         pk ONCE#<kind>#<hash> sk ONCE     what decides that nothing happens twice (law 2)
 *         pk TOKEN#<token>      sk <received>#<reference>   a case that a search token finds
 *         pk FLAG#<reference>   sk <flag> | restricted   a case's row in the list of one named flag, or of restricted cases
 *         pk UPLOAD#<id>        sk UPLOAD   a slot for one file
 *         pk SES#<id>           sk SES      which of our messages SES gave this id
 *         pk ORIGINALS#<reference>  sk <ulid>   a zip of an original that somebody was given, until it is deleted
 *         pk COLLEAGUES, NAMED#<hash>: store/colleagues.ts
 *         pk RATE#<what>        sk RATE     how many acknowledgements an address was sent in an hour
 *         pk DRAFT#<id>         sk DRAFT    a referral that a colleague is taking down
 *         pk ACTIVITY           sk <date>   the numbers of the part of a week in one month, by its first date
 *         pk SWEEPS             sk <job>    when the job's sweep last ran
 *         pk SESSION#<hash>     sk SESSION | KEPT#<name>   a person's session with the pages, and words that they typed, until they expire
 *         pk SETTING#<name>     sk SETTING | V#<n> | FILE#<n>; SETTING#catalogue, ENTRY#<id>; SETTING#catalogue#<id>, V#<n>
 * Indexes, all sparse: a work list is an attribute of the head or task that is in it.
 *          queue    (queue, queueSort)          of a team in a state, due first: cases, tasks, cases with a named flag
 *          priority (queue, prioritySort)       the same cases by priority, then due
 *          received (queue, receivedSort)       by receipt
 *          source   (queue, sourceSort)         by kind of agency, then due; emails without a form; tasks for a form to come back
 *          door     (queue, doorSort)           by door, then due
 *          assignee (assigneeQueue, queueSort)  of one person: cases in a state, tasks
 *          assigneePriority (assigneeQueue, prioritySort)  the same cases by priority, then due
 *          timers   (timer, timerAt)            what a sweep must look at, and when
 *          lookup   (lookup, lookupSort)        MADE#<generation>: the cases whose search tokens are under a key
 * Audit:  pk DAY#<date>        sk <ulid>    an entry
 *         pk SEALED#<date>     sk <ulid>    that the entry is in the chain: in the entries' order, so that both are read side by side
 *         pk CHAIN             sk <12 digits>  the chain's links, in order
 *         pk LOOKED#<reference> | LOOKED#<draft>  sk <ulid> | <time>#<hash>   the entry of a look at the case or draft (store/looks.ts)
 */
export const caseKey = (reference: Holder | '', sk = 'CASE') => ({ pk: `CASE#${reference}`, sk });
/** The case whose reference another item has in its key. */
export const caseKeyIn = (pk: string) => ({ pk: pk.replace(/^[A-Z]+#/, 'CASE#'), sk: 'CASE' });
/** With the empty text: where a case's forms begin. */
export const formKey = (reference: Reference | '', number: number | '') => caseKey(reference, `FORM#${number}`);
export const documentKey = (reference: Reference | '', id: string) => caseKey(reference, `DOC#${id}`);
/** Where a case's messages begin. */
export const MESSAGES = 'MSG#';
/** Returns the key of a message that we send. These are read apart from messages that came, of which there may be many more. */
export const messageKey = (reference: Reference | '', id: string) => caseKey(reference, `${MESSAGES}out#${id}`);
/** Returns the key of a message that came. */
export const mailKey = (reference: Reference, id: string) => caseKey(reference, `${MESSAGES}in#${id}`);
/** Returns the key of a case's safety record. A case with only the form it was filed with has none. */
export const safetyKey = (reference: Reference) => caseKey(reference, 'SAFETY');
export const taskKey = (reference: Holder | '', id: string) => caseKey(reference, `ACT#${id}`);
export const timelineKey = (reference: Holder, id: string) => caseKey(reference, `TL#${id}`);
/** Records beside a case's head, by kind: the sort key is `<PREFIX>#<id>`. */
export type RecordKind = 'child' | 'match' | 'ask' | 'recommendation' | 'decision' | 'contact' | 'conversation';
const PREFIX: Readonly<Record<RecordKind, string>> = {
  child: 'CHILD',
  match: 'MATCH',
  ask: 'ASK',
  recommendation: 'RECOMMEND',
  decision: 'DECIDE',
  contact: 'CONTACT',
  conversation: 'TALK',
};
export const recordKey = (reference: Reference | '', kind: RecordKind, id: string) =>
  caseKey(reference, `${PREFIX[kind]}#${id}`);

/** Returns the key of a file's words. */
export const textKey = (reference: Reference | '', documentId: string) => caseKey(reference, `TEXT#${documentId}`);

/** Where the cases begin that a search token finds. The key of an item is the token: it is found without an index. */
export const tokenKey = (token: string, sort = '') => ({ pk: `TOKEN#${token}`, sk: sort });
/** Whether a case's search tokens are made, which they are, and under which generation of the key. */
export const tokensMadeKey = (reference: Reference) => caseKey(reference, 'TOK#MADE');
/** Where reading a case ends: nothing that people must see may ever have a sort key behind it. */
export const BEFORE_TOKENS = 'TOK#';

export const onceKey = (kind: string, hash: string) => ({ pk: `ONCE#${kind}#${hash}`, sk: 'ONCE' });
export const uploadKey = (id: string) => ({ pk: `UPLOAD#${id}`, sk: 'UPLOAD' });
/** Apart from the case's own items: a case is read without the zips that were made of its files. */
export const originalKey = (reference: Reference, id: string) => ({ pk: `ORIGINALS#${reference}`, sk: id });
export const sesKey = (sesMessageId: string) => ({ pk: `SES#${sesMessageId}`, sk: 'SES' });
export const rateKey = (what: string) => ({ pk: `RATE#${what}`, sk: 'RATE' });
/** Returns the key of an entry of the signposting catalogue; each of its earlier versions has one too. */
export const catalogueKey = (id: string) => ({ pk: 'SETTING#catalogue', sk: `ENTRY#${id}` });
export const catalogueVersionKey = (id: string, version: number) => ({
  pk: `SETTING#catalogue#${id}`,
  sk: `V#${String(version).padStart(6, '0')}`,
});
/** The item of the undecided cases of every team, as the sweep saw them. */
export const standingQueuesKey = { pk: 'QUEUES', sk: 'QUEUES' } as const;
export const draftKey = (id: string) => ({ pk: `DRAFT#${id}`, sk: 'DRAFT' });
/** The drafts of a team, and of one person. */
export const draftQueueOf = (team: string) => `DRAFT#${team}`;
export const takerQueueOf = (taker: string) => `TAKER#${digest('person', taker)}`;
/** Where the notes of sweeps are. */
export const SWEEPS = 'SWEEPS';
export const sweepKey = (job: string) => ({ pk: SWEEPS, sk: job });
/** By the hash of the cookie: who reads the table cannot act as anybody. */
export const sessionKey = (id: string) => ({ pk: `SESSION#${id}`, sk: 'SESSION' });
export const keptWordsKey = (id: string, name: string) => ({ pk: `SESSION#${id}`, sk: `KEPT#${name}` });
export const settingKey = (name: string) => ({ pk: `SETTING#${name}`, sk: 'SETTING' });
/** Returns the key of one of a setting's newest versions; with the empty text, where they begin. */
export const settingVersionKey = (name: string, place: number | '') => ({ pk: `SETTING#${name}`, sk: `V#${place}` });
export const postcodesFileKey = (place: number) => ({ pk: 'SETTING#postcodes', sk: `FILE#${place}` });
export const auditKey = (date: string, id: string) => ({ pk: `DAY#${date}`, sk: id });
export const sealedKey = (date: string, id: string) => ({ pk: `SEALED#${date}`, sk: id });
/** Where the index has the looks at a case or a draft, by time. */
export const lookedKey = (reference: Reference | DraftId | '*', sort = '') => ({ pk: `LOOKED#${reference}`, sk: sort });
export const chainKey = (sequence: number) => ({ pk: 'CHAIN', sk: String(sequence).padStart(12, '0') });

export const queueOf = (team: string, state: string) => `CASE#${team}#${state}`;
export const taskQueueOf = (team: string) => `TASK#${team}#open`;
export const queueSortOf = (dueAt: string, reference: Holder) => `${dueAt}#${reference}`;

/** A person by a hash of their id: an identity provider may make it of an email address (law 4). */
export const assigneeQueueOf = (assignee: string, state: string) => `ASSIGNEE#${digest('person', assignee)}#${state}`;
export const ownerQueueOf = (owner: string) => `OWNER#${digest('person', owner)}`;
export const flagQueueOf = (team: string, state: string, flag: string) => `FLAG#${team}#${state}#${flag}`;
/** The list of restricted cases. */
export const RESTRICTED = 'RESTRICTED';
/** Apart from the case's own items: the follower of the stream writes it, and nothing reads it with the case. */
export const flagRowKey = (reference: Holder, flag: string) => ({ pk: `FLAG#${reference}`, sk: flag });

export const countsKey = { pk: 'COUNTS', sk: 'COUNTS' } as const;
/** Two years are 130 rows under one key, so that one query reads them. */
export const activityKey = (start: string) => ({ pk: 'ACTIVITY', sk: start });
/** `sk` is the sort key of the counted item. */
export const countedKey = (reference: Holder, sk: string) => ({ pk: `COUNTED#${reference}`, sk });

/**
 * What the sweeps handle: a zip to delete, a message to send, a file without a verdict, a slot without its file, a message not yet
 * opened, a question not yet answered.
 */
export type Timer =
  | 'decision'
  | 'outbox'
  | 'scan'
  | 'upload'
  | 'open'
  | 'read'
  | 'ask'
  | 'lookup'
  | 'original'
  | 'colleague'
  | 'draft'
  | 'review';
