import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { GUIDANCE } from '../guidance.ts';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

const KINDS = ['text', 'date', 'date_time', 'choice', 'reason'] as const satisfies (keyof typeof GUIDANCE)[];

/** Returns the name of the building block with an empty control's text. */
export function guidancePartName(guidance: keyof typeof GUIDANCE): string {
  return `FrontDoorGuidance_${guidance}`;
}

/**
 * Returns the glossary document (ECMA-376-1, 17.12) in which Word finds a control's text when someone clears it. `docx`
 * has no class for it.
 */
export function glossaryDocument(): string {
  const parts = KINDS.map(
    (kind, index) =>
      `<w:docPart><w:docPartPr><w:name w:val="${guidancePartName(kind)}"/>` +
      '<w:category><w:name w:val="General"/><w:gallery w:val="placeholder"/></w:category>' +
      '<w:types><w:type w:val="bbPlcHdr"/></w:types><w:behaviors><w:behavior w:val="content"/></w:behaviors>' +
      // Any, as long as each is its own and always the same.
      `<w:guid w:val="{F7D00000-0000-4000-8000-00000000000${index}}"/></w:docPartPr>` +
      '<w:docPartBody><w:p><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>' +
      `<w:t>${GUIDANCE[kind]}</w:t></w:r></w:p></w:docPartBody></w:docPart>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    `<w:glossaryDocument xmlns:w="${MAIN}"><w:docParts>${parts.join('')}</w:docParts></w:glossaryDocument>`
  );
}

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The earliest time that a zip can tell: a form is the same bytes whenever it is written, so that it can be cached. */
const ZIP_TIME = new Date(1980, 0, 1);

/** Replaces a text that `docx` always writes, so that a change of the package is noticed here and not by a person with a broken form. */
function replaced(text: string, what: string | RegExp, by: string): string {
  const made = text.replace(what, by);
  if (made === text) throw new Error('docx no longer writes a part as it did');
  return made;
}

/**
 * Adds to the package what `docx` cannot write: the guidance of empty controls (a glossary document with the form's own
 * styles), the language among the properties, and one time for the version of the form in place of now.
 */
export function finishPackage(made: Uint8Array, version: string): Uint8Array {
  const parts = unzipSync(made);
  const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const put = (name: string, content: string) => {
    parts[name] = strToU8(content);
  };
  const relationship = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/></Relationships>`;

  put('word/glossary/document.xml', glossaryDocument());
  put('word/glossary/styles.xml', text('word/styles.xml'));
  put(
    'word/glossary/_rels/document.xml.rels',
    '<?xml version="1.0" encoding="UTF-8"?>' +
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      relationship('rId1', 'styles', 'styles.xml'),
  );
  const relationships = 'word/_rels/document.xml.rels';
  put(
    relationships,
    replaced(
      text(relationships),
      '</Relationships>',
      relationship('rIdGuidance', 'glossaryDocument', 'glossary/document.xml'),
    ),
  );
  put(
    '[Content_Types].xml',
    replaced(
      text('[Content_Types].xml'),
      '</Types>',
      `<Override ContentType="${CONTENT}.document.glossary+xml" PartName="/word/glossary/document.xml"/>` +
        `<Override ContentType="${CONTENT}.styles+xml" PartName="/word/glossary/styles.xml"/></Types>`,
    ),
  );
  const core = 'docProps/core.xml';
  const dated = replaced(text(core), /(W3CDTF">)[^<]*/g, `$1${version}-01T00:00:00Z`);
  put(core, replaced(dated, '</cp:coreProperties>', '<dc:language>en-GB</dc:language></cp:coreProperties>'));
  return zipSync(parts, { mtime: ZIP_TIME });
}
