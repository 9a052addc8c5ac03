import { type Attributes, type Families, passOver } from '../xml/xml-pass.ts';

/** Custom properties (ECMA-376-1, 22.3), transitional and strict. */
const FAMILIES: Families = new Map([
  ['http://schemas.openxmlformats.org/officeDocument/2006/custom-properties', 'op'],
  ['http://purl.oclc.org/ooxml/officeDocument/customProperties', 'op'],
]);

/** Our own value has some 40 characters. */
const LONGEST = 1_000;

/** The value of a document's custom property, from the part that holds them, or `undefined`. Throws `Unreadable`. */
export function customPropertyOf(part: Uint8Array, property: string): string | undefined {
  let value = '';
  let within = false;
  passOver(part, FAMILIES, {
    element: (name) => (name === 'op:property' ? name : undefined),
    open: (_, attributes: Attributes) => {
      within = attributes.get('name') === property;
      return undefined;
    },
    close: () => {
      within = false;
    },
    text: (text) => {
      if (within && value.length < LONGEST) value += text;
    },
  });
  return value.trim() === '' ? undefined : value.trim().slice(0, LONGEST);
}
