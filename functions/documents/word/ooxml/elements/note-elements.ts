import type { Attributes } from '../../xml/xml-pass.ts';
import type { Story } from '../story.ts';
import { tells, type WordElement, type WordElements } from './element.ts';

/** A person's name in a label; Word allows 255 characters. */
const LONGEST_NAME = 100;

function note(label: string): WordElement {
  return tells(
    (story) => story.beginNote(label),
    (story) => story.endNote(),
  );
}

function beginComment(story: Story, attributes: Attributes): void {
  const author = attributes.get('w:author')?.trim().slice(0, LONGEST_NAME) ?? '';
  story.beginNote(author === '' ? 'Comment' : `Comment by ${author}`);
}

/** Notes and comments (ECMA-376-1, 17.11 and 17.13.4), each of which is one element of its part; and links to elsewhere. */
export const NOTE_ELEMENTS: WordElements = {
  'w:footnote': note('Footnote'),
  'w:endnote': note('Endnote'),
  'w:comment': tells(beginComment, (story) => story.endNote()),
  'w:hyperlink': tells(
    (story, attributes) => story.beginLink(attributes.get('r:id'), attributes.get('w:tooltip')),
    (story) => story.endLink(),
  ),
  'w:tblCaption': tells((story, attributes) => story.aside('Alternative text', attributes.get('w:val'))),
  'w:tblDescription': tells((story, attributes) => story.aside('Alternative text', attributes.get('w:val'))),
};
