import { strToU8, zipSync } from 'fflate';
import { openArchive } from '#functions/documents/archive/archive.ts';
import { readWordForm, type WordReading } from '#functions/documents/word/index.ts';
import { earlyHelpAndSocialCare as form } from '#schemas/forms/early-help-and-social-care.ts';

export const TRANSITIONAL = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

const NAMESPACES =
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ' +
  'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" ' +
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';

/** The control by which a document says that it is our form. */
export const MARK = `<w:p><w:sdt><w:sdtPr><w:tag w:val="fd:${form.id}:${form.version}"/></w:sdtPr><w:sdtContent><w:r><w:t>Form</w:t></w:r></w:sdtContent></w:sdt></w:p>`;

export interface MadeDocument {
  /** The whole main part, when it is not made from `body`. */
  xml?: string | Uint8Array;
  body?: string;
  /** The control by which it says that it is our form, unless it should not. */
  mark?: string;
  main?: string;
  namespace?: string;
  relationship?: string;
  header?: string;
  targetMode?: string;
}

/** A Word document made by hand, so that a test says exactly what is in it. */
export function wordDocument({
  body = '',
  mark = MARK,
  namespace = TRANSITIONAL,
  xml = `<?xml version="1.0"?><w:document xmlns:w="${namespace}" ${NAMESPACES}><w:body>${mark}${body}</w:body></w:document>`,
  main = 'word/document.xml',
  relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument',
  header,
  targetMode,
}: MadeDocument): Uint8Array {
  const open = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">';
  const mode = targetMode === undefined ? '' : ` TargetMode="${targetMode}"`;
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const files: Record<string, Uint8Array> = {
    '_rels/.rels': strToU8(
      `${open}<Relationship Id="r1" Type="${relationship}" Target="/${main}"${mode}/></Relationships>`,
    ),
    [main]: typeof xml === 'string' ? strToU8(xml) : xml,
  };
  if (header !== undefined) {
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/header';
    files[`${folder}_rels/${main.slice(folder.length)}.rels`] = strToU8(
      `${open}<Relationship Id="r1" Type="${type}" Target="top.xml"/></Relationships>`,
    );
    files[`${folder}top.xml`] = strToU8(`<w:hdr xmlns:w="${namespace}">${header}</w:hdr>`);
  }
  return zipSync(files);
}

/** A run-level control with a tag: `properties` are further ones, `content` what it shows. */
export function control(tag: string, content: string, properties = ''): string {
  return `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
}

/** A run of text. */
export function run(text: string): string {
  return `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph. */
export function paragraph(content: string): string {
  return `<w:p>${content}</w:p>`;
}

/** What the reader makes of a file. */
export function read(bytes: Uint8Array): WordReading {
  const opened = openArchive(bytes);
  if (!opened.ok) throw new Error(opened.problem.code);
  return readWordForm(opened.archive);
}

/** The answers of a document with this body, by path; a missing-reason in brackets. */
export function answersOf(body: string, more: MadeDocument = {}): Record<string, unknown> {
  const reading = read(wordDocument({ body, ...more }));
  if (reading.status !== 'read') throw new Error(`${reading.status} ${reading.reason ?? ''}`);
  return Object.fromEntries(
    reading.answers.map(({ path, value, missing }) => [path, missing === undefined ? value : `[${missing}]`]),
  );
}
