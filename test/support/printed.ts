import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import type { Answer } from '#functions/platform/http/endpoint.ts';

const { resolve } = createRequire(import.meta.url);
const font = (name: string) => readFileSync(resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
/** The fonts of print. */
export const FONTS = { regular: font('DejaVuSans'), bold: font('DejaVuSans-Bold') };

/** Returns a PDF's streams by the number of their object, inflated. */
function streamsOf(file: string): Map<string, string> {
  const streams = new Map<string, string>();
  for (const [, id = '', head = '', data = ''] of file.matchAll(
    /(\d+) 0 obj\n(<<(?:(?!endobj).)*?>>)\nstream\n(.*?)\nendstream/gs,
  )) {
    const bytes = Buffer.from(data, 'latin1');
    streams.set(id, head.includes('/FlateDecode') ? inflateSync(bytes).toString('latin1') : data);
  }
  return streams;
}

const objectOf = (file: string, id: string) =>
  new RegExp(`(?:^|\\n)${id} 0 obj\\n(.*?)\\nendobj`, 's').exec(file)?.[1] ?? '';
const fromHex = (hex: string) =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16)));

/** Returns the letters of each glyph of a font, by its number: the `ToUnicode` of the font. */
function lettersIn(cmap: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, from = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g))
    for (const [index, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries())
      letters.set(Number.parseInt(from, 16) + index, fromHex(hex.replaceAll(' ', '')));
  return letters;
}

export interface PrintedPage {
  /** The text in the order in which it is written, a line each. */
  readonly text: string;
  /** Marks that are opened and not closed, or closed and not opened. */
  readonly openMarks: number;
}

/** Returns the pages of a PDF that we made, as a reader's program would copy them. */
export function pagesOf(pdf: Uint8Array): PrintedPage[] {
  const file = Buffer.from(pdf).toString('latin1');
  const streams = streamsOf(file);
  return [...file.matchAll(/\/Type \/Page\n.*?\/Contents (\d+) 0 R.*?\/Resources (\d+) 0 R/gs)].map(
    ([, contents = '', resources = '']) => {
      const fonts = new Map(
        [...objectOf(file, resources).matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => {
          const cmap = /\/ToUnicode (\d+) 0 R/.exec(objectOf(file, id))?.[1] ?? '';
          return [name, lettersIn(streams.get(cmap) ?? '')];
        }),
      );
      const content = streams.get(contents) ?? '';
      let font = new Map<number, string>();
      const lines: string[] = [];
      for (const [, name, glyphs] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
        if (name !== undefined) font = fonts.get(name) ?? new Map();
        if (glyphs === undefined) continue;
        const codes = [...glyphs.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
        lines.push(codes.map((code) => font.get(Number.parseInt(code, 16)) ?? '?').join(''));
      }
      const count = (mark: RegExp) => content.match(mark)?.length ?? 0;
      return { text: lines.join('\n'), openMarks: Math.abs(count(/ B(D|M)C$/gm) - count(/^EMC$/gm)) };
    },
  );
}

/**
 * Returns everything that an answer says: its body, and the words of its page or of its sheets, which are separated by lines there.
 */
export function wordsGiven({ body, file, headers }: Answer): string {
  const isPdf = headers?.['content-type'] === 'application/pdf';
  const words = file && (isPdf ? pagesOf(file).map(({ text }) => text) : [Buffer.from(file).toString()]);
  return [JSON.stringify(body), ...(words ?? [])].join('\n');
}
