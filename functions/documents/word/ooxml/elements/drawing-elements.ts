import { SKIP } from '../../xml/xml-pass.ts';
import type { Story } from '../story.ts';
import { tells, type WordElements } from './element.ts';

/** Of the ways to show something, for programs of several ages, the first is read. */
function takeOne(story: Story): typeof SKIP | undefined {
  const last = story.choices.length - 1;
  if (story.choices[last] === true) return SKIP;
  if (last >= 0) story.choices[last] = true;
  return undefined;
}

/** Text boxes (ECMA-376-1, 17.17.1; MS-ODRAWXML) and alternatives (ECMA-376-3, 9.4). */
export const DRAWING_ELEMENTS: WordElements = {
  'w:txbxContent': tells(
    (story) => story.beginTextBox(),
    (story) => story.endTextBox(),
  ),
  'mc:AlternateContent': tells(
    (story) => {
      story.choices.push(false);
    },
    (story) => {
      story.choices.pop();
    },
  ),
  'mc:Choice': { open: takeOne },
  'mc:Fallback': { open: takeOne },
};
