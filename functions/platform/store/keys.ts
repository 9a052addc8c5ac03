import { digest } from '../identifiers.ts';

/**
 * Every key of the two tables, and the sparse indexes, in one place (design: Records). Nothing else in the program spells one.
 *
 * Cases:  pk CASE#<reference>   sk CASE | SAFETY | FORM#<n> | DOC#<id> | MSG#in#<id> | MSG#out#<id> | ACT#<id> | TL#<ulid> | TOK#<n>
 *                               TEXT# and the id of a document
 *                               CHILD# | MATCH# | ASK# | RECOMMEND# | DECIDE# | CONTACT# | TALK#  and an id
 *         pk ONCE#<kind>#<hash> sk ONCE     what decides that nothing happens twice (law 2)
 *         pk UPLOAD#<id>        sk UPLOAD   a slot for one file
 *         pk SES#<id>           sk SES      which of our messages SES gave this id
 *         pk ORIGINALS#<reference>  sk <ulid>   a zip of an original that somebody was given, until it is deleted
 *         pk COLLEAGUES, NAMED#<hash>: store/colleagues.ts
 *         pk RATE#<what>        sk RATE     how many acknowledgements an address was sent in an hour
 *         pk SETTING#<name>     sk SETTING; SETTING#catalogue, ENTRY#<id>; SETTING#catalogue#<id>, V#<n>
 * Indexes: queue  (queue, queueSort)   work lists: team and state, due first
 *          timers (timer, timerAt)     what a sweep must look at, and when
 *          lookup (lookup, lookupSort) search tokens, and MADE#<generation>: the cases whose tokens are under a key
 * Audit:  pk DAY#<date>        sk <ulid>    an entry
 *         pk SEALED#<date>     sk <ulid>    that the entry is in the chain: in the entries' order, so that both are read side by side
 *         pk CHAIN             sk <12 digits>  the chain's links, in order
 */
export const caseKey = (reference: string, sk = 'CASE') => ({ pk: `CASE#${reference}`, sk });
/** With the empty text: where a case's forms begin. */
export const formKey = (reference: string, number: number | '') => caseKey(reference, `FORM#${number}`);
export const documentKey = (reference: string, id: string) => caseKey(reference, `DOC#${id}`);
/** Where a case's messages begin. */
export const MESSAGES = 'MSG#';
/** A message of ours. What we send is read apart from what came, of which there may be much more. */
export const messageKey = (reference: string, id: string) => caseKey(reference, `${MESSAGES}out#${id}`);
/** A message that came. */
export const mailKey = (reference: string, id: string) => caseKey(reference, `${MESSAGES}in#${id}`);
/** What the rules that keep a child safe need to know of a case. A case with no more than the form it was filed with has none. */
export const safetyKey = (reference: string) => caseKey(reference, 'SAFETY');
export const taskKey = (reference: string, id: string) => caseKey(reference, `ACT#${id}`);
export const timelineKey = (reference: string, id: string) => caseKey(reference, `TL#${id}`);
/** What stands beside a case's head, by kind: its sort key is `<PREFIX>#<id>`. */
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
export const recordKey = (reference: string, kind: RecordKind, id: string) =>
  caseKey(reference, `${PREFIX[kind]}#${id}`);

/** The words of a file. */
export const textKey = (reference: string, documentId: string) => caseKey(reference, `TEXT#${documentId}`);

/** A case's n-th search token, or that of a file. They sort behind everything else of a case, so that reading it leaves them out. */
export const tokenKey = (reference: string, name: number | string) => caseKey(reference, `TOK#${name}`);
/** Whether a case's search tokens are made, and under which generation of the key. */
export const tokensMadeKey = (reference: string) => caseKey(reference, 'TOK#MADE');
/** Where reading a case ends: nothing that people must see may ever have a sort key behind it. */
export const BEFORE_TOKENS = 'TOK#';

export const onceKey = (kind: string, hash: string) => ({ pk: `ONCE#${kind}#${hash}`, sk: 'ONCE' });
export const uploadKey = (id: string) => ({ pk: `UPLOAD#${id}`, sk: 'UPLOAD' });
/** Apart from the case's own items: a case is read without the zips that were made of its files. */
export const originalKey = (reference: string, id: string) => ({ pk: `ORIGINALS#${reference}`, sk: id });
export const sesKey = (sesMessageId: string) => ({ pk: `SES#${sesMessageId}`, sk: 'SES' });
export const rateKey = (what: string) => ({ pk: `RATE#${what}`, sk: 'RATE' });
/** An entry of the signposting catalogue, and each of its versions as it was. */
export const catalogueKey = (id: string) => ({ pk: 'SETTING#catalogue', sk: `ENTRY#${id}` });
export const catalogueVersionKey = (id: string, version: number) => ({
  pk: `SETTING#catalogue#${id}`,
  sk: `V#${String(version).padStart(6, '0')}`,
});
/** What the sweep saw of the undecided cases of every team. */
export const standingQueuesKey = { pk: 'QUEUES', sk: 'QUEUES' } as const;
/** How far the walk has come that finds cases without search tokens. */
export const tokenWalkKey = { pk: 'WALK#tokens', sk: 'WALK' } as const;
/** The online form's setting, and what its task to review the sign-off stands under: it is of no case. */
export const ONLINE_FORM = 'online-form';
export const settingKey = (name: string) => ({ pk: `SETTING#${name}`, sk: 'SETTING' });
export const auditKey = (date: string, id: string) => ({ pk: `DAY#${date}`, sk: id });
export const sealedKey = (date: string, id: string) => ({ pk: `SEALED#${date}`, sk: id });
export const chainKey = (sequence: number) => ({ pk: 'CHAIN', sk: String(sequence).padStart(12, '0') });

export const queueOf = (team: string, state: string) => `CASE#${team}#${state}`;
export const taskQueueOf = (team: string) => `TASK#${team}#open`;
export const queueSortOf = (dueAt: string, reference: string) => `${dueAt}#${reference}`;

/** The other lists in the same index, each with what it is sorted by. */
export const receivedQueueOf = (team: string, state: string) => `RECEIVED#${team}#${state}`;
export const priorityQueueOf = (team: string, state: string) => `PRIORITY#${team}#${state}`;
export const sourceQueueOf = (team: string, state: string, source: string) => `SOURCE#${team}#${state}#${source}`;
/** A person by a hash of their id: an identity provider may make it of an email address (law 4). */
export const assigneeQueueOf = (assignee: string, state: string) => `ASSIGNEE#${digest('person', assignee)}#${state}`;
export const ownerQueueOf = (owner: string) => `OWNER#${digest('person', owner)}`;

/** The lists in which a case stands by an item of its own; its head itself stands in its team's by due time. */
export const LIST_ROWS = ['priority', 'received', 'assignee', 'source'] as const;
export type ListRow = (typeof LIST_ROWS)[number];
export const listRowKey = (reference: string, row: ListRow) => ({ pk: `LIST#${reference}`, sk: row });
export const taskRowKey = (reference: string, id: string) => ({ pk: `LIST#${reference}`, sk: `TASK#${id}` });

export const countsKey = { pk: 'COUNTS', sk: 'COUNTS' } as const;
/** `sk` is that of what is counted. */
export const countedKey = (reference: string, sk: string) => ({ pk: `COUNTED#${reference}`, sk });

/** What the sweeps look at: a zip to delete, a message to send, a file without a verdict, a slot without its file, a message not yet opened, a question not yet answered. */
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
  | 'review';
