import { timeWords } from '#functions/platform/london-words.ts';
import {
  AUTOMATIC_WORDS,
  DELIVERY_WORDS,
  LETTER_WORDS,
  OPENING_WORDS,
  SENDING_WORDS,
} from '#schemas/words/message-words.ts';
import { inSentence } from '#schemas/words/phrases.ts';
import type { PageVisit } from '../../kit/page.ts';
import type { CaseSeen } from './case-frame.ts';

type Email = CaseSeen['view']['messages'][number];
type Received = Extract<Email, { direction: 'in' }>;
type Sent = Extract<Email, { direction: 'out' }>;

/** Returns when an email came, or was written. */
export const emailAt = (email: Email): string => (email.direction === 'in' ? email.receivedAt : email.createdAt);

/** Returns an email as the thread shows it. */
export const emailShown = (email: Email, seen: CaseSeen, visit: PageVisit) =>
  email.direction === 'in' ? received(email, seen, visit) : sent(email, seen, visit);

function received(email: Received, { view }: CaseSeen, { now }: PageVisit) {
  const { id, from, fromName, replyTo, otherSenders, automatic, automaticBy, asksNoAnswer, portal, opening } = email;
  const path = `/staff/cases/${view.case.reference}/messages/${id}`;
  const files = view.documents.filter(({ origin }) => origin.kind === 'message' && origin.id === id);
  return {
    id,
    title: 'Email received',
    when: timeWords(email.receivedAt, now),
    marks: [
      ...(email.held.length > 0 ? ['Held'] : []),
      ...(automatic === 'none' ? [] : [AUTOMATIC_WORDS[automatic]]),
      ...(email.openAt.length > 0 ? ['Its words are elsewhere'] : []),
      ...(opening === 'opened' ? [] : [OPENING_WORDS[opening]]),
    ],
    facts: [
      { key: 'From', value: from ?? 'Not said' },
      ...(fromName === null ? [] : [{ key: 'Name that the sender gives, not checked', value: fromName }]),
      ...(replyTo.length === 0 ? [] : [{ key: 'Asks for answers at, not checked', value: replyTo.join('; ') }]),
      ...otherSenders.map(({ header, text }) => ({ key: `Also named, in ${header}`, value: text })),
      { key: 'Subject', value: email.subject ?? 'No subject' },
      ...(automaticBy === null ? [] : [{ key: 'Shown to be automatic by', value: automaticBy }]),
      ...(asksNoAnswer === null ? [] : [{ key: 'Asks for no automatic answer, by', value: asksNoAnswer }]),
      ...(portal === 'none' ? [] : [{ key: 'Secure mail service', value: portal }]),
      ...(files.length === 0 ? [] : [{ key: 'Files', value: files.map(({ name }) => name).join('; ') }]),
    ],
    warnings: [...email.held.map(({ words }) => words), ...email.problems],
    openAt: email.openAt,
    text: email.text,
    noText: opening === 'opened' ? 'The email has no text.' : `${OPENING_WORDS[opening]}.`,
    isCut: email.textIsCut,
    drawn: email.drawn ? `${path}/drawn` : undefined,
    raw: view.may.open_message.may ? `${path}/open` : undefined,
    original: view.may.open_original.may ? `${path}/original` : undefined,
  };
}

function sent(email: Sent, { view }: CaseSeen, { now }: PageVisit) {
  const { id, kind, to, state, delivery, sentAt } = email;
  const isOut = state === 'sent' || state === 'sending';
  const became = sentAt === null ? SENDING_WORDS[state] : `${SENDING_WORDS[state]} ${timeWords(sentAt, now)}`;
  return {
    id,
    title: `From us: ${inSentence(LETTER_WORDS[kind])}`,
    when: timeWords(email.createdAt, now),
    marks: ['bounced', 'complained', 'rejected'].includes(delivery) || state === 'given_up' ? ['Did not arrive'] : [],
    facts: [
      { key: 'To', value: to },
      { key: 'Sending', value: became },
      ...(isOut ? [{ key: 'Delivery', value: DELIVERY_WORDS[delivery] }] : []),
    ],
    misdirected:
      isOut && view.may.report_misdirected.may
        ? `/staff/cases/${view.case.reference}/do/misdirected?message=${id}`
        : undefined,
  };
}
