import type { Families } from '../xml/xml-pass.ts';

/** The namespaces of OpenDocument that we read (ODF 1.3 part 3, 1.4), and LibreOffice's own; as their usual prefixes. */
export const OPEN_DOCUMENT: Families = new Map([
  ['urn:oasis:names:tc:opendocument:xmlns:office:1.0', 'office'],
  ['urn:oasis:names:tc:opendocument:xmlns:style:1.0', 'style'],
  ['urn:oasis:names:tc:opendocument:xmlns:text:1.0', 'text'],
  ['urn:oasis:names:tc:opendocument:xmlns:table:1.0', 'table'],
  ['urn:oasis:names:tc:opendocument:xmlns:drawing:1.0', 'draw'],
  ['urn:oasis:names:tc:opendocument:xmlns:form:1.0', 'form'],
  ['urn:oasis:names:tc:opendocument:xmlns:meta:1.0', 'meta'],
  ['urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0', 'svg'],
  ['urn:oasis:names:tc:opendocument:xmlns:presentation:1.0', 'presentation'],
  ['urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0', 'loext'],
  ['urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0', 'field'],
  ['urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0', 'fo'],
  ['http://www.w3.org/1998/Math/MathML', 'math'],
  ['urn:oasis:names:tc:opendocument:xmlns:chart:1.0', 'chart'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
]);

const elements = (names: string): ReadonlySet<string> => new Set(names.trim().split(/\s+/));

/** Elements whose content is no text of the document: what is there for programs. */
export const SKIPPED = elements(`
  dc:date meta:date-string meta:creator-initials loext:sender-initials text:sequence-decls text:variable-decls
  text:user-field-decls text:note-citation text:table-of-content-source text:illustration-index-source
  text:table-index-source text:object-index-source text:user-index-source text:alphabetical-index-source
  text:bibliography-source table:table-template office:event-listeners draw:object-ole draw:image draw:plugin draw:applet
  draw:floating-frame`);

/** Those among them that are files or programs of another kind: what they say is for a person to see in the document. */
export const EMBEDDED = elements('draw:object-ole draw:plugin draw:applet draw:floating-frame');

/** Elements that hold paragraphs of their own and may stand in a paragraph: text boxes and shapes. */
export const BOXES = elements(`
  draw:text-box draw:custom-shape draw:rect draw:circle draw:ellipse draw:line draw:polyline draw:polygon
  draw:regular-polygon draw:path draw:connector draw:measure draw:caption`);

/** Headers and footers of a page style (ODF 1.3 part 3, 16.10), of all pages, left ones and the first. */
export const MARGINS = elements(`
  style:header style:header-left style:header-first style:footer style:footer-left style:footer-first loext:header-first
  loext:footer-first`);

/** Elements that lead somewhere else (ODF 1.3 part 3, 6.1.8, 10.4.12, 10.4.13). */
export const LINKS = elements('text:a draw:a draw:area-rectangle draw:area-circle draw:area-polygon');

/** Marks of indexes hold words of their own (ODF 1.3 part 3, 8.1). */
export const INDEX_MARKS = elements(`
  text:toc-mark text:toc-mark-start text:user-index-mark text:user-index-mark-start text:alphabetical-index-mark
  text:alphabetical-index-mark-start`);

/** Words on the page that nobody fills in: beside a control, on a button, around a group. */
export const LABELS = elements('form:fixed-text form:button form:frame');
export const TICKED = elements('form:checkbox form:radio');
export const LISTS = elements('form:listbox form:combobox');
export const TEXTS = elements(`
  form:text form:textarea form:formatted-text form:number form:date form:time form:password form:file form:hidden`);
