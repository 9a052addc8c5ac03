/** A column: its heading, and its width in characters. */
export interface Column {
  readonly heading: string;
  readonly width: number;
}

/** Breaks a text into lines at its spaces, and inside words that are longer than a line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    let rest = word;
    if (line !== '' && line.length + 1 + rest.length <= width) {
      line = `${line} ${rest}`;
      continue;
    }
    if (line !== '') lines.push(line);
    for (; rest.length > width; rest = rest.slice(width)) lines.push(rest.slice(0, width));
    line = rest;
  }
  return [...lines, line];
}

function renderRow(columns: readonly Column[], cells: readonly string[]): string[] {
  const wrapped = columns.map(({ width }, index) => wrap(cells[index] ?? '', width));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) =>
    columns
      .map(({ width }, index) => (wrapped[index]?.[at] ?? '').padEnd(width))
      .join(' ')
      .trimEnd(),
  );
}

/** Returns the lines of a table, with a rule under its headings. A long cell goes on in the next line. */
export function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const headings = renderRow(
    columns,
    columns.map(({ heading }) => heading),
  );
  const rule = columns.map(({ width }) => '-'.repeat(width)).join(' ');
  return [...headings, rule, ...rows.flatMap((row) => renderRow(columns, row))];
}
