import { SaxesParser } from 'saxes';
import type { FileType } from '#schemas/document.ts';
import type { Archive } from '../archive/archive.ts';
import type { Findings } from './findings.ts';
import { judgeMembers } from './members.ts';
import { latin1 } from './signatures.ts';
import { judgeSvg } from './svg.ts';
import { isDangerousLink, reachesOut } from './targets.ts';
import { markupOf, prologueOf, xmlTextOf } from './xml-tags.ts';

const TYPES: readonly [mimetype: RegExp, type: FileType][] = [
  [/\.text(?:-template|-master|-web)?$/, 'odt'],
  [/\.spreadsheet(?:-template)?$/, 'ods'],
  [/\.presentation(?:-template)?$/, 'odp'],
];
/** Macros of LibreOffice: Basic libraries, and Python, Java or BeanShell scripts. */
const CODE = /^(?:Basic|Scripts|Dialogs)\//i;
/** What a person follows; whatever else names an address is loaded with the document (pictures, sections, fonts, templates). */
const LINKS = new Set('a area-rectangle area-circle area-polygon hyperlink button text image-frame'.split(' '));
/** Schemes by which LibreOffice calls a macro or a command, in links, menus, toolbars and shortcut keys alike. */
const MACRO =
  /^(?:vnd\.sun\.star\.(?!package:|help:|webdav)[\w.]{1,40}|vnd\.libreoffice[\w.]{0,40}|macro|service|script|slot):/i;
/** The user interface that a document brings along (ODF 1.3 part 2 leaves the folder to the program). */
const OWN_MENUS = /^Configurations2\//i;
const MAIN_PARTS = /(?:^|\/)(?:content|styles|meta|settings)\.xml$/i;

/** Returns the type that an OpenDocument package says it is, in its member `mimetype` (ODF 1.3 part 2, 3.3). */
export function openDocumentType(archive: Archive): FileType | undefined {
  const mimetype = latin1(archive.head('mimetype', 128)).trim();
  if (!mimetype.startsWith('application/vnd.oasis.opendocument.')) return undefined;
  return TYPES.find(([pattern]) => pattern.test(mimetype))?.[1];
}

/** Inspects an OpenDocument package: password, macros, objects, and whatever its content loads from elsewhere. */
export function inspectOpenDocument(archive: Archive, findings: Findings): void {
  judgeMembers(archive, findings);
  findings.holdIf(
    archive.entries.some(({ name }) => CODE.test(name)),
    'macros',
  );
  if (archive.has('encrypted-package')) findings.hold('password_protected');
  judgeManifest(archive, findings);
  if (findings.has('password_protected')) return;
  let room = findings.limits.storyBytes;
  for (const { name, size } of archive.entries) {
    if (/\.svg$/i.test(name)) {
      const part = archive.read(name);
      if (part.ok) judgeSvg(part.bytes, findings);
    }
    if (!/\.(?:xml|rdf)$/i.test(name) || /^META-INF\//i.test(name) || size === 0) continue;
    room -= size;
    if (room < 0) {
      findings.hold('too_large');
      return;
    }
    judgePart(archive, name, findings);
  }
}

function judgeManifest(archive: Archive, findings: Findings): void {
  const part = findings.bytesOf(archive, 'META-INF/manifest.xml');
  if (!part) return;
  judgeDoctype(markupOf(part), findings);
  const parsed = eachTag(part, (name) => findings.holdIf(name === 'encryption-data', 'password_protected'));
  findings.holdIf(!parsed, 'damaged');
}

/** Judges a document type. OpenOffice 1 and 2 wrote one into some parts; only one with declarations of its own is a trick. */
function judgeDoctype(markup: Buffer, findings: Findings): void {
  const prologue = prologueOf(markup);
  findings.holdIf(prologue === 'doctype_with_subset' || prologue === 'odd_encoding', 'xml_tricks');
}

function judgePart(archive: Archive, name: string, findings: Findings): void {
  const part = findings.bytesOf(archive, name);
  if (!part) return;
  judgeDoctype(markupOf(part), findings);
  if (OWN_MENUS.test(name)) {
    eachTag(part, (_, attributes) =>
      findings.holdIf(
        [...attributes.values()].some((value) => MACRO.test(value)),
        'macros',
      ),
    );
    return;
  }
  const parsed = eachTag(part, (tag, attributes) => judgeTag(tag, attributes, archive, findings));
  findings.holdIf(!parsed && MAIN_PARTS.test(name), 'damaged');
}

/** The document's own XML may hold Basic too (ODF 1.3 part 3, office:script and text:script); an empty library is LibreOffice's own. */
const CODE_TAGS = new Set(['event-listener', 'macro-name', 'execute-macro', 'module', 'source-code', 'library-linked']);
const DDE = new Set(['dde-source', 'dde-connection', 'dde-connection-decl']);

function judgeTag(tag: string, attributes: ReadonlyMap<string, string>, archive: Archive, findings: Findings): void {
  const href = (attributes.get('href') ?? '').trim();
  if (CODE_TAGS.has(tag)) findings.hold('macros');
  if (tag === 'script' && attributes.get('language') !== 'ooo:Basic') findings.hold('macros');
  if (DDE.has(tag)) findings.hold('dde');
  if (tag === 'applet' || tag === 'plugin') findings.hold('active_control');
  judgeForm(tag, attributes, findings);
  if (href === '') return;
  if (MACRO.test(href) || /^\.uno:/i.test(href)) {
    findings.hold('macros');
    return;
  }
  if (tag === 'section-source') {
    findings.hold('include_field');
    return;
  }
  if (LINKS.has(tag)) {
    findings.holdIf(isDangerousLink(href), 'dangerous_link');
    return;
  }
  if (reachesOut(href) && !/^vnd\.sun\.star\.package:/i.test(href)) {
    findings.hold(tag === 'template' ? 'remote_template' : 'external_content');
    return;
  }
  // An object within the package is another document (a chart, a formula: its own folder) or the bytes of an OLE object.
  const inside = href.replace(/^\.\//, '').replace(/\/$/, '');
  if (tag === 'object-ole' && archive.has(inside)) findings.hold('embedded_object');
}

/**
 * Judges forms. XForms (XForms 1.1, 3.3 and 11.1) fetch their data when the document is opened, and send it where they say; a button or a
 * frame of a form fetches its picture (ODF 1.3 part 3, form:image-data).
 */
function judgeForm(tag: string, attributes: ReadonlyMap<string, string>, findings: Findings): void {
  const names = tag === 'instance' ? ['src', 'resource'] : tag === 'submission' ? ['action', 'resource'] : [];
  if (tag === 'model') names.push('schema');
  if (attributes.has('image-data')) names.push('image-data');
  for (const name of names) {
    const said = (attributes.get(name) ?? '').split(/\s+/);
    findings.holdIf(said.some(reachesOut), 'external_content');
  }
}

/** Calls for each start tag, by local names; false when the part is not well formed. */
function eachTag(part: Uint8Array, visit: (name: string, attributes: ReadonlyMap<string, string>) => void): boolean {
  let broken = false;
  const parser = new SaxesParser();
  parser.on('error', () => {
    broken = true;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const local = Object.entries(attributes).map(([key, value]) => [key.slice(key.indexOf(':') + 1), value] as const);
    visit(name.slice(name.indexOf(':') + 1), new Map(local));
  });
  parser.write(xmlTextOf(part)).close();
  return !broken;
}
