type Family = 'w' | 'w14' | 'w15' | 'mc';

/** The namespaces that we read, transitional and strict (ECMA-376-1, annex A; MS-DOCX 2.2). */
const FAMILIES: ReadonlyMap<string, Family> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
]);

/**
 * The names of a part's elements and attributes as `w:p`, `w14:checked`, whichever prefixes the part chose. A prefix
 * keeps the first namespace that it was given, as in every word processor's own files.
 */
export class ElementNames {
  readonly #prefixes = new Map<string, Family | undefined>();
  readonly #known = new Map<string, string>();
  readonly #attributes = new Map<string, string[]>();

  /** The name of an element in our spelling, or an empty text when its namespace is none of ours. */
  of(name: string, attributes: Readonly<Record<string, string>>): string {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    return this.#learn(name, attributes);
  }

  #learn(name: string, attributes: Readonly<Record<string, string>>): string {
    for (const [key, value] of Object.entries(attributes)) {
      if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue;
      const prefix = key.slice(6);
      if (this.#prefixes.has(prefix)) continue;
      const family = FAMILIES.get(value);
      this.#prefixes.set(prefix, family);
      if (family !== undefined) this.#attributes.clear();
    }
    const colon = name.indexOf(':');
    const prefix = colon < 0 ? '' : name.slice(0, colon);
    const family = this.#prefixes.get(prefix);
    const spelt = family === undefined ? '' : `${family}:${name.slice(colon + 1)}`;
    // An unknown prefix may be declared later; names without end would be a trick.
    if (this.#prefixes.has(prefix) && this.#known.size < 2_000) this.#known.set(name, spelt);
    return spelt;
  }

  /** An attribute's value by our spelling of its name (`w:val`). */
  attribute(attributes: Readonly<Record<string, string>>, name: `${Family}:${string}`): string | undefined {
    let spellings = this.#attributes.get(name);
    if (!spellings) {
      const [family, local] = name.split(':');
      spellings = [...this.#prefixes]
        .filter(([prefix, its]) => prefix !== '' && its === family)
        .map(([prefix]) => `${prefix}:${local}`);
      this.#attributes.set(name, spellings);
    }
    for (const spelling of spellings) {
      const value = attributes[spelling];
      if (value !== undefined) return value;
    }
    return undefined;
  }
}
