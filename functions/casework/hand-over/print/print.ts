import * as fontkit from 'fontkit';
import PDFDocument from 'pdfkit';
import { londonTime } from '#functions/platform/london-words.ts';
import type { HandOverPack } from '#schemas/api/staff/hand-over-pack.ts';
import { lettersOf, NO_LETTER } from './letters.ts';
import { Sheets } from './sheets.ts';
import { TooLongToPrintError } from './too-long.ts';

/** The two fonts of a page, as files. A PDF holds only the letters that it uses. */
export interface Fonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
}

/**
 * Characters, some 120 pages: nobody copies more by hand, and it is printed within the gateway's 29 s. The longest form that we
 * take is a third.
 */
export const MOST_PRINTED = 400_000;
/** Lines as they were written, some 200 pages of them: a text may be nothing but lines. */
export const MOST_LINES = 10_000;

type Document = InstanceType<typeof PDFDocument>;

/**
 * Prints a pack as a PDF: A4, and tagged for screen readers. Each page has the case's reference, the page number and the total, and
 * says that it is confidential. A letter that the fonts lack becomes a box, and the first page says so. The title holds only the
 * case's reference (domain 5.5.8).
 * @param made when it was asked for
 * @throws TooLongToPrintError
 */
export async function printHandOver(pack: HandOverPack, fonts: Fonts, made: Date): Promise<Buffer> {
  if (pack.summary.length > MOST_PRINTED || pack.summary.split('\n').length > MOST_LINES)
    throw new TooLongToPrintError('more than is printed');
  const font = fontkit.create(fonts.regular);
  const has = (codePoint: number) => 'hasGlyphForCodePoint' in font && font.hasGlyphForCodePoint(codePoint);
  const groups = pack.groups.map(({ title, text }) => ({ title: lettersOf(title, has), text: lettersOf(text, has) }));
  const missing = groups.reduce((sum, { title, text }) => sum + title.missing + text.missing, 0);
  const pdf = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    tagged: true,
    displayTitle: true,
    lang: 'en-GB',
    pdfVersion: '1.7',
    font: '',
    info: { Title: `Hand-over ${pack.reference}`, CreationDate: made },
  });
  pdf.registerFont('regular', fonts.regular);
  pdf.registerFont('bold', fonts.bold);
  const bytes = collected(pdf);
  const sheets = new Sheets(pdf);
  sheets.title(`Hand-over ${pack.reference}`);
  sheets.say(`Confidential. Made on ${londonTime(made.toISOString())}.`, { bold: true });
  if (missing > 0) sheets.say(boxes(missing), { warns: true });
  for (const group of groups) sheets.group(group);
  sheets.finish('Confidential', (page, of) => `${pack.reference}   page ${page} of ${of}`);
  pdf.end();
  return bytes;
}

const boxes = (missing: number) =>
  `${missing === 1 ? 'One letter' : `${missing} letters`} of this cannot be printed, and ${missing === 1 ? 'is' : 'are'} shown as ${NO_LETTER}. Read them on the case.`;

function collected(pdf: Document): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
}
