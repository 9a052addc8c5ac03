import { SaxesParser } from 'saxes';
import { prologueOf, xmlTextOf } from './xml-text.ts';

/** One line of a `.rels` part (ECMA-376 part 2, 6.5). */
export interface Relationship {
  readonly id: string;
  /** The last word of the type's URI, in lower case: `image`, `hyperlink`; the same in strict and transitional files. */
  readonly kind: string;
  /** As written when external, else the name of the part it leads to, from the package's root. */
  readonly target: string;
  readonly external: boolean;
  /** The name of the part that it belongs to; empty for the package itself. */
  readonly owner: string;
}

/** `name` is that of the `.rels` part. Not well formed, with a document type, or with too many lines: `undefined`. */
export function readRelationships(name: string, part: Uint8Array, most: number): Relationship[] | undefined {
  const markup = xmlTextOf(part);
  if (prologueOf(markup) !== 'plain') return undefined;
  const owner = ownerOf(name);
  const found: Relationship[] = [];
  let broken = false;
  const parser = new SaxesParser();
  parser.on('error', () => {
    broken = true;
  });
  parser.on('opentag', ({ name: tag, attributes }) => {
    if (tag !== 'Relationship' && !tag.endsWith(':Relationship')) return;
    const { Id = '', Type = '', Target = '', TargetMode } = attributes;
    const external = TargetMode?.trim().toLowerCase() === 'external';
    found.push({
      id: Id,
      kind: Type.trim()
        .slice(Type.trimEnd().lastIndexOf('/') + 1)
        .toLowerCase(),
      target: external ? Target : partName(owner, Target),
      external,
      owner,
    });
  });
  parser.write(markup).close();
  return broken || found.length > most ? undefined : found;
}

/** `word/_rels/document.xml.rels` belongs to `word/document.xml`, `_rels/.rels` to the package. */
function ownerOf(name: string): string {
  return name.replace(/(^|\/)_rels\/([^/]*)\.rels$/i, '$1$2');
}

/** A part's name from a target written relative to its owner, or from the root (RFC 3986, 5.2, as OPC uses it). */
function partName(owner: string, target: string): string {
  const path = target.replaceAll('\\', '/').replace(/[?#].*$/, '');
  const steps = path.startsWith('/') ? [] : owner.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}
