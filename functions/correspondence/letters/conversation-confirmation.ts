import { londonTime } from '#functions/platform/london-words.ts';
import type { AgreedAction } from '#schemas/conversation.ts';
import { AGREED_WORDS } from '#schemas/words/asking-words.ts';
import { ROLE_WORDS } from '#schemas/words/case-words.ts';
import { inSentence, withArticle } from '#schemas/words/phrases.ts';
import { facts, type LetterFacts, list, NothingToSayError, paragraph, type WrittenLetter } from './letter.ts';

function sentence({ what, who, by }: AgreedAction): string {
  const time = by === undefined ? '' : ` by ${londonTime(by)}`;
  return `${who === 'we' ? 'We' : 'You'} will ${inSentence(AGREED_WORDS[what])}${time}`;
}

/** Confirms a conversation and its actions in controlled words: the conversation itself stays on the case (domain S12, 5.4). */
export function conversationConfirmation(about: LetterFacts): WrittenLetter {
  const { conversation, reference } = about;
  if (conversation === undefined) throw new NothingToSayError(reference);
  return {
    heading: 'What we agreed when we spoke',
    body: [
      facts(
        about,
        ['We spoke on', londonTime(conversation.at)],
        ['You spoke to', withArticle(ROLE_WORDS[conversation.staffRole])],
      ),
      paragraph('We agreed:'),
      list(conversation.actions.map(sentence)),
      paragraph('If this is not what you remember, telephone us.'),
    ],
  };
}
