/**
 * The namespaces that a reader knows and the prefixes by which it calls them: `w` for that of WordprocessingML. A name
 * without a namespace is asked for with an empty text.
 */
export interface Families {
  get(namespace: string): string | undefined;
}

interface Binding {
  readonly prefix: string;
  readonly depth: number;
  readonly before: string | undefined;
}

const OWN_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** Which prefix stands for which namespace where the pass is now (Namespaces in XML 1.0), and so how a name is spelt by us. */
export class XmlNames {
  readonly #families: Families;
  readonly #namespaces = new Map<string, string>([['xml', OWN_NAMESPACE]]);
  readonly #bindings: Binding[] = [];
  readonly #written = new Map<string, readonly string[]>();

  constructor(families: Families) {
    this.#families = families;
  }

  /** Binds a prefix (empty: names without one) for the element at this depth; says whether that changes anything. */
  bind(prefix: string, namespace: string, depth: number): boolean {
    const before = this.#namespaces.get(prefix);
    if (before === namespace) return false;
    this.#bindings.push({ prefix, depth, before });
    this.#namespaces.set(prefix, namespace);
    this.#written.clear();
    return true;
  }

  /** The element at this depth has ended; says whether that changes anything. */
  unbind(depth: number): boolean {
    let changed = false;
    for (let last = this.#bindings.at(-1); last && last.depth >= depth; last = this.#bindings.at(-1)) {
      this.#bindings.pop();
      if (last.before === undefined) this.#namespaces.delete(last.prefix);
      else this.#namespaces.set(last.prefix, last.before);
      changed = true;
    }
    if (changed) this.#written.clear();
    return changed;
  }

  /** The depth of the innermost element that bound a prefix, or 0. */
  get boundAt(): number {
    return this.#bindings.at(-1)?.depth ?? 0;
  }

  /** An element's name in the reader's spelling: `w:p`, whatever its prefix; `undefined` when its namespace is not known. */
  spelt(written: string): string | undefined {
    const colon = written.indexOf(':');
    const prefix = colon < 0 ? '' : written.slice(0, colon);
    const namespace = this.#namespaces.get(prefix) ?? (prefix === '' ? '' : undefined);
    return namespace === undefined ? undefined : this.#spelling(namespace, written.slice(colon + 1));
  }

  /** The ways in which an attribute of the reader's spelling may be written here, as the Latin-1 of their UTF-8. */
  waysToWrite(spelt: string): readonly string[] {
    const known = this.#written.get(spelt);
    if (known) return known;
    const local = spelt.slice(spelt.lastIndexOf(':') + 1);
    // An attribute without a prefix has no namespace, whatever the default one is.
    const ways = local === spelt ? [local] : [];
    for (const [prefix, namespace] of this.#namespaces)
      if (prefix !== '' && this.#spelling(namespace, local) === spelt) ways.push(`${prefix}:${local}`);
    const written = ways.map((way) => Buffer.from(way).toString('latin1'));
    this.#written.set(spelt, written);
    return written;
  }

  #spelling(namespace: string, local: string): string | undefined {
    const family = this.#families.get(namespace);
    if (family === undefined) return undefined;
    return family === '' ? local : `${family}:${local}`;
  }
}
