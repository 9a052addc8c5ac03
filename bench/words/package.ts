import { posix } from 'node:path';
import { type Unzipped, unzipSync } from 'fflate';
import { decoded, scan } from './xml-scan.ts';

/** The largest part of the corpus that is no bomb has 3 MB. */
const LARGEST_PART = 24 * 1024 * 1024;

/** Unpacks a zip without parts that are too large or not XML. Returns `undefined` when it is not a zip, or is broken. */
export function unzipped(bytes: Uint8Array): Unzipped | undefined {
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => originalSize < LARGEST_PART && /\.(xml|rels)$/i.test(name),
    });
  } catch {
    return undefined;
  }
}

/** A relationship: its kind, and the name of its target part. */
export interface Relation {
  readonly kind: string;
  readonly part: string;
}

/** Returns the relationships of a part, or of the package for ''. */
export function relationsOf(parts: Unzipped, owner: string): Relation[] {
  const wanted = posix.join(posix.dirname(owner), '_rels', `${posix.basename(owner)}.rels`).toLowerCase();
  const name = Object.keys(parts).find((each) => each.toLowerCase() === wanted);
  const bytes = name === undefined ? undefined : parts[name];
  if (bytes === undefined) return [];
  const found: Relation[] = [];
  scan(decoded(bytes), () => 'rel', {
    open: ({ name, attribute }) => {
      const target = attribute('Target');
      if (name !== 'rel:Relationship' || target === undefined || attribute('TargetMode') === 'External') return;
      const kind = attribute('Type')?.split('/').at(-1)?.toLowerCase() ?? '';
      const path = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(owner), target);
      const part = Object.keys(parts).find((each) => each.toLowerCase() === decodeURI(path).toLowerCase());
      if (part !== undefined) found.push({ kind, part });
    },
    close: () => {},
    text: () => {},
  });
  return found;
}
