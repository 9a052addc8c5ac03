/** Elements whose content is no text of the document: what is there for programs. */
export const SKIPPED: ReadonlySet<string> = new Set([
  'dc:date',
  'meta:date-string',
  'meta:creator-initials',
  'loext:sender-initials',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'text:note-citation',
  'text:table-of-content-source',
  'text:illustration-index-source',
  'text:table-index-source',
  'text:object-index-source',
  'text:user-index-source',
  'text:alphabetical-index-source',
  'text:bibliography-source',
  'table:table-template',
  'office:event-listeners',
  'draw:object-ole',
  'draw:image',
  'draw:plugin',
  'draw:applet',
  'draw:floating-frame',
]);

/** Those among them that are files or programs of another kind: what they say is for a person to see in the document. */
export const EMBEDDED: ReadonlySet<string> = new Set([
  'draw:object-ole',
  'draw:plugin',
  'draw:applet',
  'draw:floating-frame',
]);

/** Elements that hold paragraphs of their own and may stand in a paragraph: text boxes and shapes. */
export const BOXES: ReadonlySet<string> = new Set([
  'draw:text-box',
  'draw:custom-shape',
  'draw:rect',
  'draw:circle',
  'draw:ellipse',
  'draw:line',
  'draw:polyline',
  'draw:polygon',
  'draw:regular-polygon',
  'draw:path',
  'draw:connector',
  'draw:measure',
  'draw:caption',
]);

/** Headers and footers of a page style (ODF 1.3 part 3, 16.10), of all pages, left ones and the first. */
export const MARGINS: ReadonlySet<string> = new Set([
  'style:header',
  'style:header-left',
  'style:header-first',
  'style:footer',
  'style:footer-left',
  'style:footer-first',
  'loext:header-first',
  'loext:footer-first',
]);
