import type { Attributes } from '../xml/xml-pass.ts';

/** Elements whose content is no text of the document: what was deleted, remarks beside it, what is there for programs. */
export const SKIPPED: ReadonlySet<string> = new Set([
  'text:tracked-changes',
  'office:annotation',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'text:note-citation',
  'text:ruby-text',
  'text:table-of-content-source',
  'text:illustration-index-source',
  'text:table-index-source',
  'text:object-index-source',
  'text:user-index-source',
  'text:alphabetical-index-source',
  'text:bibliography-source',
  'table:table-template',
  'office:event-listeners',
  'svg:title',
  'svg:desc',
  'draw:object',
  'draw:object-ole',
  'draw:image',
  'draw:plugin',
  'draw:applet',
  'draw:floating-frame',
  'math:math',
]);

/** Elements that hold paragraphs of their own and may stand in a paragraph: text boxes, shapes and notes. */
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
  'text:note-body',
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

/** Sections and fields that the document hides. */
export function isHidden(name: string, its: Attributes): boolean {
  if (name === 'text:section') return its.get('text:display') === 'none';
  if (name === 'text:hidden-text' || name === 'text:hidden-paragraph') return its.get('text:is-hidden') === 'true';
  return false;
}
