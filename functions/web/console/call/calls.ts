import type { Perform, Performed } from '#functions/casework/index.ts';
import { timeWords } from '#functions/platform/london-words.ts';
import { CHANNEL_WORDS } from '#schemas/words/case-words.ts';
import { inSentence } from '#schemas/words/phrases.ts';
import type { PageVisit } from '../../kit/page.ts';
import type { Names } from '../names.ts';

type Row = Performed<'listDrafts'>['body']['mine'][number];

/** Reads the referrals that are being taken down, as `console/call/calls.njk` shows them: one's own, and those that were left. */
export async function callsOf(visit: PageVisit, names: Names) {
  if (!visit.may('listDrafts')) return { mine: [], left: [] };
  const { mine, left } = (await visit.perform('listDrafts', {})).body;
  const shown = (rows: readonly Row[]) => rows.map((row) => rowShown(row, names, visit.now));
  return { mine: shown(mine), left: shown(left) };
}

const rowShown = ({ id, taker, channel, children, begunAt, changedAt, danger }: Row, names: Names, now: Date) => ({
  href: `/staff/call/${id}`,
  who: children.length === 0 ? 'No child is named yet' : children.join('; '),
  about: `Received by ${inSentence(CHANNEL_WORDS[channel])}, begun ${timeWords(begunAt, now)} by ${names.get(taker)}, last changed ${timeWords(changedAt, now)}.`,
  danger,
});

export type Draft = Performed<'readDraft'>;

/** Reads a draft with its version. */
export async function readDraft(perform: Perform, id: string): Promise<{ draft: Draft['body']; etag: string }> {
  const { body, headers } = await perform('readDraft', { path: { id } });
  return { draft: body, etag: headers?.etag ?? '' };
}
