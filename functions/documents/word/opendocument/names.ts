/** The namespaces of OpenDocument that we read (ODF 1.3 part 3, 1.4), and LibreOffice's own; as their usual prefixes. */
const FAMILIES: ReadonlyMap<string, string> = new Map([
  ['urn:oasis:names:tc:opendocument:xmlns:office:1.0', 'office'],
  ['urn:oasis:names:tc:opendocument:xmlns:style:1.0', 'style'],
  ['urn:oasis:names:tc:opendocument:xmlns:text:1.0', 'text'],
  ['urn:oasis:names:tc:opendocument:xmlns:table:1.0', 'table'],
  ['urn:oasis:names:tc:opendocument:xmlns:drawing:1.0', 'draw'],
  ['urn:oasis:names:tc:opendocument:xmlns:form:1.0', 'form'],
  ['urn:oasis:names:tc:opendocument:xmlns:meta:1.0', 'meta'],
  ['urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0', 'svg'],
  ['urn:oasis:names:tc:opendocument:xmlns:presentation:1.0', 'presentation'],
  ['urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0', 'loext'],
  ['urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0', 'field'],
  ['urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0', 'fo'],
  ['http://www.w3.org/1998/Math/MathML', 'math'],
]);

/** Names in a part that are remembered; a part uses some 100. */
const MOST_NAMES = 2_000;

/** An element's attributes, by our spelling of their names. */
export type Attributes = (name: string) => string | undefined;

/**
 * The names of a part's elements and attributes as `text:p`, whichever prefixes the part chose. A prefix keeps the first
 * namespace that it was given: every program declares them once, on the root.
 */
export class OdfNames {
  readonly #families = new Map<string, string | undefined>();
  readonly #prefixes = new Map<string, string>();
  readonly #known = new Map<string, string>();

  /** The name of an element in our spelling, or an empty text when its namespace is none that we read. */
  of(qualified: string, attributes: Readonly<Record<string, string>>): string {
    const known = this.#known.get(qualified);
    if (known !== undefined) return known;
    for (const [key, value] of Object.entries(attributes)) {
      if (!key.startsWith('xmlns:') || this.#families.has(key.slice(6))) continue;
      const family = FAMILIES.get(value);
      this.#families.set(key.slice(6), family);
      if (family !== undefined && !this.#prefixes.has(family)) this.#prefixes.set(family, key.slice(6));
    }
    const colon = qualified.indexOf(':');
    const family = colon < 0 ? undefined : this.#families.get(qualified.slice(0, colon));
    const name = family === undefined ? '' : `${family}:${qualified.slice(colon + 1)}`;
    if (family !== undefined && this.#known.size < MOST_NAMES) this.#known.set(qualified, name);
    return name;
  }

  /** Looks an element's attributes up by our spelling (`text:name`). */
  attributesOf(attributes: Readonly<Record<string, string>>): Attributes {
    return (name) => {
      const colon = name.indexOf(':');
      const prefix = this.#prefixes.get(name.slice(0, colon));
      return prefix === undefined ? undefined : attributes[`${prefix}:${name.slice(colon + 1)}`];
    };
  }
}
