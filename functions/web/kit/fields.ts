import type { Values } from './form-body.ts';

/** A choice of a field. */
export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
}

interface Every {
  /** The JSON pointer of its answer in the body of the operation, without the first slash: `of/who`. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What it shows when nothing was typed yet; of checkboxes, several. */
  readonly value?: string | readonly string[] | undefined;
}

/**
 * A field of a form, which `kit/fields.njk` draws with its value and its fault. An `instant` is a date and a time in London, sent as
 * `name/date` and `name/time`.
 */
export type Field =
  | (Every & { readonly kind: 'text'; readonly width?: 5 | 10 | 20 | 30; readonly autocomplete?: string })
  | (Every & { readonly kind: 'textarea'; readonly most?: number; readonly rows?: number })
  | (Every & {
      readonly kind: 'radios' | 'checkboxes' | 'select';
      readonly choices: readonly Choice[];
      /** Its short choices stand beside each other. */
      readonly wraps?: true;
      /** The words of a button beside it, which shows the form again for another choice. */
      readonly again?: string;
    })
  | (Every & { readonly kind: 'date' | 'time' })
  /** With the date and time in London that it shows when nothing was typed yet. */
  | (Every & { readonly kind: 'instant'; readonly date?: string; readonly time?: string })
  | { readonly kind: 'hidden'; readonly name: string; readonly value: string }
  /** Fields that belong together, such as a row of a list. */
  | {
      readonly kind: 'group';
      readonly label: string;
      readonly hint?: string;
      /** The JSON pointer of the whole, for its own fault: `multiAgency`. */
      readonly name?: string;
      readonly fields: readonly Field[];
    }
  /** A second button, which sends the form with an answer of its own. */
  | { readonly kind: 'button'; readonly name: string; readonly value: string; readonly text: string }
  /** Words between fields. */
  | { readonly kind: 'words'; readonly text: string };

/** Returns choices from codes and their words. */
export const choicesOf = <Code extends string>(
  words: Readonly<Record<Code, string>>,
  codes?: readonly Code[],
): Choice[] =>
  Object.entries<string>(words)
    .filter(([code]) => codes === undefined || codes.some((one) => one === code))
    .map(([value, text]) => ({ value, text }));

/** Returns the fields, those within groups too. */
export const everyField = (fields: readonly Field[]): Field[] =>
  fields.flatMap((field) => (field.kind === 'group' ? [field, ...everyField(field.fields)] : [field]));

/** Returns the label of each field, by its name. The summary of faults says them. */
export const labelsOf = (fields: readonly Field[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    everyField(fields).flatMap((field) =>
      'label' in field && field.name !== undefined ? [[field.name, field.label]] : [],
    ),
  );

/** Returns what was typed into fields that cannot be sent now, in words, to read and to copy. */
export function typedWords(fields: readonly Field[], values: Values): { label: string; text: string }[] {
  const known = new Map(everyField(fields).flatMap((field) => ('name' in field ? [[field.name, field] as const] : [])));
  return Object.entries(values).flatMap(([name, value]) => {
    const field = known.get(name) ?? known.get(name.replace(/\/(date|time)$/, ''));
    const given = [value].flat().filter((text) => text.trim() !== '');
    if (given.length === 0 || field?.kind === 'hidden') return [];
    const words = (text: string) =>
      field !== undefined && 'choices' in field
        ? (field.choices.find((one) => one.value === text)?.text ?? text)
        : text;
    return [{ label: field !== undefined && 'label' in field ? field.label : name, text: given.map(words).join(', ') }];
  });
}
