import type { openPages } from './open-pages.ts';

type Pages = ReturnType<typeof openPages>;
type Visiting = Parameters<Pages['open']>[1];
type Typed = Readonly<Record<string, string>>;

const HIDDEN = /<input type="hidden" name="([^"]+)" value="([^"]*)">/g;

/** Returns the fields that a page's form holds and nobody types. */
export const hiddenFields = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(HIDDEN)].map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]),
  );

/** Opens a form, and returns its page and what sends it, at the version that it showed. */
export async function filledForm(pages: Pages, address: string, visiting: Visiting) {
  const page = await pages.open(address, visiting);
  const send = (typed: Typed, from = page) =>
    pages.send(address, Object.entries({ ...hiddenFields(from.html), ...typed }), visiting);
  return { page, send };
}

/** Returns what a page's field holds: of a text, what was typed. */
export const typedInto = (html: string, name: string): string | undefined =>
  new RegExp(`<textarea[^>]* name="${name}"[^>]*>([^<]*)</textarea>`).exec(html)?.[1] ??
  new RegExp(`<input[^>]* name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1];
