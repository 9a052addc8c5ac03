import type { WholeCase } from '#functions/platform/store/reading.ts';
import type { Ask } from '#schemas/ask.ts';
import type { Case, FormRecord, Task, TimelineEntry } from '#schemas/case.ts';
import type { CaseDocument, FileWords } from '#schemas/case-document.ts';
import type { Conversation } from '#schemas/conversation.ts';
import type { Decision, Recommendation, WithheldRecord } from '#schemas/decision.ts';
import type { InboundMessage, Message } from '#schemas/message.ts';
import { isUnderS47, WITHOUT_S47 } from './s47-standing.ts';

/** The text shown in place of withheld words. */
export const WITHHELD = '[withheld]';

/** A case as one reader sees it: all of it, or without what section 47 keeps from them. */
export interface SeenCase extends Omit<WholeCase, 'recommendations' | 'decisions'> {
  readonly recommendations: readonly (Recommendation | WithheldRecord)[];
  readonly decisions: readonly (Decision | WithheldRecord)[];
  /** Whether anything may be withheld from this reader. */
  readonly withheld: boolean;
  /** The numbers of the forms that are not shown. */
  readonly withheldForms: readonly number[];
}

/** A reader, and whether they may see the detail of section 47 (`s47_detail` in functions/casework/roles.ts). */
export interface S47Reader {
  readonly id: string;
  readonly seesS47: boolean;
}

/**
 * Returns a case without the detail of section 47 for readers who may not see it (domain 5.3: an early help coordinator). Every way
 * of reading uses this one rule:
 * - A recommendation or decision under section 47, or towards a strategy discussion, still shows that it exists, whose it is and
 *   when.
 * - Words that colleagues wrote, asked, received or sent before the case was handed to this reader's team (`Case.s47.until`) are
 *   withheld. Nobody sorts free text, and a plan with the police is written in notes first. A word withheld too much costs a
 *   telephone call.
 * - Words that the reader wrote stay: the reader knows them. So do words written since the hand-over: they were written for the
 *   reader.
 * - The referral itself stays, with its files. A person screened it and sent it to early help for its content, and nobody can help
 *   a family without it. Its sender's allegations are not the council's plan.
 */
export function withoutS47Detail(whole: WholeCase, reader: S47Reader): SeenCase {
  const all = { ...whole, withheld: false, withheldForms: [] };
  if (reader.seesS47) return all;
  const { s47 } = whole.head;
  if (s47 === undefined) return all;
  const mayRead: MayRead = (at, by) => by === reader.id || isSince(at, s47);
  const stays = (document: SentFile) => fileStays(document, whole.head.receivedAt, s47, mayRead);
  const shown = new Set(whole.documents.filter(stays).map(({ id }) => id));
  const isShown = (form: FormRecord) =>
    form.number === 1 || (form.documentId === null ? mayRead(form.readAt) : shown.has(form.documentId));
  return {
    ...whole,
    withheld: true,
    recommendations: whole.recommendations.map((one) => recordSeen(one, reader)),
    decisions: whole.decisions.map((one) => recordSeen(one, reader)),
    timeline: whole.timeline.map((line) => (mayRead(line.at, line.by) ? line : codesOf(line))),
    tasks: whole.tasks.map((task) => taskSeen(task, reader, mayRead)),
    asks: whole.asks.map((ask) => askSeen(ask, mayRead)),
    conversations: whole.conversations.map((one) =>
      mayRead(one.recordedAt, one.recordedBy) ? one : conversationSeen(one),
    ),
    messages: whole.messages.map((one) => (messageStays(one, whole, mayRead) ? one : messageSeen(one))),
    documents: whole.documents.map((one) => (stays(one) ? one : withheldFile(one))),
    texts: whole.texts.map((one) => (stays(one) ? one : withheldWords(one))),
    forms: whole.forms.filter(isShown).map((form) => formSeen(form, mayRead)),
    withheldForms: whole.forms.filter((form) => !isShown(form)).map(({ number }) => number),
  };
}

/** Returns whether a text of this time and author was written for the reader. */
type MayRead = (at: string, by?: string) => boolean;

function recordSeen<T extends Recommendation | Decision>(record: T, { id }: S47Reader): T | WithheldRecord {
  if (!isUnderS47(record) || record.by === id) return record;
  return { id: record.id, round: record.round, by: record.by, at: record.at, withheld: 's47_detail' };
}

/** Returns a line without its words. What was decided would reveal the plan. */
function codesOf({ detail, what, ...line }: TimelineEntry): TimelineEntry {
  const [verb] = what.split('_');
  const said = verb === 'recommended' || verb === 'decided' ? verb : what;
  return { ...line, what: said, ...(detail === undefined ? {} : { detail: WITHHELD }) };
}

/**
 * Returns a task as the reader may see it, in lists too. A task raised by hand holds a colleague's words; other tasks hold only
 * codes.
 */
export function taskSeen<T extends Task>(task: T, reader: S47Reader, mayRead: MayRead = () => true): T {
  if (reader.seesS47 || task.kind !== 'by_hand') return task;
  const isTheirs = WITHOUT_S47.has(task.team) || mayRead(task.raisedAt);
  return task.s47 !== true && isTheirs ? task : { ...task, why: WITHHELD };
}

function askSeen(ask: Ask, mayRead: MayRead): Ask {
  const { answer } = ask;
  const asked =
    mayRead(ask.askedAt, ask.asker) || (ask.questions.length === 0 && !('whom' in ask.asked))
      ? ask
      : {
          ...ask,
          questions: ask.questions.map((question) => ({ ...question, text: WITHHELD })),
          asked: 'whom' in ask.asked ? { ...ask.asked, whom: WITHHELD } : ask.asked,
        };
  if (answer?.text === undefined || mayRead(answer.at, answer.by)) return asked;
  return { ...asked, answer: { ...answer, text: WITHHELD } };
}

function conversationSeen(one: Conversation): Conversation {
  const { confirmation } = one;
  return {
    ...one,
    summary: WITHHELD,
    confirmation: 'why' in confirmation ? { ...confirmation, why: WITHHELD } : confirmation,
  };
}

/** The email that made the case is the referral itself. A later one may be the answer of the police. */
function messageStays(message: Message, { head }: WholeCase, mayRead: MayRead): message is Message {
  return message.direction === 'out' || message.receivedAt === head.receivedAt || mayRead(message.receivedAt);
}

function messageSeen(message: Message): Message {
  if (message.direction === 'out') return message;
  const { textWhole, text, drawing, fromName, replyTo, otherSenders, openAt, ...rest } = message;
  const seen: InboundMessage = { ...rest, from: WITHHELD, subject: WITHHELD };
  return text === undefined && textWhole === undefined ? seen : { ...seen, text: WITHHELD };
}

/**
 * Returns a form without the answers that colleagues recorded. What its sender wrote stays among its leftovers, and so does an answer
 * that a colleague only confirmed.
 */
function formSeen(form: FormRecord, mayRead: MayRead): FormRecord {
  const { readings = [], answers } = form;
  const kept = readings.filter(({ at, by, confirmed }) => confirmed === true || mayRead(at, by));
  if (kept.length === readings.length) return form;
  const hidden = new Set(readings.filter((reading) => !kept.includes(reading)).map(({ path }) => path));
  return {
    ...form,
    readings: kept,
    answers: answers.map((answer) => {
      const { path, source, confidence } = answer;
      return hidden.has(path) ? { path, value: WITHHELD, source, confidence } : answer;
    }),
  };
}

type S47 = NonNullable<Case['s47']>;

/** The fields that say whether a file was part of the referral: its record has them, and so has the entry of its words. */
type SentFile = Pick<CaseDocument, 'origin' | 'receivedAt'>;

/** Keeps files of the referral itself, and files that its sender added before the matter came under section 47. */
function fileStays({ origin, receivedAt }: SentFile, referredAt: string, s47: S47, mayRead: MayRead): boolean {
  const added = origin.kind === 'upload' && receivedAt < s47.since;
  return receivedAt === referredAt || added || mayRead(receivedAt);
}

/** Returns a file that the reader cannot open. */
const withheldFile = ({ otherNames, ...document }: CaseDocument): CaseDocument => ({
  ...document,
  name: WITHHELD,
  filed: null,
});

/** Withholds a file's words and their labels: a label may name somebody as well. */
const withheldWords = (one: FileWords): FileWords => ({ ...one, words: [{ label: WITHHELD, text: WITHHELD }] });

/** Returns whether this reader may open a file of a case. */
export function mayOpenFile(file: CaseDocument, { receivedAt, s47 }: Case, reader: S47Reader): boolean {
  if (reader.seesS47 || s47 === undefined) return true;
  return fileStays(file, receivedAt, s47, (at) => isSince(at, s47));
}

/** Returns whether this reader may read the words of an email that came to a case. */
export function mayReadMessage({ receivedAt }: InboundMessage, head: Case, { seesS47 }: S47Reader): boolean {
  const { s47 } = head;
  return seesS47 || s47 === undefined || receivedAt === head.receivedAt || isSince(receivedAt, s47);
}

/** Returns whether something was written after the case was handed to a team without the detail, and so for that team. */
export const isSince = (at: string, { until }: S47): boolean => until !== undefined && at >= until;
