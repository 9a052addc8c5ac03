import type { FieldDefinition, FormDefinition, SectionDefinition } from '#schemas/forms/definition.ts';

/**
 * A control's tag says which answer it holds: `referrer.email`, `children[0].lastName`, and for a tick box
 * `children[0].disability=MOB`; `household` alone says why a whole repeated section is missing. Word allows a tag 64
 * characters. Tags that begin with `fd:` are the form's own and hold no answer.
 */
export interface FieldTag {
  readonly section: string;
  readonly index: number | undefined;
  readonly field: string | undefined;
  readonly code: string | undefined;
}

const OWN = 'fd:';

/** Returns the tag of the control that says which form a document is, and which version of it. */
export function formTag(definition: FormDefinition): string {
  return `${OWN}${definition.id}:${definition.version}`;
}

/** The tag of the control in the header that holds the reference a form was issued with. */
export const REFERENCE_TAG = `${OWN}reference`;

/** The tag of the wording that is the council's and not the form's, such as its name and number. */
export const COUNCIL_TAG = `${OWN}council`;

/** Returns the form and version that a tag names, or `undefined` when it is not a form's tag. */
export function formOf(tag: string): { formId: string; version: string } | undefined {
  const found = /^fd:([a-z][a-z-]{0,40}):(\d{4}-\d{2})$/.exec(tag);
  return found?.[1] === undefined || found[2] === undefined ? undefined : { formId: found[1], version: found[2] };
}

/** Tells whether it is one of the form's own tags, which hold no answer. */
export function isOwnTag(tag: string): boolean {
  return tag.startsWith(OWN);
}

/** Returns the tag of a field's control, of item `index` where its section repeats, and of one code where it is a tick box. */
export function fieldTag(section: SectionDefinition, index: number, field: FieldDefinition, code?: string): string {
  const item = section.repeat ? `${section.id}[${index}]` : section.id;
  return `${item}.${field.id}${code === undefined ? '' : `=${code}`}`;
}

/** Returns the tag of the control that says why a whole repeated section is missing. */
export function sectionTag(section: SectionDefinition): string {
  return section.id;
}

/** Returns the tag of the repeating section around the items of a section. */
export function repeatTag(section: SectionDefinition): string {
  return `${OWN}items:${section.id}`;
}

/**
 * Returns the name of the bookmark around a control. LibreOffice 7.4 saves a .docx without its tags, and .odt and .doc have
 * none, but all keep bookmarks, and so does a form whose control someone deleted to write in its place. Word allows 40
 * letters, digits and underscores.
 */
export function bookmarkOf(tag: string): string | undefined {
  if (tag === REFERENCE_TAG) return 'fd_0_reference';
  return isOwnTag(tag) ? undefined : `fd_${tag.replace('[', '_').replace(']', '').replace('.', '_').replace('=', '_')}`;
}

/** Returns the tag of the control inside a bookmark, or `undefined` when it is not one of our bookmarks. */
export function tagOfBookmark(name: string): string | undefined {
  if (name === 'fd_0_reference') return REFERENCE_TAG;
  const found = /^fd_([a-z][a-zA-Z0-9]{0,39})(?:_(\d{1,3}))?(?:_([a-z][a-zA-Z0-9]{0,39})(?:_(.{1,39}))?)?$/.exec(name);
  if (!found) return undefined;
  const [, section, index, field, code] = found;
  const item = index === undefined ? section : `${section}[${index}]`;
  return `${item}${field === undefined ? '' : `.${field}`}${code === undefined ? '' : `=${code}`}`;
}

/** Returns what a tag says, or `undefined` when it is not of this kind. */
export function parseTag(tag: string): FieldTag | undefined {
  const found = /^([a-z][a-zA-Z0-9]{0,39})(?:\[(\d{1,3})\])?(?:\.([a-z][a-zA-Z0-9]{0,39})(?:=(.{1,60}))?)?$/.exec(tag);
  if (found?.[1] === undefined) return undefined;
  return {
    section: found[1],
    index: found[2] === undefined ? undefined : Number(found[2]),
    field: found[3],
    code: found[4],
  };
}

/** Returns the tag that our bookmark replaces. A copy that LibreOffice made has a space in its name and does not count. */
export function ourTag(name: string): string | undefined {
  return name.includes(' ') ? undefined : tagOfBookmark(name);
}

/** Returns the name of a bookmark that LibreOffice keeps beside another of that name. */
export function withoutCopyNumber(name: string): string {
  return name.replace(/ Copy \d{1,6}$/, '');
}
