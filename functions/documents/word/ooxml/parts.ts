import { Unreadable } from '../unreadable.ts';
import { passOver } from './xml-pass.ts';

/** The parts of a Word document, as `documents/archive` gives them: by name, bounded, checked. */
export interface WordParts {
  has(name: string): boolean;
  read(
    name: string,
  ):
    | { readonly ok: true; readonly bytes: Uint8Array }
    | { readonly ok: false; readonly problem: { readonly code: string } };
}

/** One part of a document names another. */
interface Relationship {
  /** What it is for, without its namespace: `officeDocument`, `header`; transitional and strict differ only before it. */
  readonly kind: string;
  readonly target: string;
}

/** More relationships than this are not gone through: a document has some twenty, and one for each picture and link. */
const MOST_RELATIONSHIPS = 20_000;

/** A part that is gone through has at most this many bytes: some 8,000 pages, at 2 s of a function's time. */
const LARGEST_PART = 24 * 1024 * 1024;

/** A part's bytes. Throws `Unreadable` when the archive cannot give them, or they are too many. */
export function partBytes(parts: WordParts, name: string): Uint8Array {
  const read = parts.read(name);
  if (!read.ok) throw new Unreadable(read.problem.code === 'too_large' ? 'too_large' : 'damaged_part');
  if (read.bytes.length > LARGEST_PART) throw new Unreadable('too_large');
  return read.bytes;
}

function relationshipsOf(parts: WordParts, source: string): Relationship[] {
  const slash = source.lastIndexOf('/') + 1;
  const name = `${source.slice(0, slash)}_rels/${source.slice(slash)}.rels`;
  if (!parts.has(name)) return [];
  const found: Relationship[] = [];
  passOver(partBytes(parts, name), {
    open(element, { Type, Target, TargetMode }) {
      if (!/(^|:)Relationship$/.test(element) || Type === undefined || Target === undefined) return;
      if (TargetMode === 'External' || found.length >= MOST_RELATIONSHIPS) return;
      found.push({ kind: Type.slice(Type.lastIndexOf('/') + 1), target: resolved(source, Target) });
    },
    close() {},
    text() {},
  });
  return found;
}

/** A target's name in the archive: from the root when it begins with `/`, else from the folder of its source. */
function resolved(source: string, target: string): string {
  const path = target.startsWith('/') ? target : `${source.slice(0, source.lastIndexOf('/') + 1)}${target}`;
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names.join('/');
}

/** Headers and footers that are read: three kinds of each for some sections; a generated letter may have more, alike. */
const MOST_HEADERS = 24;

/**
 * The document's main part and its headers and footers, found by what the package says of them and not by name
 * (ECMA-376-2, 9.3). Throws `Unreadable`.
 */
export function wordParts(parts: WordParts): { main: string; headers: string[] } {
  const main = relationshipsOf(parts, '').find(
    ({ kind, target }) => kind === 'officeDocument' && parts.has(target),
  )?.target;
  if (main === undefined) throw new Unreadable('no_main_part');
  const headers = relationshipsOf(parts, main)
    .filter(({ kind, target }) => (kind === 'header' || kind === 'footer') && parts.has(target))
    .map(({ target }) => target);
  return { main, headers: [...new Set(headers)].slice(0, MOST_HEADERS) };
}

/** The value of a custom property of the document, or `undefined`. Throws `Unreadable`. */
export function customProperty(parts: WordParts, property: string): string | undefined {
  const name = relationshipsOf(parts, '').find(({ kind }) => kind === 'custom-properties')?.target;
  if (name === undefined || !parts.has(name)) return undefined;
  let value = '';
  let within = false;
  passOver(partBytes(parts, name), {
    open(element, attributes) {
      if (/(^|:)property$/.test(element)) within = attributes.name === property;
    },
    close() {},
    text(text) {
      if (within && value.length < 1_000) value += text;
    },
  });
  return value === '' ? undefined : value.trim();
}
