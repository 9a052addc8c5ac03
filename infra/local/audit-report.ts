import type { Finding, Verified } from '#functions/platform/audit/verify.ts';
import { type Column, renderTable } from './table.ts';

const WORDS: Readonly<Record<Finding['what'], string>> = {
  entry_overwritten: 'sealed entry was changed',
  entry_removed: 'sealed entry is gone',
  entry_unreadable: 'entry cannot be read',
  entry_not_marked: 'sealed entry has lost its mark',
  entry_sealed_twice: 'entry is in two links',
  entry_unsealed: 'entry is late: it is in no link',
  entry_marked_but_not_sealed: 'entry is marked, but in no link',
  link_removed: 'link of the chain is gone',
  link_changed: 'signed link was changed',
  link_broken: 'link does not match the one before',
  segment_missing: 'signed segment is missing',
  segment_forged: 'segment is not signed by our key',
  segment_overwritten: 'segment was overwritten (it is kept)',
  segment_hidden: 'somebody deleted the segment (it is kept)',
  head_forged: 'recorded end is not signed by our key',
  chain_cut_short: 'chain ends before its recorded end',
};

/** 80 characters with the spaces between. */
const COLUMNS: readonly Column[] = [
  { heading: 'What', width: 38 },
  { heading: 'Entry or link', width: 27 },
  { heading: 'Day', width: 10 },
];

/** Returns the report of an audit check, for a terminal of 80 columns. */
export function auditReport(verified: Verified, since: string): string[] {
  const { links, entries, waiting, findings, more } = verified;
  const counts = [`${links} links. Since ${since}: ${entries} entries sealed, ${waiting} not sealed yet.`];
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
