import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import { takeProperty, writtenProperties } from '../assembly/document-properties.ts';
import { type Families, passOver } from '../xml/xml-pass.ts';

const FAMILIES: Families = new Map([
  ['http://schemas.openxmlformats.org/package/2006/metadata/core-properties', 'cp'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/custom-properties', 'op'],
  ['http://purl.oclc.org/ooxml/officeDocument/customProperties', 'op'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes', 'vt'],
  ['http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes', 'vt'],
]);

/** The properties that people write (ECMA-376-2, 8.3). Who saved it, and when, the program writes. */
const CORE = writtenProperties([
  ['dc:title', 'Title'],
  ['dc:subject', 'Subject'],
  ['cp:keywords', 'Keywords'],
  ['dc:description', 'Description'],
  ['cp:category', 'Category'],
  ['cp:contentStatus', 'Status'],
]);
/** Values of text (ECMA-376-1, 22.4.2); numbers, dates and blobs are the programs'. */
const TEXTS = new Set(['vt:lpwstr', 'vt:lpstr', 'vt:bstr']);
const CUSTOM = 'op:property';

/** Takes a document's properties from a part that holds some, those of all documents or its own. Throws `Unreadable`. */
export function takeProperties(part: Uint8Array, assembly: DocumentAssembly): void {
  let [name, value, isText] = ['', '', false];
  passOver(part, FAMILIES, {
    element: (element) => (CORE.has(element) || TEXTS.has(element) || element === CUSTOM ? element : undefined),
    open: (element, its) => {
      if (TEXTS.has(element)) isText = true;
      else [name, value, isText] = [its.get('name') ?? '', '', false];
    },
    close: (element) => {
      if (element === CUSTOM) takeProperty(assembly, name, value, isText);
      else if (CORE.has(element)) assembly.aside(CORE.get(element) ?? '', value);
    },
    text: (text) => {
      value += text;
    },
  });
}
