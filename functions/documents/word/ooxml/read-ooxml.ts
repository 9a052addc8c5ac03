import type { PackageFacts } from '../../inspect/inspect-file.ts';
import { DocumentAssembly } from '../assembly/document-assembly.ts';
import type { ReadDocument } from '../document.ts';
import { Unreadable } from '../unreadable.ts';
import { passOver } from '../xml/xml-pass.ts';
import { DataBindings } from './bindings.ts';
import { Controls } from './controls.ts';
import { takeProperties } from './document-properties.ts';
import { drawingWords } from './drawing-words.ts';
import { storyEvents } from './elements/word-elements.ts';
import { partBytes, Relations, type WordParts } from './parts.ts';
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
  const bindings = new DataBindings(parts, relations, main);
  const controls = new Controls(assembly, bindings);
  const pack = new Package(parts, relations, assembly, controls);
  try {
    pack.story(main);
  } catch (error) {
    assembly.endBody();
    // The words before the place where it broke are a person's to read.
    if (error instanceof Unreadable) error.soFar = assembly.done();
    throw error;
  }
  assembly.endBody();
  pack.margins(main);
  pack.notes(main);
  pack.properties();
  if (relations.broken || bindings.cut) assembly.cut();
  return assembly.done();
}

/** The parts of a document, read one after another into one. */
class Package {
  readonly #parts: WordParts;
  readonly #relations: Relations;
  readonly #assembly: DocumentAssembly;
  readonly #controls: Controls;

  constructor(parts: WordParts, relations: Relations, assembly: DocumentAssembly, controls: Controls) {
    this.#parts = parts;
    this.#relations = relations;
    this.#assembly = assembly;
    this.#controls = controls;
  }

  /** Reads a part of text, and the charts and SmartArt in it. */
  story(part: string): void {
    this.#controls.endPart();
    const addressOf = (id: string | undefined) => this.#relations.address(part, id);
    const story = new Story(this.#assembly, this.#controls, addressOf);
    passOver(partBytes(this.#parts, part), WORD_FAMILIES, storyEvents(story));
    for (const [label, ...kinds] of DRAWN)
      this.#each(this.#relations.targets(part, ...kinds), MOST_DRAWN, (drawn) => {
        const all = [drawn, ...this.#relations.targets(drawn, 'chartusershapes')];
        this.#assembly.aside(label, all.map((name) => drawingWords(partBytes(this.#parts, name))).join('\n'));
      });
  }

  margins(main: string): void {
    this.#each(
      this.#relations.targets(main, 'header', 'footer'),
      MOST_MARGINS,
      (margin) => this.story(margin),
      () => this.#assembly.endMargin(),
    );
  }

  /** Reads notes and comments, each as an aside. Other text in these parts is shown nowhere else. */
  notes(main: string): void {
    this.#each(
      this.#relations.targets(main, 'footnotes', 'endnotes', 'comments'),
      MOST_MARGINS,
      (part) => this.story(part),
      () => this.#assembly.endNotes(),
    );
  }

  properties(): void {
    // Strict documents call it by the other name.
    for (const kinds of [['core-properties'], ['custom-properties', 'customproperties']])
      this.#each(this.#relations.targets('', ...kinds), MOST_MARGINS, (part) =>
        takeProperties(partBytes(this.#parts, part), this.#assembly),
      );
  }

  /** Reads parts beside the main part. A broken one does not lose the document: a person looks at what was not read. */
  #each(found: readonly string[], most: number, read: (part: string) => void, end: () => void = () => {}): void {
    if (found.length > most) this.#assembly.cut();
    for (const part of found.slice(0, most)) {
      try {
        read(part);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        this.#assembly.cut();
      }
      end();
    }
  }
}
