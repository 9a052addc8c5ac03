import type { Role } from '#schemas/actor.ts';
import type { AgreedAction, AgreedWhat } from '#schemas/conversation.ts';
import { londonTime } from '../london-time.ts';
import { facts, type LetterFacts, list, NothingToSayError, paragraph, type WrittenLetter } from './letter.ts';

/** Agreed actions, as they follow "we will" or "you will". */
const TO: Readonly<Record<AgreedWhat, string>> = {
  decide_what_happens_next: 'decide what happens next',
  complete_the_form: 'complete the form and email it back',
  send_information: 'send the information that we spoke about',
  tell_the_parents: 'tell the parents or carers',
  telephone_again: 'telephone again',
  speak_to_other_agencies: 'speak to other agencies',
  tell_of_changes: 'say at once when something changes',
  telephone_999_in_danger: 'telephone 999 when a child is in danger',
  do_nothing_more: 'do nothing more for now',
};

const ROLE: Readonly<Record<Role, string>> = {
  screening_officer: 'a screening officer',
  duty_social_worker: 'a duty social worker',
  team_manager: 'a team manager',
  eh_coordinator: 'an early help coordinator',
  masp_chair: 'the chair of a panel',
  ig_officer: 'an information governance officer',
  system_admin: 'a system administrator',
};

function sentence({ what, who, by }: AgreedAction): string {
  const time = by === undefined ? '' : ` by ${londonTime(by)}`;
  return `${who === 'we' ? 'We' : 'You'} will ${TO[what]}${time}`;
}

/** Confirms a conversation and its actions in controlled words: the conversation itself stays on the case (domain S12, 5.4). */
export function conversationConfirmation(about: LetterFacts): WrittenLetter {
  const { conversation, reference } = about;
  if (conversation === undefined) throw new NothingToSayError(reference);
  return {
    heading: 'What we agreed when we spoke',
    body: [
      facts(about, ['We spoke on', londonTime(conversation.at)], ['You spoke to', ROLE[conversation.staffRole]]),
      paragraph('We agreed:'),
      list(conversation.actions.map(sentence)),
      paragraph('If this is not what you remember, telephone us.'),
    ],
  };
}
