import type { Families } from '../xml/xml-pass.ts';

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
]);

/** Is a toggle on, with this value (ECMA-376-1, 17.17.4)? The element alone says that it is. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(0|false|off|no)$/i.test(value);
}

/** A whole number of an attribute, or `otherwise` when it is none, within what the bound allows. */
export function numberOf(value: string | undefined, otherwise: number, most: number): number {
  return value === undefined || !/^\d{1,9}$/.test(value) ? otherwise : Math.min(Number(value), most);
}
