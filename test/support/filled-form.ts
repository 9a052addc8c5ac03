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

/** Returns what a browser sends of the main form of a page as it is: what it shows filled in, ticked or chosen. */
export function asShown(html: string): Record<string, string> {
  const main = html.slice(html.indexOf('<main'));
  const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  const inputs = [...main.matchAll(/<input[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/type="(?:radio|checkbox)"/.test(tag) || /\schecked/.test(tag));
  const texts = [...main.matchAll(/(<textarea[^>]*>)([^<]*)<\/textarea>/g)];
  const lists = [...main.matchAll(/(<select[^>]*>)(.*?)<\/select>/gs)];
  const sent = [
    ...inputs.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')] as const),
    ...texts.map(([, tag = '', text]) => [attribute(tag, 'name'), text] as const),
    ...lists.map(([, tag = '', options = '']) => {
      const chosen = /<option value="([^"]*)" selected/.exec(options)?.[1];
      return [attribute(tag, 'name'), chosen] as const;
    }),
  ];
  return Object.fromEntries(
    sent.flatMap(([name, value = '']) => (name === undefined ? [] : [[name, value.replaceAll('&quot;', '"')]])),
  );
}

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
