import { Unreadable } from '../unreadable.ts';
import { type Attributes, type Families, passOver, SKIP, type XmlEvents } from '../xml/xml-pass.ts';
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

  /** Returns the value of a bound node, or `undefined` when the node does not exist. */
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

/** Reads a part beside the document: a broken one takes its own values away, and nothing else. */
function unlessUnreadable<Value>(read: () => Value | undefined): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** An element on the way to a node: its name with its namespace, and which one of that name it is, from 1. */
interface Step {
  readonly name: string;
  readonly index: number;
}

/** A path to a node from the root, one child at a time: all that Word writes into a binding. */
export interface NodePath {
  readonly steps: readonly Step[];
  readonly attribute: string | undefined;
}

/** Word's own go four or five deep. */
const MOST_STEPS = 32;
const STEP = /^(?:([\p{L}_][\p{L}\p{N}_.-]{0,99}):)?([\p{L}_][\p{L}\p{N}_.-]{0,99})(?:\[(\d{1,6})\])?$/u;
const MAPPING = /xmlns:([\p{L}_][\p{L}\p{N}_.-]{0,99})=(?:"([^"]{0,400})"|'([^']{0,400})')/gu;

/** Every namespace counts, under its own name. */
const EVERY: Families = { get: (namespace) => (namespace === '' ? '' : `{${namespace}}`) };

/** Returns a binding's path and its prefixes, or `undefined` when it is anything but child steps, indexes and one attribute. */
export function nodePath(path: string, prefixes: string): NodePath | undefined {
  const namespaces = new Map<string, string>();
  for (const [, prefix = '', double, single] of prefixes.matchAll(MAPPING))
    namespaces.set(prefix, double ?? single ?? '');
  const [root, ...written] = path.trim().split('/');
  const last = written.at(-1) ?? '';
  if (root !== '' || written.length === 0 || written.length > MOST_STEPS) return undefined;
  if (last === 'text()' || last.startsWith('@')) written.pop();
  const steps: Step[] = [];
  for (const step of written) {
    const name = spelt(step, namespaces);
    if (!name) return undefined;
    steps.push({ name, index: Number(STEP.exec(step)?.[3] ?? 1) });
  }
  const attribute = last.startsWith('@') ? spelt(last.slice(1), namespaces) : undefined;
  if (steps.length === 0 || (last.startsWith('@') && !attribute)) return undefined;
  return { steps, attribute };
}

function spelt(step: string, namespaces: ReadonlyMap<string, string>): string | undefined {
  const [, prefix, local] = STEP.exec(step) ?? [];
  if (local === undefined || prefix === undefined) return local;
  const namespace = namespaces.get(prefix);
  return namespace === undefined ? undefined : `{${namespace}}:${local}`;
}

/** Returns the value of a node of a part of custom XML, or `undefined` when it does not exist. Throws `Unreadable`. */
export function boundNode(part: Uint8Array, path: NodePath, longest: number): string | undefined {
  const walk = new PathWalk(path, longest);
  passOver(part, EVERY, walk);
  return walk.value;
}

/** Follows one path through a part and skips all that is beside it. */
class PathWalk implements XmlEvents<string> {
  readonly #path: NodePath;
  readonly #longest: number;
  /** At each depth, how many elements of the step's name were met. */
  readonly #met: number[];
  #depth = 0;
  value: string | undefined;

  constructor(path: NodePath, longest: number) {
    this.#path = path;
    this.#longest = longest;
    this.#met = path.steps.map(() => 0);
  }

  element(name: string): string {
    return name;
  }

  open(name: string, attributes: Attributes): unknown {
    const { steps, attribute } = this.#path;
    const step = steps[this.#depth];
    // Below the node itself everything is its text.
    if (step) {
      if (step.name !== name) return SKIP;
      const met = (this.#met[this.#depth] ?? 0) + 1;
      this.#met[this.#depth] = met;
      if (met !== step.index) return SKIP;
      if (this.#depth === steps.length - 1) this.value = attribute === undefined ? '' : attributes.get(attribute);
    }
    this.#depth += 1;
  }

  close(): void {
    this.#depth -= 1;
  }

  text(text: string): void {
    const { steps, attribute } = this.#path;
    if (attribute !== undefined || this.#depth < steps.length || this.value === undefined) return;
    if (this.value.length < this.#longest) this.value += text.slice(0, this.#longest - this.value.length);
  }
}
