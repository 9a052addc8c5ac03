import type { FileType } from '#schemas/document.ts';
import type { Archive } from '../archive/archive.ts';
import { type ContentTypes, readContentTypes } from './content-types.ts';
import type { Findings } from './findings.ts';
import type { InspectionLimits } from './limits.ts';
import { judgeMembers } from './members.ts';
import { judgeRelationship } from './relationship-rules.ts';
import { type Relationship, readRelationships } from './relationships.ts';
import { judgeSpreadsheet } from './spreadsheet.ts';
import { judgePrologue, judgeStory } from './story.ts';

/** What the inspection of a package learnt and the reader can use. */
export interface PackageFacts {
  readonly type: FileType;
  /** The name of the main part, by the package's relationships; `undefined` when they name none. */
  readonly mainPart: string | undefined;
  /** All relationships of the package and of its parts. */
  readonly relationships: readonly Relationship[];
}

const MAIN_TYPES: readonly [content: RegExp, type: FileType][] = [
  [/wordprocessingml\.document\.main\+xml$/, 'docx'],
  [/wordprocessingml\.template\.main\+xml$/, 'dotx'],
  [/ms-word\.document\.macroenabled\.main\+xml$/, 'docm'],
  [/ms-word\.template\.macroenabledtemplate\.main\+xml$/, 'dotm'],
  [/spreadsheetml\.(?:sheet|template)\.main\+xml$/, 'xlsx'],
  [/ms-excel\.(?:sheet|template|addin)\.macroenabled\.main\+xml$/, 'xlsm'],
  [/ms-excel\.sheet\.binary\.macroenabled\.main$/, 'xlsb'],
  [/presentationml\.(?:presentation|template|slideshow)\.main\+xml$/, 'pptx'],
  [/ms-powerpoint\.\w+\.macroenabled\.main\+xml$/, 'pptm'],
];
const MACRO_TYPES: readonly FileType[] = ['docm', 'dotm', 'xlsm', 'xlsb', 'pptm'];
const CODE_CONTENT = /vnd\.ms-office\.vbaproject|macrosheet|vnd\.ms-word\.vbadata/;
/** Parts that hold text of the document, and so fields. */
const STORIES = new Set([
  'officedocument',
  'header',
  'footer',
  'footnotes',
  'endnotes',
  'comments',
  'glossarydocument',
]);
/** Further parts that a reader of forms may open. */
const READ_TOO = new Set(['settings', 'styles', 'numbering', 'customxml', 'core-properties', 'custom-properties']);

/** Inspects an Office Open XML package (ECMA-376 part 2), strict or transitional. Only small parts and text parts are inflated. */
export function inspectOoxml(archive: Archive, findings: Findings, limits: InspectionLimits): PackageFacts {
  judgeMembers(archive, findings);
  const types = contentTypesOf(archive, findings);
  const relationships = relationshipsOf(archive, findings, limits);
  for (const relationship of relationships) judgeRelationship(relationship, archive, findings, limits);
  const main = relationships.find(
    ({ owner, kind, external }) => owner === '' && kind === 'officedocument' && !external,
  );
  const type = typeOf(main?.target, types);
  if (type === 'unknown') findings.hold('damaged');
  for (const declared of types?.all ?? []) findings.holdIf(CODE_CONTENT.test(declared), 'macros');
  if (type === 'docx' || type === 'dotx' || type === 'docm' || type === 'dotm') {
    judgeParts(archive, relationships, findings, limits);
  }
  if (type === 'xlsx' || type === 'xlsm') judgeSpreadsheet(archive, findings);
  if (MACRO_TYPES.includes(type) && !findings.has('macros')) findings.note('macro_type_without_macros');
  return { type, mainPart: main?.target, relationships };
}

function contentTypesOf(archive: Archive, findings: Findings): ContentTypes | undefined {
  const part = archive.read('[Content_Types].xml');
  if (!part.ok) {
    findings.holdForArchive(part.problem.code);
    return undefined;
  }
  const types = readContentTypes(part.bytes);
  if (types === undefined) findings.hold('damaged');
  return types;
}

function relationshipsOf(archive: Archive, findings: Findings, limits: InspectionLimits): Relationship[] {
  const found: Relationship[] = [];
  for (const { name } of archive.entries) {
    if (!/(?:^|\/)_rels\/[^/]*\.rels$/i.test(name)) continue;
    const part = archive.read(name);
    if (!part.ok) {
      findings.holdForArchive(part.problem.code);
      continue;
    }
    judgePrologue(part.bytes, findings);
    const lines = readRelationships(name, part.bytes, limits.relationships - found.length);
    if (lines === undefined) findings.hold('damaged');
    else found.push(...lines);
  }
  return found;
}

function typeOf(mainPart: string | undefined, types: ContentTypes | undefined): FileType {
  if (mainPart === undefined || types === undefined) return 'unknown';
  const content = types.of(mainPart);
  return MAIN_TYPES.find(([pattern]) => pattern.test(content))?.[1] ?? 'unknown';
}

function judgeParts(
  archive: Archive,
  relationships: readonly Relationship[],
  findings: Findings,
  limits: InspectionLimits,
): void {
  const seen = new Set<string>();
  for (const { kind, target, external } of relationships) {
    if (external || seen.has(target) || !archive.has(target)) continue;
    if (STORIES.has(kind)) {
      seen.add(target);
      const part = archive.read(target);
      if (part.ok) judgeStory(part.bytes, findings, limits);
      else findings.holdForArchive(part.problem.code);
    } else if (READ_TOO.has(kind)) {
      seen.add(target);
      judgePrologue(archive.head(target, 512), findings, () => archive.read(target));
    }
  }
}
