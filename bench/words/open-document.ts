import type { Unzipped } from 'fflate';
import { addText } from './bag.ts';
import { Line } from './lines.ts';
import type { Counted } from './word-counts.ts';
import { decoded, scan } from './xml-scan.ts';

const short = (uri: string): string | undefined =>
  uri === 'http://purl.org/dc/elements/1.1/' ? 'dc' : /:xmlns:([a-z]+)/.exec(uri)?.[1];

/** The elements whose text is in lines of its own, and their kinds. */
const APART: Readonly<Record<string, string>> = {
  'svg:title': 'alternative text',
  'svg:desc': 'alternative text',
  'text:note-body': 'note',
  'office:annotation': 'comment',
  'style:header': 'header or footer',
  'style:footer': 'header or footer',
  'dc:title': 'property',
  'dc:subject': 'property',
  'dc:description': 'property',
  'meta:keyword': 'property',
  'meta:user-defined': 'property',
};
const LINES = new Set(['text:p', 'text:h', 'text:ruby-text', 'dc:creator', ...Object.keys(APART)]);
const BREAKS = new Set(['text:s', 'text:tab', 'text:line-break']);
const UNSHOWN: Readonly<Record<string, string>> = {
  'office:meta': 'property that the program wrote',
  'text:deletion': 'deleted',
  'office:change-info': 'who changed it, and when',
  'text:note-citation': 'number of a note',
  'dc:date': 'date of a comment',
  'meta:creator-initials': 'initials of who commented',
  'text:placeholder': 'guidance of an empty control',
};

/** Counts the words of an OpenDocument text by part. */
export function wordsOfOpenDocument(parts: Unzipped): Counted {
  const counted: Counted = { words: new Map(), excluded: new Map() };
  for (const [name, bytes] of Object.entries(parts)) {
    if (!/^(content|styles|meta)\.xml$/.test(name)) continue;
    const open: string[] = [];
    const lines: Line[] = [];
    scan(decoded(bytes), short, {
      open: (tag) => {
        open.push(tag.name);
        if (LINES.has(tag.name)) lines.push(new Line());
        else if (BREAKS.has(tag.name)) lines.at(-1)?.break();
      },
      close: (closed) => {
        open.pop();
        if (LINES.has(closed)) lines.pop()?.addTo(counted.words);
      },
      text: (text) => {
        if (lines.length === 0) return;
        const kind = open.map((each) => APART[each]).findLast((each) => each !== undefined) ?? 'text';
        const reasons = open.map((each) => UNSHOWN[each]).filter((each) => each !== undefined);
        // The author, and the other properties that programs write.
        const why = kind === 'property' ? undefined : reasons[0];
        if (why !== undefined) addText(counted.excluded, why, text);
        else lines.at(-1)?.say(`OpenDocument, ${kind}`, text);
      },
    });
  }
  return counted;
}
