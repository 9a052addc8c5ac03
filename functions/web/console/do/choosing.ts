import type { Choice } from '../../kit/fields.ts';
import type { Values } from '../../kit/form-body.ts';
import type { PageVisit } from '../../kit/page.ts';
import type { CaseSeen } from '../case/case-frame.ts';

/** The button that shows a form for another choice. It sends nothing to the case and keeps what was typed. */
export const CHOOSING = '_choose';

/** What must be chosen before a form can be shown: the first step, by GET. */
export interface Choosing {
  /** The name of the choice in the address: `?task=…`. */
  readonly query: string;
  /** The field of the form that holds it. */
  readonly name: string;
  readonly label: string;
  /** Whether it may be changed within the form, with what was typed kept. */
  readonly changes?: true;
  readonly choices: (seen: CaseSeen, visit: PageVisit) => readonly Choice[];
  /** What to say when there is nothing to choose. */
  readonly none: string;
  /** What to say of a choice that is not there, or not any more. */
  readonly gone: string;
}

/** What a person chose. */
export interface Chosen {
  /** The choice, as it was typed or is in the address; empty when nothing was chosen. */
  readonly value: string;
  /** The words of the choice; undefined when nothing was chosen that can be. */
  readonly text: string | undefined;
  readonly choices: readonly Choice[];
}

/** Returns what a person chose for a form; undefined for a form without a choice. */
export function chosenIn(
  choosing: Choosing | undefined,
  seen: CaseSeen,
  visit: PageVisit,
  values: Values,
): Chosen | undefined {
  if (choosing === undefined) return undefined;
  const choices = choosing.choices(seen, visit);
  const value = String(values[choosing.name] ?? visit.request.query[choosing.query] ?? '');
  return { value, text: choices.find((choice) => choice.value === value)?.text, choices };
}
