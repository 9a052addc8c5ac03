import { describe, expect, it } from '@jest/globals';
import type { ReadDocument } from '#functions/documents/word/document.ts';
import { readRichText } from '#functions/documents/word/rich-text/read-rich-text.ts';
import { fieldsIn, textsIn } from '../ooxml/reading.ts';

function documentOf(words: string): ReadDocument {
  return readRichText(Buffer.from(`{\\rtf1\\ansi ${words}}`, 'latin1'));
}

const mark = (name: string, words: string) => `{\\*\\bkmkstart ${name}}${words}{\\*\\bkmkend ${name}}`;
const formField = (instruction: string, data: string, result = '') =>
  `{\\field{\\*\\fldinst ${instruction} {\\*\\formfield{${data}}}}{\\fldrslt ${result}}}`;

describe('fields of a .rtf', () => {
  it('are our bookmarks, over several paragraphs and around a tick box', () => {
    const document = documentOf(
      `Why: ${mark('fd_concern_reason', 'first\\par second')} rest\\par ${mark('fd_children_0_disability_MOB', "\\u9746\\'3f")} Mobility`,
    );
    expect(fieldsIn(document)).toMatchObject([
      { kind: 'bookmark', tag: 'concern.reason', text: 'first\nsecond' },
      { kind: 'bookmark', tag: 'children[0].disability=MOB', ticked: true },
    ]);
  });

  it('have a place also where they are empty', () => {
    const [table] = documentOf(
      `\\trowd\\cellx1000\\cellx2000 \\pard\\intbl Name\\cell\\pard\\intbl${mark('fd_referrer_name', '')}\\cell\\row`,
    ).blocks;
    const cell = table?.kind === 'table' ? table.rows[0]?.cells[1] : undefined;
    expect(cell?.blocks).toMatchObject([{ text: '', marks: [{ field: { tag: 'referrer.name', text: '' } }] }]);
  });

  it('are Word’s form fields, drawn from their data', () => {
    const document = documentOf(
      formField('FORMCHECKBOX', '\\fftype1\\ffres1\\ffdefres0{\\*\\ffname Yes}{\\*\\ffstattext Known?}') +
        formField('FORMCHECKBOX', '\\fftype1\\ffres25\\ffdefres1{\\*\\ffname ByDefault}') +
        formField('FORMCHECKBOX', '\\fftype1\\ffres0\\ffdefres1{\\*\\ffname No}') +
        formField('FORMDROPDOWN', '\\fftype2\\ffres1{\\*\\ffname Sex}{\\*\\ffl Male}{\\*\\ffl Female}', 'ignored') +
        formField('FORMTEXT', '\\fftype0{\\*\\ffname Name}{\\*\\ffhelptext Full name}', 'Tansy') +
        formField('FORMTEXT', '\\fftype0{\\*\\ffname Role}{\\*\\ffdeftext Your role}', 'Your role'),
    );
    expect(textsIn(document)).toEqual(['☒☒☐FemaleTansyYour role']);
    expect(fieldsIn(document)).toMatchObject([
      { kind: 'legacy', tag: 'Yes', title: 'Known?', ticked: true },
      { tag: 'ByDefault', ticked: true },
      { tag: 'No', ticked: false },
      {
        tag: 'Sex',
        text: 'Female',
        options: new Map([
          ['Male', 'Male'],
          ['Female', 'Female'],
        ]),
      },
      { tag: 'Name', title: 'Full name', text: 'Tansy', guidance: false },
      { tag: 'Role', guidance: true },
    ]);
  });

  it('are read by what they hold where LibreOffice repeats their text as their default', () => {
    const field = formField('FORMTEXT', '\\fftype0{\\*\\ffdeftext Tansy}', 'Tansy');
    const document = documentOf(`{\\*\\generator LibreOffice/7.4;}${mark('fd_referrer_name', field)}`);
    expect(fieldsIn(document)).toMatchObject([
      { kind: 'bookmark', tag: 'referrer.name', text: 'Tansy', guidance: false },
    ]);
  });

  it('show their results, and nothing of their instructions; those without a result what they stand for', () => {
    expect(
      textsIn(
        documentOf(
          '{\\field{\\*\\fldinst HYPERLINK "https://x.example"}{\\fldrslt link}} {\\field{\\*\\fldinst SYMBOL 254 \\\\f "Wingdings" \\\\s 12}{\\fldrslt}}{\\field{\\*\\fldinst SYMBOL 168 \\\\f Wingdings}}{\\field{\\*\\fldinst MACROBUTTON NoMacro Click and write}}',
        ),
      ),
    ).toEqual(['link ☒☐Click and write']);
  });

  it('show nothing when they were deleted', () => {
    const document = documentOf(`{\\deleted ${formField('FORMCHECKBOX', '\\fftype1\\ffres1')}}x`);
    expect(textsIn(document)).toEqual(['x']);
    expect(fieldsIn(document)).toEqual([]);
  });
});
