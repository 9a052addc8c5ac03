import { Unreadable } from '../unreadable.ts';
import { type Families, passOver } from '../xml/xml-pass.ts';
import { boundNode, nodePath } from './bound-node.ts';
import type { DataBinding } from './control.ts';
import { partBytes, type Relations, type WordParts } from './parts.ts';

const BOUNDS = {
  // Parts of custom XML; a document has one to five.
  stores: 40,
  // All bytes that are gone through for bound values: each value is one pass over its part, which has a few KB.
  bytes: 8 * 1024 * 1024,
  // The longest answer, twice over.
  value: 40_000,
};

/** The properties of a part of custom XML (ECMA-376-1, 22.5), transitional and strict. */
const FAMILIES: Families = new Map([
  ['http://schemas.openxmlformats.org/officeDocument/2006/customXml', 'ds'],
  ['http://purl.oclc.org/ooxml/officeDocument/customXml', 'ds'],
]);

/** What Word calls the document's own properties in a binding, with the kinds of their relationships, transitional and strict. */
const OWN_STORES: ReadonlyMap<string, readonly string[]> = new Map([
  ['{6c3c8bc8-f283-45ae-878a-bab7291924a1}', ['core-properties']],
  ['{6668398d-a668-4e3e-a5eb-62b293d839f1}', ['extended-properties', 'extendedproperties']],
]);

/** The values that controls are bound to, read only when one is asked for. What cannot be read gives no value. */
export class DataBindings {
  readonly #parts: WordParts;
  readonly #relations: Relations;
  readonly #main: string;
  #stores: ReadonlyMap<string, string> | undefined;
  #room = BOUNDS.bytes;
  /** Some value was not read, because there are too many. */
  cut = false;

  constructor(parts: WordParts, relations: Relations, main: string) {
    this.#parts = parts;
    this.#relations = relations;
    this.#main = main;
  }

  /** The value of a bound node, or `undefined` when there is none. */
  valueOf({ storeItemId, path, prefixes }: DataBinding): string | undefined {
    const found = nodePath(path, prefixes);
    if (!found) return undefined;
    return unlessUnreadable(() => {
      this.#stores ??= this.#findStores();
      const part = this.#stores.get(storeItemId);
      const bytes = part === undefined ? undefined : this.#within(part);
      return bytes && boundNode(bytes, found, BOUNDS.value);
    });
  }

  #within(part: string): Uint8Array | undefined {
    const bytes = partBytes(this.#parts, part);
    this.#room -= bytes.length;
    if (this.#room < 0) this.cut = true;
    return this.#room < 0 ? undefined : bytes;
  }

  #findStores(): ReadonlyMap<string, string> {
    const stores = new Map<string, string>();
    for (const [id, kinds] of OWN_STORES) {
      for (const part of this.#relations.targets('', ...kinds)) stores.set(id, part);
    }
    for (const part of this.#relations.targets(this.#main, 'customxml').slice(0, BOUNDS.stores)) {
      const id = unlessUnreadable(() => {
        const [properties] = this.#relations.targets(part, 'customxmlprops');
        const bytes = properties === undefined ? undefined : this.#within(properties);
        return bytes && itemIdOf(bytes);
      });
      if (id !== undefined && !stores.has(id)) stores.set(id, part);
    }
    return stores;
  }
}

function itemIdOf(part: Uint8Array): string | undefined {
  let id: string | undefined;
  passOver(part, FAMILIES, {
    element: (name) => (name === 'ds:datastoreItem' ? name : undefined),
    open: (_, attributes) => {
      id ??= attributes.get('ds:itemID')?.toLowerCase();
    },
    close: () => {},
    text: () => {},
  });
  return id;
}

/** A broken part beside the document takes its own values away, and nothing else. */
function unlessUnreadable<Value>(read: () => Value | undefined): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
