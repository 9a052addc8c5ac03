import type { Finding, Verified } from '#functions/platform/audit/verify.ts';
import { type Column, renderTable } from './table.ts';

const WORDS: Readonly<Record<Finding['what'], string>> = {
  entry_overwritten: 'entry says other than was sealed',
  entry_removed: 'sealed entry is gone',
  entry_unreadable: 'entry cannot be read',
  entry_not_marked: 'sealed entry has lost its mark',
  entry_sealed_twice: 'entry stands in two links',
  entry_unsealed: 'entry is in no link, long after',
  entry_marked_but_not_sealed: 'entry is marked, but in no link',
  link_removed: 'link of the chain is gone',
  link_changed: 'link says other than was signed',
  link_broken: 'link does not follow from the one before',
  segment_missing: 'signed segment is missing',
  segment_forged: 'segment is not signed by our key',
  segment_overwritten: 'another segment was put over it',
  segment_hidden: 'somebody deleted the segment (it is kept)',
  head_forged: 'noted end is not signed by our key',
  chain_cut_short: 'chain does not reach its noted end',
};

/** 80 characters with the spaces between. */
const COLUMNS: readonly Column[] = [
  { heading: 'What', width: 38 },
  { heading: 'Entry or link', width: 27 },
  { heading: 'Day', width: 10 },
];

/** What verifying the audit found, for a terminal of 80 columns. */
export function auditReport(verified: Verified, since: string): string[] {
  const { links, entries, waiting, findings, more } = verified;
  const counts = [`${links} links; since ${since}: ${entries} entries sealed, ${waiting} waiting to be.`];
  if (findings.length === 0) return [...counts, 'Table, chain and signed segments agree.'];
  const rows = findings.map((finding) => [WORDS[finding.what], finding.about, 'day' in finding ? finding.day : '']);
  return [
    ...counts,
    `They do not agree: ${findings.length + more} findings.`,
    '',
    ...renderTable(COLUMNS, rows),
    ...(more > 0 ? [`… and ${more} more`] : []),
  ];
}
