import type { HoldReasonCode } from '#schemas/document.ts';
import type { Findings } from './findings.ts';
import type { Relationship } from './relationships.ts';
import { isDangerousLink, judgeReach, reachesOut } from './targets.ts';

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

/** Parts that no plain document has, by what leads to them, wherever in the package they are kept. */
const INTERNAL: Readonly<Record<string, HoldReasonCode>> = {
  ...{ vbaproject: 'macros', wordvbadata: 'macros', xlmacrosheet: 'macros', xlintlmacrosheet: 'macros' },
  ...{ extensibility: 'macros', oleobject: 'embedded_object', afchunk: 'foreign_content' },
  ...{ control: 'active_control', activexcontrolbinary: 'active_control' },
  ...{ subdocument: 'external_content', frame: 'external_content', attachedtemplate: 'remote_template' },
};

function judgeInternal(
  { kind, target, owner }: Relationship,
  findings: Findings,
  isOrdinaryWorkbook: IsOrdinaryWorkbook,
): void {
  const reason = Object.hasOwn(INTERNAL, kind) ? INTERNAL[kind] : undefined;
  if (reason !== undefined) findings.hold(reason);
  else if (kind === 'package') {
    if (CHART.test(owner) && isOrdinaryWorkbook(target)) findings.note('chart_workbook');
    else findings.hold('embedded_object');
  } else if (kind === 'webextension') {
    // An Office add-in within the text is shown with it; one in a pane only when the pane is.
    findings.holdIf(!TASK_PANES.test(owner), 'external_content');
  }
}

function judgeExternal({ kind, target, owner }: Relationship, findings: Findings): void {
  if (kind === 'oleobject' || kind === 'package') {
    // A chart keeps the path of the workbook it was pasted from; it shows its own copy of the numbers and asks before it looks.
    if (CHART.test(owner) && !reachesOut(target)) findings.note('local_reference');
    else findings.hold('linked_object');
    return;
  }
  // Settings have no links to follow: whatever leads out of them is loaded with the document.
  const isLink = kind === 'hyperlink' && !/(?:^|\/)(?:web)?settings\.xml$/i.test(owner);
  if (kind === 'control') findings.hold('active_control');
  else if (isLink) findings.holdIf(isDangerousLink(target), 'dangerous_link');
  else judgeReach(target, reasonFor(kind, owner), findings);
}

function reasonFor(kind: string, owner: string): 'remote_template' | 'foreign_content' | 'external_content' {
  if (kind === 'afchunk') return 'foreign_content';
  const template = kind === 'attachedtemplate' || (kind === 'hyperlink' && /settings/i.test(owner));
  return template ? 'remote_template' : 'external_content';
}
