import { BOX_ELEMENTS, DRAWING_ELEMENTS, NOTE_ELEMENTS } from './drawing-elements.ts';
import type { WordElement, WordElements } from './element.ts';
import { CONTROL_ELEMENTS, FIELD_ELEMENTS } from './field-elements.ts';
import { TABLE_ELEMENTS } from './table-elements.ts';
import { CHANGE_ELEMENTS, TEXT_ELEMENTS } from './text-elements.ts';

/** Those that say words and how they look. */
const WORDS: WordElements = { ...TEXT_ELEMENTS, ...CHANGE_ELEMENTS, ...DRAWING_ELEMENTS };

/** The elements of WordprocessingML that a reader looks at. */
export const WORD_ELEMENTS: ReadonlyMap<string, WordElement> = new Map(
  Object.entries({
    ...WORDS,
    ...FIELD_ELEMENTS,
    ...CONTROL_ELEMENTS,
    ...TABLE_ELEMENTS,
    ...NOTE_ELEMENTS,
    ...BOX_ELEMENTS,
  }),
);

/** Those that count also where words alone are gathered: in a branch that is not shown in its place. */
export const WORD_ONLY: ReadonlySet<WordElement> = new Set(Object.values(WORDS));
