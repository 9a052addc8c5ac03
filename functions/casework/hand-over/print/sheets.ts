import type PDFDocument from 'pdfkit';
import type { Letters } from './letters.ts';
import { linesOf } from './lines.ts';

const MARGIN = 56;
/** In points. */
const SIZE = { title: 18, heading: 12, text: 10, small: 8 } as const;
const LEADING = 1.4;
/** A heading stays with at least this many lines of its text. */
const KEPT_TOGETHER = 3;
const INK = '#0b0c0c';
/** Dark enough to be read in grey (WCAG 2.2, 1.4.3). */
const WARNING = '#942514';

type Document = InstanceType<typeof PDFDocument>;

interface Look {
  readonly size: number;
  readonly bold?: boolean;
  readonly warns?: boolean;
}

/** The sheets of a PDF, written from the top down; a full sheet is followed by a new one. The document keeps its pages. */
export class Sheets {
  private readonly pdf: Document;
  private at = MARGIN;

  constructor(pdf: Document) {
    this.pdf = pdf;
  }

  title(text: string): void {
    this.write('H1', text, { size: SIZE.title, bold: true });
    this.at += SIZE.text / 2;
  }

  /** Writes a paragraph of our own words. */
  say(text: string, look: Omit<Look, 'size'> = {}): void {
    this.write('P', text, { ...look, size: SIZE.text });
  }

  /** Writes a heading, and text that one click copies. A warning is set apart. */
  group({ title, text }: { readonly title: Letters; readonly text: Letters }): void {
    this.at += SIZE.heading;
    this.room(SIZE.heading + KEPT_TOGETHER * SIZE.text);
    this.write('H2', title.text, { size: SIZE.heading, bold: true });
    for (const line of text.text.split('\n')) this.say(line, { warns: line.startsWith('TAKE CARE') });
  }

  /**
   * Writes the lines above and below each page, once their number is known. They are not part of the text for people who have it
   * read out.
   */
  finish(above: string, below: (page: number, of: number) => string): void {
    const { count } = this.pdf.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.pdf.switchToPage(page);
      const { width, height } = this.pdf.page;
      const small = (text: string, y: number) => {
        this.pdf.font('regular').fontSize(SIZE.small).fillColor(INK);
        this.pdf.text(text, (width - this.pdf.widthOfString(text)) / 2, y, { lineBreak: false });
      };
      this.pdf.markContent('Artifact', { type: 'Pagination' });
      small(above, MARGIN / 2);
      small(below(page + 1, count), height - MARGIN / 2 - SIZE.small);
      this.pdf.endMarkedContent();
    }
  }

  /** Writes a text in lines, each tagged as a part of one paragraph: PDFKit leaves a tag open where a page ends within it. */
  private write(tag: string, text: string, look: Look): void {
    const paragraph = this.pdf.struct(tag);
    this.pdf.addStructure(paragraph);
    this.dress(look);
    const width = (part: string) => this.pdf.widthOfString(part);
    for (const line of linesOf(text, width, this.pdf.page.width - 2 * MARGIN)) {
      this.room(look.size);
      paragraph.add(() => this.line(line, look));
    }
    paragraph.end();
  }

  private line(words: readonly string[], look: Look): void {
    this.dress(look);
    const space = this.pdf.widthOfString(' ');
    let x = MARGIN;
    for (const word of words) {
      if (word !== '') this.pdf.text(word, x, this.at, { lineBreak: false });
      x += this.pdf.widthOfString(word) + space;
    }
    this.at += look.size * LEADING;
  }

  private dress({ size, bold = false, warns = false }: Look): void {
    this.pdf
      .font(bold || warns ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(warns ? WARNING : INK);
  }

  /** Starts a new page when this one has less room than the text needs, in points. */
  private room(points: number): void {
    if (this.at + points * LEADING <= this.pdf.page.height - MARGIN) return;
    this.pdf.addPage();
    this.at = MARGIN;
  }
}
