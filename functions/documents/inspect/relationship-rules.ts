import type { Archive } from '../archive/archive.ts';
import { openArchive } from '../archive/archive.ts';
import { Findings } from './findings.ts';
import type { InspectionLimits } from './limits.ts';
import { judgeMembers } from './members.ts';
import type { Relationship } from './relationships.ts';
import { classifyTarget, isDangerousLink, reachesOut } from './targets.ts';

/** Judges one relationship: what it makes a reader load, from inside the package or from elsewhere. */
export function judgeRelationship(
  relationship: Relationship,
  archive: Archive,
  findings: Findings,
  limits: InspectionLimits,
): void {
  if (relationship.external) judgeExternal(relationship, findings);
  else judgeInternal(relationship, archive, findings, limits);
}

/** Parts that no plain document has, wherever in the package they are kept. */
function judgeInternal(
  { kind, target, owner }: Relationship,
  archive: Archive,
  findings: Findings,
  limits: InspectionLimits,
): void {
  switch (kind) {
    case 'vbaproject':
    case 'wordvbadata':
    case 'xlmacrosheet':
    case 'xlintlmacrosheet':
    case 'extensibility':
      findings.hold('macros');
      break;
    case 'oleobject':
      findings.hold('embedded_object');
      break;
    case 'package':
      judgeWorkbook(target, owner, archive, findings, limits);
      break;
    case 'control':
    case 'activexcontrolbinary':
      findings.hold('active_control');
      break;
    case 'afchunk':
      findings.hold('foreign_content');
      break;
    case 'subdocument':
    case 'frame':
      findings.hold('external_content');
      break;
    case 'attachedtemplate':
      findings.hold('remote_template');
      break;
  }
}

/** What a chart is drawn from; Word keeps such a workbook behind every chart. */
const CHART = /(?:^|\/)(?:charts|diagrams)\/[^/]+\.xml$/i;

/**
 * An embedded file is held, but for the workbook behind a chart: that one is opened, one level deep, and must itself be
 * an ordinary workbook without code, objects or further files.
 */
function judgeWorkbook(
  target: string,
  owner: string,
  archive: Archive,
  findings: Findings,
  limits: InspectionLimits,
): void {
  if (!CHART.test(owner) || !archive.has(target)) {
    findings.hold('embedded_object');
    return;
  }
  const part = archive.read(target);
  const opened = part.ok ? openArchive(part.bytes, limits.archive) : part;
  if (!opened.ok) {
    findings.hold('embedded_object');
    return;
  }
  const inner = new Findings();
  judgeMembers(opened.archive, inner);
  const ordinary =
    opened.archive.has('xl/workbook.xml') && !opened.archive.entries.some(({ name }) => UNUSUAL.test(name));
  if (inner.held || !ordinary) findings.hold('embedded_object');
  else findings.note('chart_workbook');
}

const UNUSUAL =
  /(?:^|\/)(?:embeddings|externalLinks|activeX|macrosheets|ctrlProps)\/|(?:^|\/)connections\.xml$|\.bin$/i;

function judgeExternal({ kind, target, owner }: Relationship, findings: Findings): void {
  if (kind === 'oleobject' || kind === 'package') {
    findings.hold('linked_object');
    return;
  }
  if (kind === 'control') {
    findings.hold('active_control');
    return;
  }
  // Settings have no links to follow: whatever leads out of them is loaded with the document.
  const link = kind === 'hyperlink' && !/(?:^|\/)(?:web)?settings\.xml$/i.test(owner);
  if (link) {
    findings.holdIf(isDangerousLink(target), 'dangerous_link');
    return;
  }
  if (reachesOut(target)) {
    findings.hold(reasonFor(kind, owner));
  } else if (classifyTarget(target) === 'local') {
    findings.note('local_reference');
  }
}

function reasonFor(kind: string, owner: string): 'remote_template' | 'foreign_content' | 'external_content' {
  if (kind === 'afchunk') return 'foreign_content';
  const template = kind === 'attachedtemplate' || (kind === 'hyperlink' && /settings/i.test(owner));
  return template ? 'remote_template' : 'external_content';
}
