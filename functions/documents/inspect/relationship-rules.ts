import type { Findings } from './findings.ts';
import type { Relationship } from './relationships.ts';
import { classifyTarget, isDangerousLink, reachesOut } from './targets.ts';

/** Whether the embedded workbook at this part is an ordinary one. */
export type IsOrdinaryWorkbook = (part: string) => boolean;

/** Judges one relationship: what it makes a reader load, from inside the package or from elsewhere. */
export function judgeRelationship(
  relationship: Relationship,
  findings: Findings,
  isOrdinaryWorkbook: IsOrdinaryWorkbook,
): void {
  if (relationship.external) judgeExternal(relationship, findings);
  else judgeInternal(relationship, findings, isOrdinaryWorkbook);
}

/** Word keeps a workbook behind every chart; any other embedded file is held. */
const CHART = /(?:^|\/)(?:charts|diagrams)\/[^/]+\.xml$/i;

const TASK_PANES = /(?:^|\/)taskpanes\d*\.xml$/i;

/** Parts that no plain document has, wherever in the package they are kept. */
function judgeInternal(
  { kind, target, owner }: Relationship,
  findings: Findings,
  isOrdinaryWorkbook: IsOrdinaryWorkbook,
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
      if (CHART.test(owner) && isOrdinaryWorkbook(target)) findings.note('chart_workbook');
      else findings.hold('embedded_object');
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
    case 'webextension':
      // An Office add-in within the text is shown with it; one in a pane only when the pane is.
      findings.holdIf(!TASK_PANES.test(owner), 'external_content');
      break;
    case 'attachedtemplate':
      findings.hold('remote_template');
      break;
  }
}

function judgeExternal({ kind, target, owner }: Relationship, findings: Findings): void {
  if (kind === 'oleobject' || kind === 'package') {
    // A chart keeps the path of the workbook it was pasted from; it shows its own copy of the numbers and asks before it looks.
    if (CHART.test(owner) && !reachesOut(target)) findings.note('local_reference');
    else findings.hold('linked_object');
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
