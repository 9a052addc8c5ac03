import { type Attributes, SKIP } from '../../xml/xml-pass.ts';
import type { Control } from '../control.ts';
import type { LegacyField } from '../fields.ts';
import type { Story } from '../story.ts';

/** What the reader does at an element. Of elements that have none only what is in them counts. */
export interface WordElement {
  /** Gives `SKIP` when nothing in it is shown. */
  open?(story: Story, attributes: Attributes): unknown;
  close?(story: Story): void;
}

/** Elements by their names. */
export type WordElements = Readonly<Record<string, WordElement>>;

/** Its content is no text of the document: properties, what was deleted, how it looked before. */
export const skipped: WordElement = { open: () => SKIP };

/** Returns an element within which something holds. */
export function during(what: 'inText' | 'inRowProperties' | 'inInstruction' | 'inRuby'): WordElement {
  return {
    open: (story) => {
      story[what] = true;
    },
    close: (story) => {
      story[what] = false;
    },
  };
}

/** Returns an element of `w:sdtPr`, which says something of the control. */
export function property(does: (control: Control, attributes: Attributes) => void): WordElement {
  return {
    open: ({ controls }, attributes) => {
      if (controls.properties) does(controls.properties, attributes);
    },
  };
}

/** Returns an element of `w:ffData`, which says something of a legacy form field in its one attribute. */
export function fieldData(does: (field: LegacyField, value: string | undefined) => void): WordElement {
  return {
    open: ({ fields }, attributes) => {
      if (fields.legacy) does(fields.legacy, val(attributes));
    },
  };
}

/** Returns what most elements say in their one attribute. */
export function val(attributes: Attributes): string | undefined {
  return attributes.get('w:val');
}
