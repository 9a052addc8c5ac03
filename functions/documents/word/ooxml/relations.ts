import { type Relationship, readRelationships } from '../../inspect/relationships.ts';
import { Unreadable } from '../unreadable.ts';
import { partBytes, type WordParts } from './parts.ts';

/** Relationships of one part beyond which no more are read: a document has some twenty, and one for each picture and link. */
const MOST = 20_000;

/** What the parts of a package say of one another (ECMA-376-2, 6.5): as the inspection found it, or read when asked for. */
export class Relations {
  readonly #parts: WordParts;
  readonly #known: readonly Relationship[] | undefined;

  constructor(parts: WordParts, known?: readonly Relationship[]) {
    this.#parts = parts;
    this.#known = known;
  }

  /**
   * The parts that a part names for a purpose (`header`; an empty owner is the package itself), each once, in their
   * order; parts that are not there are left out. Throws `Unreadable`.
   */
  targets(owner: string, ...kinds: readonly string[]): string[] {
    const found = new Set<string>();
    for (const { owner: its, kind, external, target } of this.#known ?? this.#read(owner))
      if (!external && kinds.includes(kind) && its === owner && this.#parts.has(target)) found.add(target);
    return [...found];
  }

  #read(owner: string): readonly Relationship[] {
    const slash = owner.lastIndexOf('/') + 1;
    const name = `${owner.slice(0, slash)}_rels/${owner.slice(slash)}.rels`;
    if (!this.#parts.has(name)) return [];
    const found = readRelationships(name, partBytes(this.#parts, name), MOST);
    if (!found) throw new Unreadable('too_large');
    return found;
  }
}
