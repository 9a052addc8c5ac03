import type { Performed } from '#functions/casework/index.ts';
import { timeWords } from '#functions/platform/london-words.ts';
import type { TimelineCode } from '#schemas/timeline.ts';
import { TIMELINE_WORDS } from '#schemas/words/timeline-words.ts';

/** The lines of what joins a case: replies, files, forms and answers. */
const JOINED: ReadonlySet<TimelineCode> = new Set([
  'reply_received',
  'automatic_mail_joined',
  'file_received',
  'form_read',
  'held_form_read',
  'form_perhaps_returned',
  'ask_answered',
]);

/** Returns what joined a case since its assignee looked, the newest first; undefined where nothing did. */
export function newsOf({ news, timeline }: Performed<'readCase'>['body'], now: Date) {
  if (news === 0) return undefined;
  const lines = timeline
    .filter(({ what }) => JOINED.has(what))
    .sort((one, other) => (one.id < other.id ? 1 : -1))
    .slice(0, news)
    .map(({ what, at }) => `${TIMELINE_WORDS[what]}, ${timeWords(at, now)}`);
  return { count: news, lines };
}
