import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  HeightRule,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
  type XmlComponent,
} from 'docx';
import { codeSet } from '#schemas/codes/code-sets.ts';
import {
  askedOf,
  type FieldDefinition,
  type FormDefinition,
  type SectionDefinition,
} from '#schemas/forms/definition.ts';
import { GUIDANCE } from '../guidance.ts';
import { optionsOf, reasonOptions } from '../options.ts';
import { COUNCIL_TAG, fieldTag, formTag, REFERENCE_TAG, repeatTag, sectionTag } from '../tags.ts';
import { WORDING } from '../wording.ts';
import type { BlankFormFor } from './blank-form-for.ts';
import { ContentControls } from './content-controls.ts';

/** A4 in twentieths of a point, with margins of 2 cm. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_134 };
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
const LABEL_WIDTH = 3_700;

/** Dark enough on white, and white enough on them, for WCAG AA. */
const COLOUR = { heading: '1F3A5F', label: 'F3F2F1', line: 'B1B4B6', hint: '505A5F', warning: 'B10E1E' };

/** A label of a tick box at most this long leaves room for another beside it. */
const HALF_LINE = 40;

const line = { style: BorderStyle.SINGLE, size: 4, color: COLOUR.line };
const borders = { top: line, bottom: line, left: line, right: line };
const cellMargins = { top: 60, bottom: 60, left: 110, right: 110 };

function inline(elements: readonly XmlComponent[]): ParagraphChild[] {
  return elements.map((element) => new InlineElement(element));
}

/** A control or a bookmark among the runs of a paragraph. */
class InlineElement extends TextRun {
  readonly #element: XmlComponent;
  constructor(element: XmlComponent) {
    super({});
    this.#element = element;
  }
  override prepForXml(context: Parameters<TextRun['prepForXml']>[0]) {
    return this.#element.prepForXml(context);
  }
}

function paragraph(children: readonly ParagraphChild[], spacing = { before: 0, after: 0 }): Paragraph {
  return new Paragraph({ children: [...children], spacing });
}

function day(dueAt: string): string {
  const instant = new Date(/^\d{4}-\d{2}-\d{2}$/.test(dueAt) ? `${dueAt}T12:00:00Z` : dueAt);
  const written = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Europe/London',
  } as const;
  return new Intl.DateTimeFormat('en-GB', written).format(instant).replace(',', '');
}

class BlankForm {
  readonly #controls = new ContentControls();
  readonly #definition: FormDefinition;
  readonly #blank: BlankFormFor;

  constructor(definition: FormDefinition, blank: BlankFormFor) {
    this.#definition = definition;
    this.#blank = blank;
  }

  document(): Document {
    const { title, version } = this.#definition;
    return new Document({
      title,
      creator: this.#blank.council.name,
      lastModifiedBy: this.#blank.council.name,
      description: `${title}, version ${version}`,
      // The form is found by this too, should the control that names it be lost.
      customProperties: [{ name: 'FrontDoorForm', value: formTag(this.#definition) }],
      styles,
      sections: [
        {
          properties: {
            page: {
              size: { width: PAGE.width, height: PAGE.height },
              margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
            },
          },
          headers: { default: this.#header() },
          footers: { default: this.#footer() },
          children: [...this.#opening(), ...this.#definition.sections.flatMap((section) => this.#section(section))],
        },
      ],
    });
  }

  #council(text: string, bold = false): ParagraphChild[] {
    const run = new TextRun({ text, bold });
    return inline(this.#controls.fixed({ title: 'Council', tag: COUNCIL_TAG, keep: true }, run));
  }

  #header(): Header {
    const { reference, council } = this.#blank;
    const children: ParagraphChild[] = this.#council(council.name, true);
    if (reference !== undefined) {
      const control = this.#controls.fixed(
        { title: WORDING.reference, tag: REFERENCE_TAG, keep: true },
        new TextRun({ text: reference, bold: true }),
      );
      children.push(new TextRun({ children: [new Tab(), `${WORDING.reference} `] }), ...inline(control));
    }
    return new Header({
      children: [
        new Paragraph({ style: 'Header', tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }], children }),
      ],
    });
  }

  #footer(): Footer {
    const { title, version } = this.#definition;
    return new Footer({
      children: [
        new Paragraph({
          style: 'Footer',
          tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
          children: [
            new TextRun(`${WORDING.confidential} ${title}, ${version}`),
            new TextRun({ children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
          ],
        }),
      ],
    });
  }

  #opening(): FileChild[] {
    const { id, title, version } = this.#definition;
    const { council, dueAt } = this.#blank;
    const mark = this.#controls.fixed(
      { title: 'Form', tag: formTag(this.#definition), keep: true },
      new TextRun({ text: WORDING.form(id, version) }),
    );
    return [
      new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
      new Paragraph({ style: 'Hint', spacing: { after: 160 }, children: [...inline(mark)] }),
      new Paragraph({ style: 'Warning', children: [new TextRun({ text: WORDING.danger, bold: true })] }),
      paragraph([new TextRun(WORDING.talkFirst), ...this.#council(`${council.name}, ${council.telephone}`, true)], {
        before: 120,
        after: 120,
      }),
      paragraph([new TextRun(WORDING.gaps)], { before: 0, after: 120 }),
      ...(dueAt === undefined
        ? []
        : [paragraph([new TextRun(WORDING.returnBy), ...this.#council(day(dueAt), true)], { before: 0, after: 120 })]),
    ];
  }

  #section(section: SectionDefinition): FileChild[] {
    const opening: FileChild[] = [
      new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, children: [new TextRun(section.title)] }),
    ];
    if (section.intro !== undefined && section.intro !== WORDING.danger)
      opening.push(new Paragraph({ keepNext: true, spacing: { after: 120 }, children: [new TextRun(section.intro)] }));
    if (!section.repeat) return [...opening, this.#table(section, 0)];
    const { printed, itemLabel, min } = section.repeat;
    opening.push(
      new Paragraph({ style: 'Hint', keepNext: true, children: [new TextRun(WORDING.room(printed, itemLabel))] }),
    );
    if (min === 0) {
      const reason = this.#controls.choice(
        { title: WORDING.whyNone, tag: sectionTag(section), keep: true },
        GUIDANCE.reason,
        reasonOptions(),
      );
      opening.push(
        new Paragraph({
          keepNext: true,
          spacing: { before: 60, after: 60 },
          children: [new TextRun(`${WORDING.whyNone} `), ...inline(reason)],
        }),
      );
    }
    const items = Array.from({ length: printed }, (_, index) => [
      new Paragraph({
        heading: HeadingLevel.HEADING_2,
        keepNext: true,
        children: [new TextRun(`${itemLabel} ${index + 1}`)],
      }),
      this.#table(section, index),
    ]);
    return [
      ...opening,
      this.#controls.repeating({ title: section.title, tag: repeatTag(section), keep: true }, itemLabel, items),
    ];
  }

  #table(section: SectionDefinition, index: number): Table {
    const heading = (text: string, width: number) =>
      new TableCell({
        width: { size: width, type: WidthType.DXA },
        margins: cellMargins,
        shading: { type: ShadingType.CLEAR, fill: COLOUR.heading, color: 'auto' },
        children: [new Paragraph({ keepNext: true, children: [new TextRun({ text, bold: true, color: 'FFFFFF' })] })],
      });
    return new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: [LABEL_WIDTH, TEXT_WIDTH - LABEL_WIDTH],
      layout: TableLayoutType.FIXED,
      borders: { ...borders, insideHorizontal: line, insideVertical: line },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: [heading(WORDING.question, LABEL_WIDTH), heading(WORDING.answer, TEXT_WIDTH - LABEL_WIDTH)],
        }),
        ...askedOf(section).map((field) => this.#row(section, index, field)),
      ],
    });
  }

  #row(section: SectionDefinition, index: number, field: FieldDefinition): TableRow {
    const label = [
      paragraph([new TextRun({ text: field.label, bold: true })]),
      ...(field.hint === undefined ? [] : [new Paragraph({ style: 'Hint', children: [new TextRun(field.hint)] })]),
    ];
    const wide = field.type === 'long_text' || field.type === 'choices';
    if (wide) {
      // Long answers and lists of boxes have the whole width, under their question.
      return new TableRow({
        cantSplit: field.type === 'choices' && codeSet(field.codes ?? '').codes.length < 20,
        ...(field.type === 'long_text' ? { height: { value: 1_300, rule: HeightRule.ATLEAST } } : {}),
        children: [
          new TableCell({
            columnSpan: 2,
            margins: cellMargins,
            children: [...label, ...this.#wideAnswer(section, index, field)],
          }),
        ],
      });
    }
    return new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          width: { size: LABEL_WIDTH, type: WidthType.DXA },
          margins: cellMargins,
          shading: { type: ShadingType.CLEAR, fill: COLOUR.label, color: 'auto' },
          children: label,
        }),
        new TableCell({
          width: { size: TEXT_WIDTH - LABEL_WIDTH, type: WidthType.DXA },
          margins: cellMargins,
          verticalAlign: VerticalAlign.CENTER,
          children: [paragraph(this.#answer(section, index, field))],
        }),
      ],
    });
  }

  #answer(section: SectionDefinition, index: number, field: FieldDefinition): ParagraphChild[] {
    const name = { title: field.label, tag: fieldTag(section, index, field), keep: !section.repeat };
    switch (field.type) {
      case 'date':
        return inline(this.#controls.date(name, GUIDANCE.date));
      case 'long_text':
        return inline(this.#controls.longText(name, GUIDANCE.text));
      case 'date_time':
        return inline(this.#controls.text(name, GUIDANCE.date_time));
      case 'yes_no':
      case 'yes_no_unknown':
      case 'choice':
        return inline(this.#controls.choice(name, GUIDANCE.choice, optionsOf(field)));
      default:
        return inline(this.#controls.text(name, GUIDANCE.text));
    }
  }

  #wideAnswer(section: SectionDefinition, index: number, field: FieldDefinition): Paragraph[] {
    if (field.type === 'long_text') return [paragraph(this.#answer(section, index, field), { before: 60, after: 60 })];
    const keep = !section.repeat;
    const boxes = codeSet(field.codes ?? '').codes.map(({ code, label }) => ({
      label,
      runs: [
        ...inline(this.#controls.box({ title: label, tag: fieldTag(section, index, field, code), keep })),
        new TextRun(` ${label}`),
      ],
    }));
    const lines: ParagraphChild[][] = [];
    for (let at = 0; at < boxes.length; at += 1) {
      const [here, next] = [boxes[at], boxes[at + 1]];
      if (!here) break;
      if (next && here.label.length <= HALF_LINE && next.label.length <= HALF_LINE) {
        lines.push([...here.runs, new TextRun({ children: [new Tab()] }), ...next.runs]);
        at += 1;
      } else lines.push(here.runs);
    }
    const paragraphs = lines.map(
      (children) =>
        new Paragraph({
          children,
          tabStops: [{ type: TabStopType.LEFT, position: TEXT_WIDTH / 2 }],
          spacing: { before: 30 },
        }),
    );
    if (field.need !== 'expected') return paragraphs;
    const name = { title: WORDING.whyNoneTicked, tag: fieldTag(section, index, field), keep };
    const reason = this.#controls.choice(name, GUIDANCE.reason, reasonOptions());
    return [
      ...paragraphs,
      paragraph([new TextRun(`${WORDING.whyNoneTicked} `), ...inline(reason)], { before: 60, after: 30 }),
    ];
  }
}

const styles = {
  default: {
    document: {
      run: { font: 'Arial', size: 21, language: { value: 'en-GB' } },
      paragraph: { spacing: { line: 264, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: 'Arial', size: 44, bold: true, color: COLOUR.heading },
      paragraph: { spacing: { before: 120, after: 60 } },
    },
    heading1: {
      run: { font: 'Arial', size: 30, bold: true, color: COLOUR.heading },
      paragraph: { spacing: { before: 360, after: 120 } },
    },
    heading2: {
      run: { font: 'Arial', size: 24, bold: true, color: COLOUR.heading },
      paragraph: { spacing: { before: 240, after: 100 } },
    },
  },
  characterStyles: [{ id: 'PlaceholderText', name: 'Placeholder Text', run: { color: COLOUR.hint } }],
  paragraphStyles: [
    { id: 'Header', name: 'header', basedOn: 'Normal', run: { size: 19, color: COLOUR.heading } },
    { id: 'Footer', name: 'footer', basedOn: 'Normal', run: { size: 17, color: COLOUR.hint } },
    { id: 'Hint', name: 'Hint', basedOn: 'Normal', run: { size: 18, color: COLOUR.hint } },
    {
      id: 'Warning',
      name: 'Warning',
      basedOn: 'Normal',
      run: { size: 24, color: COLOUR.warning },
      paragraph: {
        alignment: AlignmentType.LEFT,
        indent: { left: 120 },
        spacing: { before: 60, after: 60 },
        border: { left: { style: BorderStyle.SINGLE, size: 36, color: COLOUR.warning, space: 8 } },
      },
    },
  ],
};

/** The blank form as the bytes of a .docx. */
export async function blankDocument(definition: FormDefinition, blank: BlankFormFor): Promise<Uint8Array> {
  return new Uint8Array(await Packer.toBuffer(new BlankForm(definition, blank).document()));
}
