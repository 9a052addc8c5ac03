import { timeWords } from '#functions/platform/london-words.ts';
import type { PageVisit } from '../../kit/page.ts';
import { type CaseSeen, frameOf } from '../case/case-frame.ts';
import type { Asked, Look } from './look.ts';

/** A look that gives a link to a file, which nothing keeps. */
export interface LinkLook extends Omit<Look, 'give' | 'says'> {
  /** What the link gives, in words: the file itself, where the case names it. */
  readonly what: (seen: CaseSeen, visit: PageVisit) => string;
  readonly says: readonly string[];
  /** The title of the page with the link, and the words of the link. */
  readonly ready: string;
  readonly save: string;
  readonly page: '/files' | '/messages';
  readonly ask: (
    visit: PageVisit,
    asked: Asked,
  ) => Promise<{
    readonly body: { readonly url: string; readonly expiresAt: string; readonly password?: string };
  }>;
}

/**
 * Makes a look whose answer is a page with the link. A post never redirects to the bucket: a browser would refuse it, and the signed
 * address would be in its history.
 */
export const linkLook = ({ what, says, ready, save, ask, ...look }: LinkLook): Look => ({
  ...look,
  says: (seen, visit) => [what(seen, visit), ...says],
  give: async (visit, asked) => {
    const { url, expiresAt, password } = (await ask(visit, asked)).body;
    return {
      template: 'console/look/given.njk',
      title: ready,
      watched: true,
      model: {
        ...frameOf(visit, asked.seen),
        what: what(asked.seen, visit),
        link: { url, text: save, until: timeWords(expiresAt, visit.now) },
        password,
        back: look.page,
        again: visit.request.path,
      },
    };
  },
});
