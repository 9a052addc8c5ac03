import { timeWords } from '#functions/platform/london-words.ts';
import {
  AGREED_WHO_WORDS,
  AGREED_WORDS,
  CONFIRMATION_WORDS,
  CONFIRMED_WORDS,
  SPOKEN_WORDS,
} from '#schemas/words/asking-words.ts';
import { ROLE_WORDS } from '#schemas/words/case-words.ts';
import { inSentence } from '#schemas/words/phrases.ts';
import type { PageVisit } from '../../kit/page.ts';
import type { CaseSeen } from './case-frame.ts';

type Conversation = CaseSeen['view']['conversations'][number];

/** Returns the conversations of a case, the latest first. */
export const conversationsOf = (seen: CaseSeen, visit: PageVisit) =>
  [...seen.view.conversations]
    .sort((one, other) => other.at.localeCompare(one.at))
    .map((one) => conversationShown(one, seen, visit));

function conversationShown(one: Conversation, { view, names }: CaseSeen, { now }: PageVisit) {
  const { confirmation } = one;
  return {
    title: `Spoke with ${inSentence(SPOKEN_WORDS[one.with])}`,
    when: timeWords(one.at, now),
    facts: [
      { key: 'Spoke in the role of', value: ROLE_WORDS[one.staffRole] },
      { key: 'Recorded by', value: `${names.get(one.recordedBy)}, ${timeWords(one.recordedAt, now)}` },
      { key: 'Confirmation', value: confirmationWords(confirmation, names, now) },
    ],
    summary: one.summary,
    actions: one.actions.map(({ who, what, by }) => {
      const until = by === undefined ? '' : `, by ${timeWords(by, now)}`;
      return `${AGREED_WHO_WORDS[who]}: ${inSentence(AGREED_WORDS[what])}${until}`;
    }),
    preview:
      confirmation.state === 'another_way'
        ? undefined
        : {
            href: `/staff/cases/${view.case.reference}/conversations/${one.id}`,
            toApprove: confirmation.state === 'to_approve',
          },
  };
}

function confirmationWords(confirmation: Conversation['confirmation'], names: CaseSeen['names'], now: Date): string {
  const words = CONFIRMATION_WORDS[confirmation.state];
  if (confirmation.state === 'another_way')
    return `${CONFIRMED_WORDS[confirmation.how]}, by ${names.get(confirmation.by)}: ${confirmation.why}`;
  if (confirmation.state === 'to_approve') return `${words}: email to ${confirmation.address}`;
  return `${words} by ${names.get(confirmation.by)}, ${timeWords(confirmation.approvedAt, now)}: email to ${confirmation.address}`;
}
