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
    })
  | (Every & { readonly kind: 'date' | 'instant' })
  | { readonly kind: 'hidden'; readonly name: string; readonly value: string }
  /** Fields that belong together, such as a row of a list. */
  | { readonly kind: 'group'; readonly label: string; readonly hint?: string; readonly fields: readonly Field[] }
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
