import type { NoPicture } from '#schemas/no-picture.ts';
import { type Relationship, readRelationships } from '../../inspect/relationships.ts';
import { Unreadable } from '../unreadable.ts';

/** The parts of a Word document, as `documents/archive` gives them: by name, bounded, checked. */
export interface WordParts {
  has(name: string): boolean;
  /** Returns what an archive says of a part before it is read. */
  entry?(name: string): { readonly size: number } | undefined;
  read(
    name: string,
  ):
    | { readonly ok: true; readonly bytes: Uint8Array }
    | { readonly ok: false; readonly problem: { readonly code: string } };
}

/** A part that is gone through has at most this many bytes: some 8,000 pages, at 2 s of a function's time. */
const LARGEST_PART = 24 * 1024 * 1024;

/** Returns a part's bytes. Throws `Unreadable` when the archive cannot give them, or they are too many. */
export function partBytes(parts: WordParts, name: string): Uint8Array {
  const read = parts.read(name);
  if (!read.ok) throw new Unreadable(read.problem.code === 'too_large' ? 'too_large' : 'damaged_part');
  if (read.bytes.length > LARGEST_PART) throw new Unreadable('too_large');
  return read.bytes;
}

/** Returns a picture's bytes, unless there are more than that; a part that says less than it holds is damaged. */
export function pictureBytes(parts: WordParts, name: string, most: number): Uint8Array | NoPicture {
  if ((parts.entry?.(name)?.size ?? 0) > most) return 'too_large';
  const read = parts.read(name);
  return read.ok ? read.bytes : 'damaged';
}

/** Relationships of one part beyond which no more are read: a document has some twenty, and one for each picture and link. */
const MOST = 20_000;

/** What the parts of a package say of one another (ECMA-376-2, 6.5): as the inspection found it, or read when asked for. */
export class Relations {
  readonly #parts: WordParts;
  readonly #known: readonly Relationship[] | undefined;
  /** Of each part that was asked for, by id. */
  readonly #owners = new Map<string, ReadonlyMap<string, Relationship>>();
  /** The relationships of some part could not be read: what it names is missing. */
  broken = false;

  constructor(parts: WordParts, known?: readonly Relationship[]) {
    this.#parts = parts;
    this.#known = known;
  }

  /**
   * Returns the parts that a part names for a purpose (`header`; an empty owner is the package itself), each once, in their
   * order; parts that are not there are left out. Throws `Unreadable` for the package's own.
   */
  targets(owner: string, ...kinds: readonly string[]): string[] {
    const found = new Set<string>();
    for (const { kind, external, target } of this.#of(owner).values())
      if (!external && kinds.includes(kind) && this.#parts.has(target)) found.add(target);
    return [...found];
  }

  /** Returns where a link of a part leads, by the id that its text names. */
  address(owner: string, id: string | undefined): string | undefined {
    if (id === undefined) return undefined;
    const found = this.#of(owner).get(id);
    return found?.external === true ? found.target : undefined;
  }

  /** Returns the part that another names by an id. */
  part(owner: string, id: string): string | undefined {
    const found = this.#of(owner).get(id);
    return found?.external === false ? found.target : undefined;
  }

  #of(owner: string): ReadonlyMap<string, Relationship> {
    const known = this.#owners.get(owner);
    if (known) return known;
    const its = this.#known?.filter((relationship) => relationship.owner === owner) ?? this.#read(owner);
    const made = new Map<string, Relationship>();
    // One that has no id, or another's, counts as well.
    for (const one of its) made.set(one.id === '' || made.has(one.id) ? `${one.id}#${made.size}` : one.id, one);
    this.#owners.set(owner, made);
    return made;
  }

  #read(owner: string): readonly Relationship[] {
    const slash = owner.lastIndexOf('/') + 1;
    const name = `${owner.slice(0, slash)}_rels/${owner.slice(slash)}.rels`;
    if (!this.#parts.has(name)) return [];
    try {
      const found = readRelationships(name, partBytes(this.#parts, name), MOST);
      if (found) return found;
      throw new Unreadable('too_large');
    } catch (error) {
      if (owner === '' || !(error instanceof Unreadable)) throw error;
      this.broken = true;
      return [];
    }
  }
}
