import { DocumentAssembly } from '../assembly/document-assembly.ts';
import type { ReadDocument } from '../document.ts';
import { partBytes, type WordParts } from '../ooxml/parts.ts';
import { Unreadable } from '../unreadable.ts';
import { passOver } from '../xml/xml-pass.ts';
import { ContentScan } from './content-scan.ts';
import { userProperty } from './meta.ts';
import { OPEN_DOCUMENT } from './names.ts';
import { Styles } from './styles.ts';

/** The property by which our form says what it is, in whatever it is saved. */
const FORM_PROPERTY = 'FrontDoorForm';

/**
 * Reads an OpenDocument text (ODF 1.3): its content, the headers and footers of its page styles, and the form that its
 * properties say it is. Throws `Unreadable`.
 */
export function readOpenDocument(parts: WordParts): ReadDocument {
  if (!parts.has('content.xml')) throw new Unreadable('no_main_part');
  const assembly = new DocumentAssembly();
  const common = new Styles();
  if (parts.has('styles.xml'))
    passOver(partBytes(parts, 'styles.xml'), OPEN_DOCUMENT, new ContentScan(assembly, common));
  passOver(partBytes(parts, 'content.xml'), OPEN_DOCUMENT, new ContentScan(assembly, new Styles(common)));
  if (parts.has('meta.xml')) assembly.property = userProperty(partBytes(parts, 'meta.xml'), FORM_PROPERTY);
  return assembly.done();
}
