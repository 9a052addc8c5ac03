import { dueWords, timeWords } from '#functions/platform/london-words.ts';
import { forms } from '#schemas/forms/forms.ts';
import {
  ANSWERED_WORDS,
  ASK_REASON_WORDS,
  ASK_STATE_WORDS,
  ASK_STEP_WORDS,
  ASK_TOPIC_WORDS,
  ASKED_WORDS,
  OTHER_WAY_WORDS,
} from '#schemas/words/asking-words.ts';
import { inSentence } from '#schemas/words/phrases.ts';
import type { PageVisit } from '../../kit/page.ts';
import type { CaseSeen } from './case-frame.ts';

type Ask = CaseSeen['view']['asks'][number];

/** Returns what was asked for, the open ones first, the next due first. */
export const asksOf = (seen: CaseSeen, visit: PageVisit) =>
  [...seen.view.asks]
    .sort((one, other) => rank(one) - rank(other) || one.dueAt.localeCompare(other.dueAt))
    .map((ask) => askShown(ask, seen, visit));

const rank = ({ state }: Ask): number => (state === 'open' ? 0 : 1);

/** Returns what an ask is about, for a choice among several. */
export const askTitle = ({ form, questions }: Ask): string =>
  form === undefined
    ? questions.map(({ topic }) => ASK_TOPIC_WORDS[topic]).join('; ')
    : `Form: ${forms.get(form)?.title ?? form}`;

function askShown(ask: Ask, { view, names }: CaseSeen, { now }: PageVisit) {
  const { asked, answer, state } = ask;
  const base = `/staff/cases/${view.case.reference}`;
  const isOpen = state === 'open';
  return {
    title: askTitle(ask),
    state: ASK_STATE_WORDS[state],
    isLate: isOpen && ask.dueAt < now.toISOString(),
    facts: [
      { key: 'Asked', value: `${whom(asked, names)}, ${timeWords(ask.askedAt, now)}, by ${names.get(ask.asker)}` },
      { key: 'Due', value: isOpen ? dueWords(ask.dueAt, now) : timeWords(ask.dueAt, now) },
      ...(ask.reasons.length === 0
        ? []
        : [{ key: 'Why them', value: ask.reasons.map((reason) => ASK_REASON_WORDS[reason]).join('; ') }]),
      ...(isOpen ? [{ key: 'Next', value: ASK_STEP_WORDS[ask.next] }] : []),
      ...(answer === undefined
        ? []
        : [
            {
              key: 'Answered',
              value: `${ANSWERED_WORDS[answer.how]}, ${timeWords(answer.at, now)}, recorded by ${names.get(answer.by)}`,
            },
          ]),
    ],
    questions: ask.questions.map(({ topic, text }) => ({ topic: ASK_TOPIC_WORDS[topic], text })),
    answer: answer?.text,
    returnedIn: answer?.returnedIn,
    perhaps: isOpen ? ask.perhaps?.reference : undefined,
    record: isOpen && view.may.record_answer.may ? `${base}/do/answer?ask=${ask.id}` : undefined,
  };
}

function whom(asked: Ask['asked'], names: CaseSeen['names']): string {
  if (asked.by === 'email') return `${ASKED_WORDS[asked.who]} by our email to ${asked.address}`;
  const who = asked.whom === undefined ? ASKED_WORDS[asked.who] : `${ASKED_WORDS[asked.who]} (${asked.whom})`;
  const at = asked.at === undefined ? '' : ` at ${asked.at}`;
  return `${who} ${inSentence(OTHER_WAY_WORDS[asked.how])}${at}: ${names.get(asked.worker)} asks`;
}
