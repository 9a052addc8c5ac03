import { type Attributes, SKIP } from '../../xml/xml-pass.ts';
import type { Control } from '../control.ts';
import type { LegacyField } from '../legacy-field.ts';
import type { Story } from '../story.ts';

/** What the reader does at an element. Of elements that have none only what is in them counts. */
export interface WordElement {
  /** Gives `SKIP` when nothing in it is shown. */
  open?(story: Story, attributes: Attributes): typeof SKIP | undefined;
  close?(story: Story): void;
}

/** Elements by their names. */
export type WordElements = Readonly<Record<string, WordElement>>;

/** Its content is no text of the document: properties, what was deleted, how it looked before. */
export const skipped: WordElement = { open: () => SKIP };

/** An element whose start, and perhaps whose end, says something. */
export function tells(
  does: (story: Story, attributes: Attributes) => void,
  close?: (story: Story) => void,
): WordElement {
  const open = (story: Story, attributes: Attributes) => {
    does(story, attributes);
    return undefined;
  };
  return close ? { open, close } : { open };
}

/** An element of `w:sdtPr`, which says something of the control. */
export function property(does: (control: Control, attributes: Attributes) => void): WordElement {
  return tells((story, attributes) => {
    if (story.controls.properties) does(story.controls.properties, attributes);
  });
}

/** An element of `w:ffData`, which says something of a legacy form field. */
export function fieldData(does: (field: LegacyField, attributes: Attributes) => void): WordElement {
  return tells((story, attributes) => {
    if (story.fields.legacy) does(story.fields.legacy, attributes);
  });
}

/** What most elements say in their one attribute. */
export function val(attributes: Attributes): string | undefined {
  return attributes.get('w:val');
}
