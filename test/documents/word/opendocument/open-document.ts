import type { ReadDocument } from '#functions/documents/word/document.ts';
import type { WordParts } from '#functions/documents/word/ooxml/parts.ts';
import { readOpenDocument } from '#functions/documents/word/opendocument/read-open-document.ts';

const NAMESPACES = Object.entries({
  office: 'urn:oasis:names:tc:opendocument:xmlns:office:1.0',
  style: 'urn:oasis:names:tc:opendocument:xmlns:style:1.0',
  text: 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
  table: 'urn:oasis:names:tc:opendocument:xmlns:table:1.0',
  draw: 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0',
  form: 'urn:oasis:names:tc:opendocument:xmlns:form:1.0',
  meta: 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
  svg: 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0',
  fo: 'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0',
  dc: 'http://purl.org/dc/elements/1.1/',
  loext: 'urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0',
  field: 'urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0',
})
  .map(([prefix, namespace]) => `xmlns:${prefix}="${namespace}"`)
  .join(' ');

export interface MadeOpenDocument {
  /** Automatic styles of the content. */
  readonly styles?: string;
  /** What is in styles.xml: common styles, and page styles with headers and footers. */
  readonly common?: string;
  readonly meta?: string;
}

/** An OpenDocument text made by hand, as the parts of an archive. */
export function openDocumentParts(body: string, { styles = '', common, meta }: MadeOpenDocument = {}): WordParts {
  const parts: Record<string, string> = {
    'content.xml': `<office:document-content ${NAMESPACES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...(common === undefined
      ? {}
      : { 'styles.xml': `<office:document-styles ${NAMESPACES}>${common}</office:document-styles>` }),
    ...(meta === undefined
      ? {}
      : {
          'meta.xml': `<office:document-meta ${NAMESPACES}><office:meta>${meta}</office:meta></office:document-meta>`,
        }),
  };
  return partsOf(parts);
}

/** Parts by name. */
export function partsOf(parts: Readonly<Record<string, string | Uint8Array>>): WordParts {
  return {
    has: (name) => name in parts,
    read: (name) => {
      const part = parts[name];
      if (part === undefined) return { ok: false, problem: { code: 'damaged' } };
      return { ok: true, bytes: typeof part === 'string' ? new TextEncoder().encode(part) : part };
    },
  };
}

/** What the reader makes of an OpenDocument text with this body. */
export function documentOf(body: string, more: MadeOpenDocument = {}): ReadDocument {
  return readOpenDocument(openDocumentParts(body, more));
}

/** A paragraph. */
export function p(content: string, style = ''): string {
  return `<text:p${style === '' ? '' : ` text:style-name="${style}"`}>${content}</text:p>`;
}

/** A table of rows of cells, each with these blocks. */
export function table(rows: readonly (readonly string[])[]): string {
  return `<table:table>${rows.map((cells) => `<table:table-row>${cells.map((cell) => `<table:table-cell>${cell}</table:table-cell>`).join('')}</table:table-row>`).join('')}</table:table>`;
}

/** A bookmark with this name around something. */
export function bookmark(name: string, content: string): string {
  return `<text:bookmark-start text:name="${name}"/>${content}<text:bookmark-end text:name="${name}"/>`;
}
