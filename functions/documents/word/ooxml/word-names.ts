import type { Families } from '../xml/xml-pass.ts';

/** The namespaces of drawings (ECMA-376-1, 20 and 21), in a document and in the parts beside it: charts and SmartArt. */
export const DRAWING_FAMILIES = new Map([
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'c'],
  ['http://purl.oclc.org/ooxml/drawingml/chart', 'c'],
  ['http://schemas.microsoft.com/office/drawing/2014/chartex', 'cx'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chartDrawing', 'cdr'],
  ['http://purl.oclc.org/ooxml/drawingml/chartDrawing', 'cdr'],
  ['http://schemas.microsoft.com/office/drawing/2010/diagram', 'dgm14'],
]);

/**
 * The namespaces that we read, transitional and strict (ECMA-376-1, annex A; ECMA-376-4; MS-DOCX 2.2), under the
 * prefixes by which everybody knows them.
 */
export const WORD_FAMILIES: Families = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['http://schemas.openxmlformats.org/drawingml/2006/picture', 'pic'],
  ['http://purl.oclc.org/ooxml/drawingml/picture', 'pic'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'wps'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingGroup', 'wpg'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ...DRAWING_FAMILIES,
]);

/** Tells whether a toggle is on with this value (ECMA-376-1, 17.17.4). Without a value it is on. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(0|false|off|no)$/i.test(value);
}

/** Returns a whole number of an attribute, at most `most`, or `otherwise` for any other text. */
export function numberOf(value: string | undefined, otherwise: number, most: number): number {
  return value === undefined || !/^\d{1,9}$/.test(value) ? otherwise : Math.min(Number(value), most);
}
