import type { DocumentAssembly } from './document-assembly.ts';

/** The property by which our form says what it is, in whatever it is saved. */
const FORM_PROPERTY = 'FrontDoorForm';
/** A property's name in a label; Word allows 255 characters. */
const LONGEST_NAME = 100;
/** Properties that programs keep for themselves: sensitivity labels, ids of document stores, settings of add-ins. */
const MACHINES = /^(?:_dlc_|_AdHocReview|MSIP_Label_|ContentType|TitusGUID|KSO|Grammarly|Mendeley|ZOTERO|AppVersion)/i;
/** A number of the program's own: 0x0101004A, {6C3C8BC8-F283-45AE-878A-BAB7291924A1}. */
const NUMBER = /^(?:0x)?[{]?[0-9a-f-]{8,}[}]?$/i;

/** A property's value is kept to this length; a description has some sentences. */
export const LONGEST_VALUE = 10_000;

/** Returns the labels of the properties that people write, by what a format calls each: `Title` for "Title of the document". */
export function writtenProperties<Key>(
  names: readonly (readonly [key: Key, name: string])[],
): ReadonlyMap<Key, string> {
  return new Map(names.map(([key, name]) => [key, `${name} of the document`]));
}

/** Takes a property that somebody added to a document, unless a program keeps it for itself: numbers and dates are programs'. */
export function takeProperty(assembly: DocumentAssembly, name: string, value: string, isText = true): void {
  if (name === FORM_PROPERTY) assembly.property ??= value.trim() || undefined;
  else if (name !== '' && isText && !MACHINES.test(name) && !NUMBER.test(value.trim()))
    assembly.aside(`Property: ${name.slice(0, LONGEST_NAME)}`, value);
}
