import { BuilderElement, FileChild, Paragraph, type ParagraphChild, TextRun, type XmlComponent } from 'docx';

/** Returns WordprocessingML that `docx` has no class for: an element by its name, its attributes and what it holds. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly XmlComponent[]
): XmlComponent {
  return new BuilderElement<Record<string, string>>({
    name,
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { key, value }])),
    children,
  });
}

/** Returns an element with a `w:val` and nothing else. */
export function valued(name: string, val: string): XmlComponent {
  return element(name, { 'w:val': val });
}

/** Wraps elements where `docx` takes only runs: controls and bookmarks within a paragraph. */
export function inline(elements: readonly XmlComponent[]): ParagraphChild[] {
  return elements.map((one) => new AsRun(one));
}

/** Wraps elements where `docx` takes only paragraphs: controls and bookmarks around the paragraphs of a cell. */
export function inCell(elements: readonly XmlComponent[]): Paragraph[] {
  return elements.map((one) => new AsParagraph(one));
}

/** Wraps an element where `docx` takes only the pieces of a section. */
export function inSection(one: XmlComponent): FileChild {
  return new AsFileChild(one);
}

class AsRun extends TextRun {
  readonly #element: XmlComponent;
  constructor(one: XmlComponent) {
    super({});
    this.#element = one;
  }
  override prepForXml(context: Parameters<TextRun['prepForXml']>[0]) {
    return this.#element.prepForXml(context);
  }
}

class AsParagraph extends Paragraph {
  readonly #element: XmlComponent;
  constructor(one: XmlComponent) {
    super({});
    this.#element = one;
  }
  override prepForXml(context: Parameters<Paragraph['prepForXml']>[0]) {
    return this.#element.prepForXml(context);
  }
}

class AsFileChild extends FileChild {
  readonly #element: XmlComponent;
  constructor(one: XmlComponent) {
    super('w:sdt');
    this.#element = one;
  }
  override prepForXml(context: Parameters<FileChild['prepForXml']>[0]) {
    return this.#element.prepForXml(context);
  }
}
