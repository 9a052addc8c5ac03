import { type BodyLeftover, pointerTo, type Remark } from './answer.ts';
import { carefulFactOf } from './careful-values.ts';
import { jsonText } from './json-text.ts';
import { tidyText } from './tidy.ts';

/** Limits on separate leftovers. Above them, the rest becomes one text, so that no body makes a case of 40,000 parts. */
const BOUNDS = {
  depth: 4, // sections > items > fields > one more; deeper is no form
  count: 200, // more unknown keys than any form has fields
  label: 200, // a label longer than this is no label
  pointerPart: 100, // pointers go back in the answer's warnings
};

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isBlank(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

/** Collects the members of a body that the form has no field for. */
export class Leftovers {
  readonly kept: BodyLeftover[] = [];
  readonly warnings: Remark[] = [];
  readonly #overflow = new Map<string | undefined, string[]>();

  /**
   * Keeps an unknown key and everything under it. A blank value is not kept, but the key gets a warning.
   * @param path the question in whose place it is, if there is one
   */
  add(parts: readonly (string | number)[], value: unknown, path?: string): void {
    const key = String(parts.at(-1) ?? '');
    const pointer = this.#pointer(parts);
    if (this.warnings.length < BOUNDS.count) {
      this.warnings.push({
        pointer,
        code: 'unknown_key',
        detail: 'The form has no such field. It is kept with the referral.',
      });
    }
    if (isBlank(value)) return;
    if (key.length > BOUNDS.label) {
      this.#keep({ pointer, label: 'unnamed', text: jsonText({ [key]: value }) }, path);
      return;
    }
    const leaves: BodyLeftover[] = [];
    const fits = this.#flatten(parts, key, value, leaves);
    if (fits && this.kept.length + leaves.length <= BOUNDS.count) for (const leaf of leaves) this.#keep(leaf, path);
    else this.#keep({ pointer, label: key, text: jsonText(value) }, path);
  }

  /** Ends the collection: everything above the limit becomes one last leftover for each path. */
  close(): { leftovers: BodyLeftover[]; warnings: Remark[] } {
    for (const [path, texts] of this.#overflow)
      this.kept.push({
        pointer: '',
        label: 'more',
        text: texts.join('\n'),
        ...(path === undefined ? {} : { path }),
      });
    if (this.#overflow.size > 0) {
      this.warnings.push({
        pointer: '',
        code: 'more_unknown_keys',
        detail: 'There were more keys than are named here. All are kept.',
      });
    }
    return { leftovers: this.kept, warnings: this.warnings };
  }

  #pointer(parts: readonly (string | number)[]): string {
    return pointerTo(
      parts.map((part) =>
        typeof part === 'string' && part.length > BOUNDS.pointerPart ? `${part.slice(0, BOUNDS.pointerPart)}…` : part,
      ),
    );
  }

  #keep(leftover: BodyLeftover, path: string | undefined): void {
    if (this.kept.length < BOUNDS.count) {
      this.kept.push(path === undefined ? leftover : { ...leftover, path });
      return;
    }
    // The words of a safety question keep their path, however many other keys there are.
    const its = path !== undefined && carefulFactOf(path) !== undefined ? path : undefined;
    const texts = this.#overflow.get(its) ?? [];
    texts.push(`${leftover.pointer}: ${leftover.text}`);
    this.#overflow.set(its, texts);
  }

  #flatten(parts: readonly (string | number)[], label: string, value: unknown, into: BodyLeftover[]): boolean {
    if (into.length >= BOUNDS.count) return false;
    if (!isBranch(value)) {
      if (!isBlank(value)) into.push({ pointer: this.#pointer(parts), label, text: tidyText(String(value)) });
      return true;
    }
    if (parts.length >= BOUNDS.depth) return false;
    for (const [key, held] of Object.entries(value)) {
      if (key.length > BOUNDS.label) return false;
      if (!this.#flatten([...parts, key], Array.isArray(value) ? `${label} ${key}` : key, held, into)) return false;
    }
    return true;
  }
}
