import { type Attributes, type Families, passOver, SKIP, type XmlEvents } from '../xml/xml-pass.ts';

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

/** A binding's path and its prefixes, or `undefined` when it is anything but child steps, indexes and one attribute. */
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

/** The value of a node of a part of custom XML, or `undefined` when there is none. Throws `Unreadable`. */
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
