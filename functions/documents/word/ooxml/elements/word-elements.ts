import { CHANGE_ELEMENTS } from './change-elements.ts';
import { CONTROL_ELEMENTS } from './control-elements.ts';
import { DRAWING_ELEMENTS } from './drawing-elements.ts';
import type { WordElement } from './element.ts';
import { FIELD_ELEMENTS } from './field-elements.ts';
import { TABLE_ELEMENTS } from './table-elements.ts';
import { TEXT_ELEMENTS } from './text-elements.ts';

/** The elements of WordprocessingML that a reader of forms looks at. */
export const WORD_ELEMENTS: ReadonlyMap<string, WordElement> = new Map(
  Object.entries({
    ...TEXT_ELEMENTS,
    ...FIELD_ELEMENTS,
    ...CONTROL_ELEMENTS,
    ...TABLE_ELEMENTS,
    ...CHANGE_ELEMENTS,
    ...DRAWING_ELEMENTS,
  }),
);
