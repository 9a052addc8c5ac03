import type { SampleRow } from './samples/index.ts';
import { type Column, renderTable } from './table.ts';

/** 80 characters with the spaces between. */
const COLUMNS: readonly Column[] = [
  { heading: 'Sample', width: 22 },
  { heading: 'Route', width: 6 },
  { heading: 'Reference', width: 12 },
  { heading: 'Documents', width: 13 },
  { heading: 'Fields', width: 8 },
  { heading: 'Email', width: 14 },
];

/** Returns a table of the samples for a terminal of 80 columns, and below it each unexpected outcome. */
export function sampleTable(rows: readonly SampleRow[]): string[] {
  const cells = rows.map((row) => [
    `${row.ok ? '✓' : '✗'} ${row.name}`,
    row.route,
    row.reference,
    row.documents,
    row.fields,
    row.email,
  ]);
  const wrong = rows.filter((row) => !row.ok);
  const complaints = wrong.flatMap((row) => [`✗ ${row.name}`, `  expected: ${row.expected}`, `  got:      ${row.got}`]);
  return [...renderTable(COLUMNS, cells), ...(wrong.length === 0 ? [] : ['', ...complaints])];
}
