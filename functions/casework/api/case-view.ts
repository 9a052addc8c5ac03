import type { SeenCase } from '#functions/safety/index.ts';
import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import type { CaseView } from '#schemas/api/staff/case-view.ts';
import type { DocumentView } from '#schemas/api/staff/document-view.ts';
import type { MessageView } from '#schemas/api/staff/message-view.ts';
import { type CaseDocument, formIsOn } from '#schemas/case-document.ts';
import { HoldReasonCode } from '#schemas/document.ts';
import { plainWords } from '#schemas/held-files.ts';
import { HELD_WORDS } from '#schemas/held-mail.ts';
import type { Message } from '#schemas/message.ts';
import { taskSays } from '#schemas/task-words.ts';
import type { CaseClocks } from '../clock/known-case-clocks.ts';
import { withViews } from './form-views.ts';
import { isLate } from './work-list.ts';

/** The parts of a case that its records hold, and that do not depend on the reader. */
type Recorded = Omit<
  CaseView,
  | 'contacts'
  | 'suggestedContacts'
  | 'sharedWays'
  | 'hides'
  | 'withheldForms'
  | 'may'
  | 'residence'
  | 'more'
  | 'glance'
  | 'news'
>;

/** Returns a case as staff see it. Only the fields named here leave: no key, bucket, token or entry of our address book. */
export function caseView(whole: SeenCase, now: Date, clocks: CaseClocks): DeepReadonly<Recorded> {
  const {
    head,
    forms,
    documents,
    texts,
    messages,
    tasks,
    conversations,
    timeline,
    recommendations,
    decisions,
    asks,
    children,
    matches,
    unreadable,
  } = whole;
  return {
    case: { ...head, late: isLate(head, now), clock: clocks(head, now) },
    forms: withViews(forms),
    documents: documents.map(documentView),
    texts: texts.map(({ documentId, words, cut, held = false }) => ({ document: documentId, words, cut, held })),
    messages: messages.map(messageView),
    tasks: tasks.map((task) => ({ ...task, says: taskSays(task) })),
    timeline,
    recommendations,
    decisions,
    asks,
    conversations,
    children,
    matches,
    unreadable,
  };
}

/** Returns whether staff may download a file: only when it is clean, safe and filed (law 3). */
export function mayBeOpened(document: CaseDocument): boolean {
  return document.verdict === 'clean' && document.safety === 'safe' && document.filed !== null;
}

/** Returns what a browser shows of a file, or why not of a picture. */
function shownAs(document: CaseDocument): Pick<DocumentView, 'shows' | 'noPicture'> {
  const { picture, type } = document;
  if (!mayBeOpened(document)) return { shows: null, noPicture: null };
  if (picture === null) return { shows: type === 'pdf' ? 'pdf' : null, noPicture: null };
  return 'none' in picture ? { shows: null, noPicture: picture.none } : { shows: 'picture', noPicture: null };
}

function documentView(document: CaseDocument): DocumentView {
  return {
    id: document.id,
    name: document.name,
    ...(document.otherNames === undefined ? {} : { otherNames: document.otherNames }),
    size: document.size,
    sha256: document.sha256,
    type: document.type,
    origin: document.origin,
    receivedAt: document.receivedAt,
    verdict: document.verdict,
    threats: document.threats,
    safety: document.safety,
    reasons: document.reasons.map((code) => ({ code, words: wordsFor(code) })),
    reading: document.reading,
    formNumber: document.formNumber,
    drawn: document.drawing !== undefined && formIsOn(document) === null,
    // Two requests at once may have noted one person twice.
    looks: document.looks.filter(({ by }, at, all) => all.findIndex((one) => one.by === by) === at),
    ...shownAs(document),
    mayBeOpened: mayBeOpened(document),
  };
}

/** Returns words for a reason. An unknown one, from a later version of the service, still says that the file is held. */
function wordsFor(code: string): string {
  const known = HoldReasonCode.safeParse(code);
  return known.success ? plainWords[known.data].staff : 'Something inside this file may do harm.';
}

function heldWordsFor(code: string): string {
  return new Map(Object.entries(HELD_WORDS)).get(code) ?? 'A check of this mail failed: read it before it is trusted.';
}

function messageView(message: Message): MessageView {
  if (message.direction === 'out') {
    const { direction, id, kind, to, state, delivery, createdAt, sentAt } = message;
    return { direction, id, kind, to, state, delivery, createdAt, sentAt: sentAt ?? null };
  }
  const {
    direction,
    id,
    receivedAt,
    from,
    subject,
    automatic,
    held,
    portal,
    opening,
    text,
    textWhole,
    drawing,
    problems,
  } = message;
  const { fromName, replyTo, otherSenders, automaticBy, asksNoAnswer, openAt } = message;
  return {
    direction,
    id,
    receivedAt,
    from,
    fromName: fromName ?? null,
    replyTo: replyTo ?? [],
    otherSenders: otherSenders ?? [],
    subject,
    automatic,
    automaticBy: automaticBy ?? null,
    asksNoAnswer: asksNoAnswer ?? null,
    held: held.map((code) => ({ code, words: heldWordsFor(code) })),
    portal,
    openAt: openAt ?? [],
    opening,
    text: text ?? null,
    drawn: drawing !== undefined,
    textIsCut: textWhole !== undefined,
    problems: problems ?? [],
  };
}
