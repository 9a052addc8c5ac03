import type { PackageFacts } from '../../inspect/inspect-file.ts';
import { DocumentAssembly } from '../assembly/document-assembly.ts';
import type { ReadDocument } from '../document.ts';
import { readOr, Unreadable } from '../unreadable.ts';
import { passOver } from '../xml/xml-pass.ts';
import { openBindings } from './bindings.ts';
import { Controls } from './controls.ts';
import { takeProperties } from './document-properties.ts';
import { drawingWords } from './drawing-words.ts';
import { storyEvents } from './elements/word-elements.ts';
import { partBytes, pictureBytes, Relations, type WordParts } from './parts.ts';
import { Story } from './story.ts';
import { WORD_FAMILIES } from './word-names.ts';

/** Headers and footers that are read: three kinds of each for some sections; a generated letter may have more, alike. */
const MOST_MARGINS = 60;
/** Charts and SmartArt that are read of one part: a report has some 30. */
const MOST_DRAWN = 200;

/** Parts of words that are drawn, by the kinds of their relationships, and what they are called. */
const DRAWN: readonly (readonly [label: string, ...kinds: string[]])[] = [
  ['Chart', 'chart', 'chartex'],
  ['SmartArt', 'diagramdata'],
];

/**
 * Reads a Word document of Office Open XML, strict or transitional, with macros or a template, into what it holds. What no
 * relationship names is no part of the document (ECMA-376-2, 6.5): no program shows it.
 *
 * @param parts its parts, by name
 * @param facts what the inspection learnt of the package, so that it is not read twice; without them its relationships are read
 * @throws Unreadable with a reason, when the main part cannot be read
 */
export function readOoxml(parts: WordParts, facts?: PackageFacts): ReadDocument {
  const relations = new Relations(parts, facts?.relationships);
  const main = facts ? facts.mainPart : relations.targets('', 'officedocument')[0];
  if (main === undefined) throw new Unreadable('no_main_part');
  const assembly = new DocumentAssembly();
  const bindings = openBindings(parts, relations, main);
  const controls = new Controls(assembly, bindings);
  /** Reads parts beside the main part. A broken one does not lose the document: a person looks at what was not read. */
  const each = (
    owner: string,
    kinds: readonly string[],
    most: number,
    read: (part: string) => void,
    end = () => {},
  ) => {
    const found = relations.targets(owner, ...kinds);
    if (found.length > most) assembly.cut();
    for (const part of found.slice(0, most)) {
      readOr(
        () => read(part),
        () => assembly.cut(),
      );
      end();
    }
  };
  /** Reads a part of text, and the charts and SmartArt in it. */
  const story = (part: string): void => {
    controls.endPart();
    const addressOf = (id: string | undefined) => relations.address(part, id);
    const showPicture = (id: string) => {
      const name = relations.part(part, id);
      assembly.picture(name ?? id, (most) => (name === undefined ? 'damaged' : pictureBytes(parts, name, most)));
    };
    const events = storyEvents(new Story(assembly, controls, addressOf, showPicture));
    passOver(partBytes(parts, part), WORD_FAMILIES, events);
    for (const [label, ...kinds] of DRAWN)
      each(part, kinds, MOST_DRAWN, (drawn) => {
        const all = [drawn, ...relations.targets(drawn, 'chartusershapes')];
        assembly.aside(label, all.map((name) => drawingWords(partBytes(parts, name))).join('\n'));
      });
  };
  try {
    story(main);
  } catch (error) {
    assembly.endBody();
    // The words before the place where it broke are a person's to read.
    if (error instanceof Unreadable) error.soFar = assembly.done();
    throw error;
  }
  assembly.endBody();
  each(main, ['header', 'footer'], MOST_MARGINS, story, () => assembly.endMargin());
  // Each note and comment is an aside. Other text in these parts is shown nowhere else.
  each(main, ['footnotes', 'endnotes', 'comments'], MOST_MARGINS, story, () => assembly.endNotes());
  // Strict documents call it by the other name.
  for (const kinds of [['core-properties'], ['custom-properties', 'customproperties']])
    each('', kinds, MOST_MARGINS, (part) => takeProperties(partBytes(parts, part), assembly));
  if (relations.broken || bindings.isCut()) assembly.cut();
  return assembly.done();
}
