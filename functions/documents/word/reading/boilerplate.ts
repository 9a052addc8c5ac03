import { plainText } from '#schemas/codes/code-set.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { WORDING } from '../wording.ts';

/** What a form says itself, outside its controls: labels tell where a text stands, the rest tells nothing. */
export interface Boilerplate {
  /** Is a text the form's own? `label` is the question it asks, when it is one. */
  of(text: string): { readonly label: string | undefined } | undefined;
}

const OPENINGS = [WORDING.talkFirst, WORDING.returnBy];

const made = new WeakMap<FormDefinition, Boilerplate>();

/** The form's own wording, made once for each definition. */
export function boilerplateOf(definition: FormDefinition): Boilerplate {
  const known = made.get(definition);
  if (known) return known;
  const own = new Map<string, string | undefined>();
  /** The same as written, because most of a form is as we wrote it. */
  const exact = new Map<string, string | undefined>();
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
      for (let printed = 1; printed <= 10; printed += 1) add(WORDING.room(printed, itemLabel));
      for (let item = 1; item <= max; item += 1) add(`${itemLabel} ${item}`);
    }
    for (const field of section.fields) {
      add(field.label, field.label);
      if (field.hint !== undefined) add(field.hint);
    }
  }
  for (const section of definition.sections) {
    for (const field of section.fields) {
      if (field.codes === undefined) continue;
      // A word that is a label and a code's label stays a label.
      for (const { label } of codeSet(field.codes).codes) if (!own.has(plainText(label))) add(label);
    }
  }
  const boilerplate: Boilerplate = {
    of(text) {
      if (exact.has(text)) return { label: exact.get(text) };
      // The council's name and the date follow these, and lose their controls in LibreOffice.
      if (OPENINGS.some((opening) => text.startsWith(opening))) return { label: undefined };
      // Two tick boxes on a line are two labels with a tab between them.
      const parts = text
        .split('\t')
        .map(plainText)
        .filter((part) => part !== '');
      if (!parts.every((part) => own.has(part))) return undefined;
      return { label: parts[0] === undefined ? undefined : own.get(parts[0]) };
    },
  };
  made.set(definition, boilerplate);
  return boilerplate;
}
