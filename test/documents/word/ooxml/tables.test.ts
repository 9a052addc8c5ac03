import { describe, expect, it } from '@jest/globals';
import type { Table } from '#functions/documents/word/document.ts';
import { control, paragraph, run } from '../word-document.ts';
import { documentOf, paragraphsIn, tableOf } from './reading.ts';

const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(run(text))}</w:tc>`;
const row = (cells: string, properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
const table = (rows: string) => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>${rows}</w:tbl>`;

/** Each cell as `column+span text`, and `^` where it continues the one above. */
function cells({ rows }: Table): string[][] {
  return rows.map((each) =>
    each.cells.map(
      ({ column, span, continues, blocks }) =>
        `${column}+${span} ${paragraphsIn(blocks)
          .map(({ text }) => text)
          .join('|')}${continues ? '^' : ''}`,
    ),
  );
}

describe('a table', () => {
  it('has its cells on its grid, with columns that a cell spans or a row leaves free', () => {
    expect(
      cells(
        tableOf(
          table(
            row(cell('Name', '<w:gridSpan w:val="2"/>') + cell('Born')) +
              row(cell('Pip') + cell('Sample', '<w:gridSpan w:val="2"/>'), '<w:gridBefore w:val="1"/>'),
          ),
        ),
      ),
    ).toEqual([
      ['0+2 Name', '2+1 Born'],
      ['1+1 Pip', '2+2 Sample'],
    ]);
  });

  it('says where a cell continues the one above, and a cell that continues nothing is one of its own', () => {
    const begins = '<w:vMerge w:val="restart"/>';
    expect(
      cells(
        tableOf(
          table(
            row(cell('Child', begins) + cell('Name')) +
              row(cell('hidden', '<w:vMerge/>') + cell('Born')) +
              row(cell('Adult', begins) + cell('Name')) +
              row(cell('x') + cell('Alone', '<w:vMerge w:val="continue"/>')),
          ),
        ),
      ),
    ).toEqual([
      ['0+1 Child', '1+1 Name'],
      ['0+1 ^', '1+1 Born'],
      ['0+1 Adult', '1+1 Name'],
      ['0+1 x', '1+1 Alone'],
    ]);
  });

  it('joins cells that an old version of Word merged sideways', () => {
    expect(
      cells(tableOf(table(row(cell('Wide', '<w:hMerge w:val="restart"/>') + cell('', '<w:hMerge/>') + cell('Next'))))),
    ).toEqual([['0+2 Wide', '2+1 Next']]);
  });

  it('may hold another table in a cell', () => {
    const outer = tableOf(
      table(row(`<w:tc>${paragraph(run('Child'))}${table(row(cell('Name') + cell('Pip')))}${paragraph('')}</w:tc>`)),
    );
    const inside = outer.rows[0]?.cells[0]?.blocks ?? [];
    expect(inside.map(({ kind }) => kind)).toEqual(['paragraph', 'table', 'paragraph']);
    expect(inside.flatMap((block) => (block.kind === 'table' ? cells(block) : []))).toEqual([['0+1 Name', '1+1 Pip']]);
  });

  it('is the same where rows and cells stand in controls, custom XML, smart tags, insertions or alternatives', () => {
    const wrapped = [
      (inner: string) => control('x', inner),
      (inner: string) => `<w:customXml w:element="a">${inner}</w:customXml>`,
      (inner: string) => `<w:smartTag w:element="a">${inner}</w:smartTag>`,
      (inner: string) => `<w:ins w:id="1">${inner}</w:ins>`,
      (inner: string) => `<mc:AlternateContent><mc:Choice Requires="w14">${inner}</mc:Choice></mc:AlternateContent>`,
    ];
    for (const wrap of wrapped)
      expect(cells(tableOf(table(wrap(row(cell('Name') + wrap(cell('Pip')))) + row(wrap(cell('Born'))))))).toEqual([
        ['0+1 Name', '1+1 Pip'],
        ['0+1 Born'],
      ]);
  });

  it('has neither the rows nor the cells that were deleted with changes tracked', () => {
    expect(
      cells(
        tableOf(
          table(
            row(cell('Gone'), '<w:del w:id="1"/>') +
              row(cell('Old', '<w:cellDel w:id="2"/>') + cell('Kept')) +
              row(cell('New'), '<w:ins w:id="3"/>'),
          ),
        ),
      ),
    ).toEqual([['0+1 Kept'], ['0+1 New']]);
  });

  it('is in its place between paragraphs, and an empty one does not count', () => {
    expect(
      documentOf(paragraph(run('Before')) + table(row(cell('x'))) + table('') + paragraph(run('After'))).blocks.map(
        ({ kind }) => kind,
      ),
    ).toEqual(['paragraph', 'table', 'paragraph']);
  });

  it('with numbers beyond any grid keeps them within one', () => {
    const wide = cells(
      tableOf(table(row(cell('a', '<w:gridSpan w:val="999999999"/>').repeat(3), '<w:gridBefore w:val="999999999"/>'))),
    );
    expect(wide).toEqual([['1000+1000 a', '1000+1000 a', '1000+1000 a']]);
  });
});
