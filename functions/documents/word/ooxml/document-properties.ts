import type { Words } from '../document.ts';
import { type Attributes, type Families, passOver } from '../xml/xml-pass.ts';

const FAMILIES: Families = new Map([
  ['http://schemas.openxmlformats.org/package/2006/metadata/core-properties', 'cp'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/custom-properties', 'op'],
  ['http://purl.oclc.org/ooxml/officeDocument/customProperties', 'op'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes', 'vt'],
  ['http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes', 'vt'],
]);

/** The properties that people write (ECMA-376-2, 8.3), and what they are called. Who saved it, and when, the program writes. */
const CORE: ReadonlyMap<string, string> = new Map([
  ['dc:title', 'Title of the document'],
  ['dc:subject', 'Subject of the document'],
  ['cp:keywords', 'Keywords of the document'],
  ['dc:description', 'Description of the document'],
  ['cp:category', 'Category of the document'],
  ['cp:contentStatus', 'Status of the document'],
]);

/** The words of a document's own properties, from the part that holds them. Throws `Unreadable`. */
export function coreProperties(part: Uint8Array): Words[] {
  const found = new Map<string, string>();
  let label: string | undefined;
  passOver(part, FAMILIES, {
    element: (name) => CORE.get(name),
    open: (element) => {
      label = element;
      return undefined;
    },
    close: () => {
      label = undefined;
    },
    text: (text) => {
      if (label !== undefined) found.set(label, (found.get(label) ?? '') + text);
    },
  });
  return [...found].map(([its, text]) => ({ label: its, text }));
}

/** Properties that programs keep for themselves: sensitivity labels, ids of document stores, settings of add-ins. */
const MACHINES = /^(?:_dlc_|_AdHocReview|MSIP_Label_|ContentType|TitusGUID|KSO|Grammarly|Mendeley|ZOTERO|AppVersion)/i;
/** A number of the program's own: 0x0101004A, {6C3C8BC8-F283-45AE-878A-BAB7291924A1}. */
const NUMBER = /^(?:0x)?[{]?[0-9a-f-]{8,}[}]?$/i;
/** Values of text (ECMA-376-1, 22.4.2); numbers, dates and blobs are the programs'. */
const TEXTS = new Set(['vt:lpwstr', 'vt:lpstr', 'vt:bstr']);

/** A property that somebody added to a document. */
export interface CustomProperty {
  readonly name: string;
  value: string;
  /** It is a text; numbers and dates are the programs' own. */
  isText: boolean;
}

/** The properties that somebody added to a document. Throws `Unreadable`. */
export function customProperties(part: Uint8Array): CustomProperty[] {
  const found: CustomProperty[] = [];
  let open: CustomProperty | undefined;
  passOver(part, FAMILIES, {
    element: (name) => (name === 'op:property' || TEXTS.has(name) ? name : undefined),
    open: (name, attributes: Attributes) => {
      if (name === 'op:property') {
        open = { name: attributes.get('name') ?? '', value: '', isText: false };
        found.push(open);
      } else if (open) open.isText = true;
      return undefined;
    },
    close: (name) => {
      if (name === 'op:property') open = undefined;
    },
    text: (text) => {
      if (open) open.value += text;
    },
  });
  return found;
}

/** Does a property hold what a program keeps there for itself? */
export function isMachines({ name, value, isText }: CustomProperty): boolean {
  return !isText || MACHINES.test(name) || NUMBER.test(value.trim());
}
