import { plainText } from '#schemas/codes/code-set.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { WORDING } from '../wording.ts';
import { memo } from './memo.ts';

/** A form's own wording, outside its controls: labels give a text its place, the rest means nothing. */
export interface Boilerplate {
  /**
   * Is a text the form's own? `label` is the question it asks, when it is one; `option` says that it names options, which
   * stand in a form beside their boxes and may be an answer anywhere else.
   */
  of(text: string): { readonly label: string | undefined; readonly option?: boolean } | undefined;
}

const TICKED = /[☒☑✓✔✗✘]/u;

/** What a council puts on its form: its name and number, a number, its mailbox, the day on which the form is wanted. */
const NAME_AND_NUMBER = /^(?:(.{1,80}), )?[\d +()-]{3,30}$/;
const MAILBOX = /^[^\s@]{1,64}@[^\s@]{1,190}$/;
const DAY = /^\p{L}{3,12} \d{1,2} \p{L}{3,12} \d{4}$/u;

/** What follows these is the council's own, and loses its control in LibreOffice. */
const OPENINGS: readonly (readonly [wording: string, rest: RegExp])[] = [
  [WORDING.talkFirst, NAME_AND_NUMBER],
  [WORDING.askHow, NAME_AND_NUMBER],
  [WORDING.returnTo, MAILBOX],
  [WORDING.returnBy, DAY],
];

/** Returns a test for the council's own texts among those of its controls: its name is the text before its number. */
export function councilTexts(texts: readonly string[]): (text: string) => boolean {
  const names = texts.flatMap((text) => NAME_AND_NUMBER.exec(text)?.[1] ?? []);
  return (text) => [NAME_AND_NUMBER, MAILBOX, DAY].some((shape) => shape.test(text)) || names.includes(text);
}

/** Returns what the council says of itself on a form: the rest of such a line, when it has the shape of one. */
export function councilsOwn(text: string): string | undefined {
  for (const [wording, shape] of OPENINGS) {
    if (!text.startsWith(wording.trim())) continue;
    const rest = text.slice(wording.trim().length).trim();
    return rest === '' || shape.test(rest) ? rest : undefined;
  }
  return undefined;
}

/**
 * Tells whether a text names the form's version, as the foot of each page and the properties do: "Confidential when
 * completed. Early Help and Social Care referral, 2026-11".
 */
function namesVersion(text: string, { title }: FormDefinition): boolean {
  const named = text.startsWith(WORDING.confidential) ? text.slice(WORDING.confidential.length).trim() : text;
  return named.startsWith(`${title}, `) && /^(?:version )?\d{4}-\d{2}$/.test(named.slice(title.length + 2));
}

/** Returns the form's own wording. */
export const boilerplateOf = memo((definition: FormDefinition): Boilerplate => {
  const own = new Map<string, string | undefined>();
  /** The same as written, because most of a form is as we wrote it. */
  const exact = new Map<string, string | undefined>();
  const options = new Set<string>();
  const add = (text: string, label?: string) => {
    exact.set(text.trim(), label);
    own.set(plainText(text), label);
  };
  for (const wording of Object.values(WORDING)) if (typeof wording === 'string') add(wording);
  add(definition.title);
  add(WORDING.form(definition.id, definition.version));
  for (const section of definition.sections) {
    add(section.title, section.title);
    if (section.intro !== undefined) add(section.intro);
    if (section.repeat) {
      const { itemLabel, max } = section.repeat;
      for (let printed = 1; printed <= 10; printed += 1) {
        add(WORDING.room(printed, itemLabel));
        add(WORDING.roomInRows(printed, itemLabel));
      }
      add(WORDING.rowTable(itemLabel));
      for (let item = 1; item <= max; item += 1) add(`${itemLabel} ${item}`, `${itemLabel} ${item}`);
    }
    for (const field of section.fields) {
      add(field.label, field.label);
      if (field.hint !== undefined) add(field.hint);
    }
  }
  for (const section of definition.sections) {
    for (const field of section.fields) {
      if (field.codes === undefined) continue;
      // Only boxes are printed with their names; a drop-down shows its lines to nobody. A word that is a label too stays one.
      if (field.type !== 'choices') continue;
      for (const { label } of codeSet(field.codes).codes) {
        if (own.has(plainText(label))) continue;
        add(label);
        options.add(plainText(label));
      }
    }
  }
  return {
    of(text) {
      if (exact.has(text)) return { label: exact.get(text), option: options.has(plainText(text)) };
      if (councilsOwn(text) !== undefined || namesVersion(text, definition)) return { label: undefined };
      // A tick is somebody's.
      if (TICKED.test(text)) return undefined;
      // Two tick boxes on a line are two labels with a tab between them.
      const parts = text
        .split('\t')
        .map(plainText)
        .filter((part) => part !== '');
      if (parts.length === 0 || !parts.every((part) => own.has(part))) return undefined;
      const [first = ''] = parts;
      return { label: own.get(first), option: parts.every((part) => options.has(part)) };
    },
  };
});

/**
 * Returns the wording of a form that we did not make: only words that are exactly one of our labels, because anything else
 * in it may be an answer.
 */
export function labelsOf(definition: FormDefinition): Boilerplate {
  const boilerplate = boilerplateOf(definition);
  return {
    of(text) {
      const own = boilerplate.of(text);
      return own?.label === undefined ? undefined : own;
    },
  };
}
