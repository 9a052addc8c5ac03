/** A text that a spreadsheet would take for a formula, and run. */
const FORMULA = /^[=+\-@\t\r]/;

/** Returns a CSV of rows (RFC 4180), with the mark by which Excel knows UTF-8. No cell of it is a formula. */
export function csvOf(rows: readonly (readonly (string | number)[])[]): Uint8Array {
  const lines = rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`);
  return Buffer.from(`\u{FEFF}${lines.join('')}`, 'utf8');
}

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}
