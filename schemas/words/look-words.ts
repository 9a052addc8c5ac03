import { CaseAction } from '#schemas/api/staff/may.ts';
import { LookAction } from '#schemas/look-action.ts';
import { ACTION_WORDS } from './action-words.ts';
import { inSentence, type WordsFor } from './phrases.ts';

/** What somebody looked at, in words. */
const LOOK_WORDS: WordsFor<LookAction> = {
  'read-case': 'Read the case',
  'read-history': 'Read the case with its other cases',
  'compare-cases': 'Compared the case with another',
  search: 'Found the case by a search',
  'list-cases': 'Saw the case in a list of cases',
  'list-tasks': 'Saw the case in a list of tasks',
  'show-shift': 'Saw the case in the hand-over of a shift',
  'open-document': 'Opened a file',
  'read-drawing': 'Read what a file says, as it was drawn',
  'read-email': 'Read what an email says, as it was drawn',
  'show-document': 'Looked at a file in the browser',
  'show-small-picture': 'Saw a small picture of a file',
  'open-message': 'Opened an email as it was sent',
  'open-original': 'Got an original file or email',
  unmask: 'Saw the secret addresses',
  'export-case': 'Got the hand-over pack',
  'who-looked': 'Asked who looked at the case',
  refused: 'Was refused',
  dashboard: 'Saw how much teams have open',
  'list-colleagues': 'Saw the list of colleagues',
  'read-activity': 'Saw the figures of activity',
  'list-drafts': 'Saw which referrals are being taken down',
  'read-draft': 'Read a referral that was being taken down',
};

/** What else people do that the audit names by a code of its own. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['file-case', 'Filed the referral'],
  ['note-repeat', 'Filed the same referral again'],
  ['begin-draft', 'Began to take the referral down'],
  ['save-draft', 'Took the referral down'],
  ['take-draft', 'Took over the referral that a colleague had begun to take down'],
]);

/** Returns the words of what people do to a case by a button; undefined for anything else. */
function buttonWords(action: string): string | undefined {
  const { data } = CaseAction.safeParse(action.replace(/^case-/, '').replaceAll('-', '_'));
  return data === undefined ? undefined : inSentence(ACTION_WORDS[data]);
}

/** Returns what an entry of the audit says that somebody did, in words. */
export function lookWords(action: string): string {
  const look = LookAction.safeParse(action).data;
  if (look !== undefined) return LOOK_WORDS[look];
  const does = buttonWords(action);
  return does === undefined ? (OTHERS.get(action) ?? action) : `Worked on the case: ${does}`;
}

/** Returns what somebody was refused, in words. */
export const refusedWords = (action: string): string =>
  `${LOOK_WORDS.refused}: ${buttonWords(action) ?? inSentence(lookWords(action))}`;
