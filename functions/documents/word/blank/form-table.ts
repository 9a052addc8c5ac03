import {
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type XmlComponent,
} from 'docx';
import { valued } from './elements.ts';
import { CELL_MARGINS, COLOUR, LINES, TEXT_WIDTH } from './page.ts';

export interface TableWords {
  /** What the table is about; a screen reader says it first. */
  readonly caption: string;
  /** How it is laid out, for someone who does not see it. */
  readonly description: string;
  /** What each column is, and how wide, in twentieths of a point. */
  readonly columns: readonly { readonly heading: string; readonly hint?: string | undefined; readonly width: number }[];
  /** The style of the header row's text. */
  readonly style?: string;
}

/** Returns a cell of a given width; `fill` is its shade. */
export function cell(width: number, children: readonly (Paragraph | Table)[], fill?: string): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: CELL_MARGINS,
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, fill, color: 'auto' } }),
    children: [...children],
  });
}

/** A table over the whole width with a header row, which Word repeats on each page, and a caption for screen readers. */
export class FormTable extends Table {
  /** `rows` may be rows or controls around them. */
  constructor({ caption, description, columns, style }: TableWords, rows: readonly XmlComponent[]) {
    super({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths: columns.map(({ width }) => width),
      layout: TableLayoutType.FIXED,
      borders: LINES,
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: columns.map(({ heading, hint, width }) =>
            cell(width, headingWords(heading, hint, style), COLOUR.heading),
          ),
        }),
      ],
    });
    // The table's properties are its first child, and the caption and description their last (CT_TblPr).
    const properties: unknown = this.root[0];
    if (!isComponent(properties)) throw new Error('a table of docx begins with its properties');
    properties.addChildElement(valued('w:tblCaption', caption));
    properties.addChildElement(valued('w:tblDescription', description));
    this.root.push(...rows);
  }
}

function isComponent(part: unknown): part is XmlComponent {
  return typeof part === 'object' && part !== null && 'addChildElement' in part;
}

function headingWords(heading: string, hint: string | undefined, style: string | undefined): Paragraph[] {
  const styled = style === undefined ? {} : { style };
  const color = 'FFFFFF';
  const label = new Paragraph({
    ...styled,
    keepNext: true,
    children: [new TextRun({ text: heading, bold: true, color })],
  });
  if (hint === undefined) return [label];
  return [label, new Paragraph({ style: 'Hint', keepNext: true, children: [new TextRun({ text: hint, color })] })];
}
