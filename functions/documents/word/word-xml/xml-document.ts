import type { ReadDocument } from '../document.ts';
import { readOpenDocument } from '../opendocument/read-open-document.ts';
import { readWordXml } from './read-word-xml.ts';

/** Bytes in which a file of XML says what it is: declarations of some 40 namespaces. */
const BEGINNING = 8_000;

/** How a document of words that is one file of XML is opened: of Word 2003, or a flat one of LibreOffice; else `undefined`. */
export function xmlDocument(bytes: Uint8Array): (() => ReadDocument) | undefined {
  const start = Buffer.from(bytes.subarray(0, BEGINNING)).toString('latin1').replaceAll('\0', '');
  if (/<(?:\w+:)?wordDocument[\s>/]/.test(start)) return () => readWordXml(bytes);
  // Content, styles and properties of a flat document are one part.
  if (/<(?:\w+:)?document\s[^>]*urn:oasis:names:tc:opendocument:xmlns:office:1\.0/.test(start))
    return () =>
      readOpenDocument({
        has: (name) => name === 'content.xml' || name === 'meta.xml',
        read: () => ({ ok: true, bytes }),
      });
  return undefined;
}
