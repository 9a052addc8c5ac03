import type { PackageFacts } from '../../inspect/inspect.ts';
import { DocumentAssembly } from '../assembly/document-assembly.ts';
import type { ReadDocument } from '../document.ts';
import { Unreadable } from '../unreadable.ts';
import { passOver, type XmlEvents } from '../xml/xml-pass.ts';
import { DataBindings } from './bindings.ts';
import { Controls } from './controls.ts';
import { customPropertyOf } from './custom-property.ts';
import type { WordElement } from './elements/element.ts';
import { WORD_ELEMENTS } from './elements/word-elements.ts';
import { partBytes, type WordParts } from './parts.ts';
import { Relations } from './relations.ts';
import { Story } from './story.ts';
import { WORD_FAMILIES } from './word-names.ts';

/** Headers and footers that are read: three kinds of each for some sections; a generated letter may have more, alike. */
const MOST_MARGINS = 24;

/** The property by which a form of ours names itself. */
const FORM_PROPERTY = 'FrontDoorForm';

/**
 * Reads a Word document of Office Open XML, strict or transitional, with macros or a template, into what it holds.
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
  const controls = new Controls(assembly, new DataBindings(parts, relations, main));
  const body = partBytes(parts, main);
  try {
    readStory(body, assembly, controls);
  } catch (error) {
    assembly.endBody();
    // The words before the place where it broke are a person's to read.
    if (error instanceof Unreadable) error.soFar = assembly.done();
    throw error;
  }
  assembly.endBody();
  for (const margin of relations.targets(main, 'header', 'footer').slice(0, MOST_MARGINS)) {
    cutWhereUnreadable(assembly, () => {
      controls.endPart();
      readStory(partBytes(parts, margin), assembly, controls);
    });
    assembly.endMargin();
  }
  cutWhereUnreadable(assembly, () => {
    // Strict documents call it by the other name.
    const [properties] = relations.targets('', 'custom-properties', 'customproperties');
    if (properties !== undefined) assembly.property = customPropertyOf(partBytes(parts, properties), FORM_PROPERTY);
  });
  return assembly.done();
}

/** What stands beside the main part must not take the document away: a person looks at what is not read of it. */
function cutWhereUnreadable(assembly: DocumentAssembly, read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    assembly.cut();
  }
}

function readStory(part: Uint8Array, assembly: DocumentAssembly, controls: Controls): void {
  const story = new Story(assembly, controls);
  const events: XmlEvents<WordElement> = {
    element: (name) => WORD_ELEMENTS.get(name),
    open: (element, attributes) => element.open?.(story, attributes),
    close: (element) => element.close?.(story),
    text: (text) => {
      if (story.inText) story.say(text);
    },
  };
  passOver(part, WORD_FAMILIES, events);
}
