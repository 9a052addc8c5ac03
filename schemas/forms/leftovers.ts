import { type Leftover, pointerTo, type Remark } from './answer.ts';
import { jsonText } from './json-text.ts';
import { tidyText } from './tidy.ts';

/** Bounds on what is kept apart: past them it is kept as one JSON text, so that no body makes a case of 40,000 parts. */
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

/** Collects what a body says beyond the form's fields. */
export class Leftovers {
  readonly kept: Leftover[] = [];
  readonly warnings: Remark[] = [];
  readonly #overflow: string[] = [];

  /** Keeps an unknown key and everything under it. Blank values hold nothing to keep, yet the key is named. */
  add(parts: readonly (string | number)[], value: unknown): void {
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
      this.#keep(pointer, 'unnamed', jsonText({ [key]: value }));
      return;
    }
    const leaves: Leftover[] = [];
    const fits = this.#flatten(parts, key, value, leaves);
    if (fits && this.kept.length + leaves.length <= BOUNDS.count) this.kept.push(...leaves);
    else this.#keep(pointer, key, jsonText(value));
  }

  /** Ends the collection: what went over the bound becomes one last leftover. */
  close(): { leftovers: Leftover[]; warnings: Remark[] } {
    if (this.#overflow.length > 0) {
      this.kept.push({ pointer: '', label: 'more', text: `[${this.#overflow.join(',')}]` });
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

  #keep(pointer: string, label: string, text: string): void {
    if (this.kept.length < BOUNDS.count) this.kept.push({ pointer, label, text });
    else this.#overflow.push(jsonText({ pointer, text }));
  }

  #flatten(parts: readonly (string | number)[], label: string, value: unknown, into: Leftover[]): boolean {
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
