import type { FileType } from '#schemas/document.ts';
import { type Archive, type ArchiveEntry, openArchive } from '../archive/archive.ts';
import { Findings } from './findings.ts';
import { judgeProperties, judgeSettings, judgeSlides, judgeSpreadsheet, judgeTaskPanes } from './further-parts.ts';
import type { InspectionLimits } from './limits.ts';
import { judgeMembers } from './members.ts';
import { type IsOrdinaryWorkbook, judgeRelationship } from './relationship-rules.ts';
import {
  type ContentTypes,
  plainPartName,
  type Relationship,
  readContentTypes,
  readRelationships,
} from './relationships.ts';
import { judgeBeginning, judgePrologue, judgeStory } from './text-parts.ts';

/** What the inspection of a package learnt and the reader can use. */
export interface PackageFacts {
  readonly type: FileType;
  /** The archive's name for the main part, by the package's relationships; `undefined` when they name none that is there. */
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
const STORIES = new Set('officedocument header footer footnotes endnotes comments glossarydocument'.split(' '));
type JudgePart = (part: Uint8Array, findings: Findings) => void;

/** What else is looked into, by the relationship that leads to it. */
const FURTHER: ReadonlyMap<string, JudgePart> = new Map([
  ['settings', judgeSettings],
  ['extended-properties', judgeProperties],
  ['core-properties', judgeProperties],
  ['webextensiontaskpanes', judgeTaskPanes],
  ['webextension', judgeTaskPanes],
]);

/** Inspects an Office Open XML package (ECMA-376 part 2), strict or transitional. Only small parts and text parts are inflated. */
export function inspectOoxml(archive: Archive, findings: Findings): PackageFacts {
  return inspectPackage(archive, findings, chartWorkbooks(archive, findings.limits));
}

function inspectPackage(archive: Archive, findings: Findings, isOrdinaryWorkbook: IsOrdinaryWorkbook): PackageFacts {
  judgeMembers(archive, findings);
  judgeNames(archive, findings);
  for (const { name } of archive.entries) judgeBeginning(archive, name, findings);
  const types = contentTypesOf(archive, findings);
  const relationships = relationshipsOf(archive, findings);
  for (const relationship of relationships) judgeRelationship(relationship, findings, isOrdinaryWorkbook);
  const main = relationships.find(
    ({ owner, kind, external }) => owner === '' && kind === 'officedocument' && !external,
  );
  const find = partFinder(archive);
  const mainPart = main === undefined ? undefined : find(main.target)?.name;
  const type = mainPart === undefined ? 'unknown' : typeOf(mainPart, types);
  findings.holdIf(type === 'unknown' && !findings.has('password_protected'), 'damaged');
  for (const declared of types?.all ?? []) findings.holdIf(CODE_CONTENT.test(declared), 'macros');
  judgeParts(archive, find, relationships, findings);
  if (type === 'xlsx' || type === 'xlsm') judgeSpreadsheet(archive, findings);
  if (type === 'pptx' || type === 'pptm') judgeSlides(archive, findings);
  if (MACRO_TYPES.includes(type) && !findings.has('macros')) findings.note('macro_type_without_macros');
  return { type, mainPart, relationships };
}

/** Judges the members' names. Two that are one part without percent codes would show two programs two documents. */
function judgeNames(archive: Archive, findings: Findings): void {
  const plain = new Set(archive.entries.map(({ name }) => plainPartName(name).toLowerCase()));
  findings.holdIf(plain.size < archive.entries.length, 'archive_tricks');
}

function contentTypesOf(archive: Archive, findings: Findings): ContentTypes | undefined {
  const part = findings.bytesOf(archive, '[Content_Types].xml');
  if (part) judgePrologue(part, findings);
  return part && readContentTypes(part);
}

function relationshipsOf(archive: Archive, findings: Findings): Relationship[] {
  const found: Relationship[] = [];
  let room = findings.limits.relationshipBytes;
  for (const { name, size } of archive.entries) {
    if (!/(?:^|\/)_rels\/[^/]*\.rels$/i.test(plainPartName(name))) continue;
    room -= size;
    if (room < 0) {
      findings.hold('bomb');
      return found;
    }
    const part = findings.bytesOf(archive, name);
    if (!part) continue;
    judgePrologue(part, findings);
    const lines = readRelationships(plainPartName(name), part, findings.limits.relationships - found.length);
    if (lines === undefined) findings.hold('bomb');
    else found.push(...lines);
  }
  return found;
}

function typeOf(mainPart: string, types: ContentTypes | undefined): FileType {
  const content = types?.of(mainPart) ?? '';
  return MAIN_TYPES.find(([pattern]) => pattern.test(content))?.[1] ?? 'unknown';
}

function judgeParts(
  archive: Archive,
  find: FindPart,
  relationships: readonly Relationship[],
  findings: Findings,
): void {
  const seen = new Set<string>();
  let room = findings.limits.storyBytes;
  for (const { kind, target, external } of relationships) {
    const judge = STORIES.has(kind) ? judgeStory : FURTHER.get(kind);
    if (external || judge === undefined) continue;
    const entry = find(target);
    if (entry === undefined || seen.has(entry.name)) continue;
    seen.add(entry.name);
    room -= entry.size;
    findings.holdIf(room < 0, 'too_large');
    const part = room < 0 ? undefined : findings.bytesOf(archive, entry.name);
    if (part) judge(part, findings);
  }
}

type FindPart = (target: string) => ArchiveEntry | undefined;

/** Finds a part by the name a relationship gives, percent codes undone on either side: Word takes `header%31.xml` for `header1.xml`. */
function partFinder(archive: Archive): FindPart {
  let plain: Map<string, ArchiveEntry> | undefined;
  return (target) => {
    const direct = archive.entry(target);
    if (direct !== undefined) return direct;
    plain ??= new Map(archive.entries.map((entry) => [plainPartName(entry.name).toLowerCase(), entry]));
    return plain.get(plainPartName(target).toLowerCase());
  };
}

/**
 * Judges the workbooks behind charts, each once: opened one level deep, it must itself be an ordinary .xlsx without code,
 * objects, links or further files. There is no second level.
 */
function chartWorkbooks(archive: Archive, limits: InspectionLimits): IsOrdinaryWorkbook {
  const known = new Map<string, boolean>();
  const judge = (part: string): boolean => {
    if (known.size >= limits.charts) return false;
    const read = archive.read(part);
    const opened = read.ok ? openArchive(read.bytes, { ...limits.archive, ...limits.chartWorkbook }) : read;
    if (!opened.ok) return false;
    const inner = new Findings(limits);
    return inspectPackage(opened.archive, inner, () => false).type === 'xlsx' && !inner.held;
  };
  return (part) => {
    const ordinary = known.get(part) ?? judge(part);
    known.set(part, ordinary);
    return ordinary;
  };
}
