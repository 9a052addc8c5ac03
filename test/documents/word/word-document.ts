import { strToU8, zipSync } from 'fflate';
import { openArchive } from '#functions/documents/archive/archive.ts';
import { readWordForm, type WordReading } from '#functions/documents/word/index.ts';
import { earlyHelpAndSocialCare as form } from '#schemas/forms/early-help-and-social-care.ts';

export const TRANSITIONAL = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const STRICT = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

/** How the types of relationships between parts begin. */
export const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

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
  /** Further parts by name, and what the main part names them for, by the end of the relationship's type. */
  parts?: Readonly<Record<string, string | Uint8Array>>;
  relationships?: readonly (readonly [kind: string, target: string])[];
  /** What the package itself names parts for. */
  packageRelationships?: readonly (readonly [kind: string, target: string])[];
}

function linesOf(relationships: readonly (readonly [kind: string, target: string])[]): string {
  return relationships
    .map(([kind, target], index) => `<Relationship Id="n${index}" Type="${RELATIONSHIPS}/${kind}" Target="${target}"/>`)
    .join('');
}

/** A Word document made by hand, so that a test says exactly what is in it. */
export function wordDocument({
  body = '',
  mark = MARK,
  namespace = TRANSITIONAL,
  xml = `<?xml version="1.0"?><w:document xmlns:w="${namespace}" ${NAMESPACES}><w:body>${mark}${body}</w:body></w:document>`,
  main = 'word/document.xml',
  relationship = `${RELATIONSHIPS}/officeDocument`,
  header,
  targetMode,
  parts = {},
  relationships = [],
  packageRelationships = [],
}: MadeDocument): Uint8Array {
  const open = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">';
  const mode = targetMode === undefined ? '' : ` TargetMode="${targetMode}"`;
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const files: Record<string, Uint8Array> = {
    '_rels/.rels': strToU8(
      `${open}<Relationship Id="r1" Type="${relationship}" Target="/${main}"${mode}/>${linesOf(packageRelationships)}</Relationships>`,
    ),
    [main]: typeof xml === 'string' ? strToU8(xml) : xml,
  };
  for (const [name, part] of Object.entries(parts)) files[name] = typeof part === 'string' ? strToU8(part) : part;
  const named = header === undefined ? relationships : [...relationships, ['header', 'top.xml'] as const];
  if (header !== undefined) files[`${folder}top.xml`] = strToU8(`<w:hdr xmlns:w="${namespace}">${header}</w:hdr>`);
  if (named.length > 0) {
    files[`${folder}_rels/${main.slice(folder.length)}.rels`] = strToU8(`${open}${linesOf(named)}</Relationships>`);
  }
  return zipSync(files);
}

/** A run-level control with a tag: `properties` are further ones, `content` what it shows. */
export function control(tag: string, content: string, properties = ''): string {
  return `<w:sdt><w:sdtPr><w:tag w:val="${tag}"/>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
}

/** A table of rows of cells, each with these blocks. */
export function table(rows: readonly (readonly string[])[]): string {
  return `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
}

/** One of Word's legacy form fields: its data, its instruction, and the runs of its result where it has one. */
export function legacyField(data: string, instruction: string, result?: string): string {
  const char = (type: string, inner = '') => `<w:r><w:fldChar w:fldCharType="${type}">${inner}</w:fldChar></w:r>`;
  return (
    char('begin', `<w:ffData>${data}</w:ffData>`) +
    `<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>` +
    (result === undefined ? '' : char('separate') + result) +
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
  );
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
