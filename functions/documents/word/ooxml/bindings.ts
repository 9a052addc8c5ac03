import { readOr } from '../unreadable.ts';
import { type Families, passOver, SKIP } from '../xml/xml-pass.ts';
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

/** A broken part beside the document loses its own values, and nothing else. */
const nothing = () => undefined;

export interface DataBindings {
  readonly valueOf: (binding: DataBinding) => string | undefined;
  /** Some value was not read, because there are too many. */
  readonly isCut: () => boolean;
}

/** Opens the values that controls are bound to, read only when one is asked for. What cannot be read gives no value. */
export function openBindings(parts: WordParts, relations: Relations, main: string): DataBindings {
  let stores: ReadonlyMap<string, string> | undefined;
  let room = BOUNDS.bytes;
  let cut = false;

  /** Returns the value of a bound node, or `undefined` when the node does not exist. */
  function valueAt({ storeItemId, path, prefixes }: DataBinding): string | undefined {
    const found = nodePath(path, prefixes);
    if (!found) return undefined;
    const read = () => {
      stores ??= findStores();
      const part = stores.get(storeItemId);
      const bytes = part === undefined ? undefined : within(part);
      return bytes && boundNode(bytes, found, BOUNDS.value);
    };
    return readOr(read, nothing);
  }

  function within(part: string): Uint8Array | undefined {
    const bytes = partBytes(parts, part);
    room -= bytes.length;
    if (room < 0) cut = true;
    return room < 0 ? undefined : bytes;
  }

  function findStores(): ReadonlyMap<string, string> {
    const stores = new Map<string, string>();
    for (const [id, kinds] of OWN_STORES) {
      for (const part of relations.targets('', ...kinds)) stores.set(id, part);
    }
    for (const part of relations.targets(main, 'customxml').slice(0, BOUNDS.stores)) {
      const read = () => {
        const [properties] = relations.targets(part, 'customxmlprops');
        const bytes = properties === undefined ? undefined : within(properties);
        return bytes && itemIdOf(bytes);
      };
      const id = readOr(read, nothing);
      if (id !== undefined && !stores.has(id)) stores.set(id, part);
    }
    return stores;
  }

  return { valueOf: valueAt, isCut: () => cut };
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

/** An element on the way to a node: its name with its namespace, and which one of that name it is, from 1. */
interface Step {
  readonly name: string;
  readonly index: number;
}

/** A path to a node from the root, one child at a time: all that Word writes into a binding. */
interface NodePath {
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
function nodePath(path: string, prefixes: string): NodePath | undefined {
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
function boundNode(part: Uint8Array, { steps, attribute }: NodePath, longest: number): string | undefined {
  /** At each depth, how many elements of the step's name were met. */
  const met = steps.map(() => 0);
  let depth = 0;
  let value: string | undefined;
  passOver<string>(part, EVERY, {
    element: (name) => name,
    open: (name, attributes) => {
      const step = steps[depth];
      // Below the node itself everything is its text.
      if (step) {
        if (step.name !== name) return SKIP;
        met[depth] = (met[depth] ?? 0) + 1;
        if (met[depth] !== step.index) return SKIP;
        if (depth === steps.length - 1) value = attribute === undefined ? '' : attributes.get(attribute);
      }
      depth += 1;
    },
    close: () => {
      depth -= 1;
    },
    text: (text) => {
      if (attribute !== undefined || depth < steps.length || value === undefined) return;
      if (value.length < longest) value += text.slice(0, longest - value.length);
    },
  });
  return value;
}
