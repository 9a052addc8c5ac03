import { judgeFields } from './fields.ts';
import type { Findings } from './findings.ts';
import { isDangerousLink, judgeReach, reachesOut } from './targets.ts';
import { markupOf, prologueOf, tagNames, tagsNamed } from './xml-tags.ts';

const ROOT = tagNames('wordDocument');
/** Where Word 2003 keeps macros, controls and objects: base64 in the document itself (Office 2003 XML reference schemas). */
const CODE = tagNames('docSuppData');
const OBJECTS = tagNames('docOleData', 'OLEObject', 'ocx', 'applet');
const MERGE = tagNames('connectString', 'query', 'dataSource', 'headerSource', 'udl');
const TEMPLATE = tagNames('attachedTemplate');
const LOADED = tagNames('imagedata', 'fill', 'subDoc', 'sourceFileName', 'bgPict', 'frame');
const LINKS = tagNames('hlink');

/** Judges an XML file: a document of Word 2003 in one file is read by people like any other; XML of any other kind is not known. */
export function judgeWordXml(bytes: Uint8Array, findings: Findings): void {
  const markup = markupOf(bytes);
  const [root] = tagsNamed(markup, ROOT);
  if (root === undefined) {
    findings.hold('unknown_type');
    return;
  }
  findings.holdIf(prologueOf(markup) !== 'plain', 'xml_tricks');
  const has = (names: ReturnType<typeof tagNames>): boolean => !tagsNamed(markup, names).next().done;
  findings.holdIf(root.attributes.get('macrosPresent') === 'yes' || has(CODE), 'macros');
  findings.holdIf(root.attributes.get('embeddedObjPresent') === 'yes' || has(OBJECTS), 'embedded_object');
  findings.holdIf(root.attributes.get('ocxPresent') === 'yes', 'active_control');
  judgeFields(markup, findings);
  for (const { attributes } of tagsNamed(markup, TEMPLATE)) {
    judgeReach(attributes.get('val') ?? '', 'remote_template', findings);
  }
  for (const { attributes } of tagsNamed(markup, LINKS)) {
    findings.holdIf(isDangerousLink(attributes.get('dest') ?? ''), 'dangerous_link');
  }
  for (const { attributes } of tagsNamed(markup, LOADED)) {
    const names = ['src', 'href', 'link', 'val'].map((name) => attributes.get(name) ?? '');
    // A picture inside the file is called wordml://01000001.png.
    findings.holdIf(
      names.some((name) => reachesOut(name) && !/^wordml:/i.test(name)),
      'external_content',
    );
  }
  for (const { name, attributes } of tagsNamed(markup, MERGE)) {
    const said = name.endsWith('Source') && attributes.get('val') === undefined ? 'named' : attributes.get('val');
    findings.holdIf((said ?? '') !== '', 'external_content');
  }
}
