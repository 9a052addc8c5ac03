import { beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeBlankForm } from '#functions/documents/word/index.ts';
import { COUNCIL, EVERY_FORM } from '#test/fixtures/every-form.ts';
import { fillForm } from '#test/fixtures/fill-form.ts';
import { LONG } from '#test/support/runs.ts';
import { packageFaults, sdkFaults } from './valid-package.ts';

const issued = { reference: 'FD-7K3M-9QXC', dueAt: '2026-11-27' };
/** Written as this file is read: what writes them is imported late, which Jest refuses once it has ended a test. */
const made = await Promise.all(
  EVERY_FORM.flatMap(({ form, answers }) =>
    [{}, issued].map(async (more) => {
      const blank = await writeBlankForm(form, { council: COUNCIL, ...more });
      const which = `${form.id} ${more === issued ? 'issued for a conversation' : 'for anybody'}`;
      return [
        { name: `${which}, blank`, bytes: blank },
        { name: `${which}, filled in`, bytes: fillForm(blank, form, answers) },
      ];
    }),
  ),
).then((both) => both.flat());

/** The form with something in its main part changed. */
function changed(...changes: readonly (readonly [from: string | RegExp, to: string])[]): Uint8Array {
  const parts = unzipSync(made[0]?.bytes ?? new Uint8Array());
  let xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  for (const [from, to] of changes) {
    const other = xml.replace(from, to);
    if (other === xml) throw new Error('nothing was changed');
    xml = other;
  }
  return zipSync({ ...parts, 'word/document.xml': strToU8(xml) });
}

describe('Word opens our forms without repair', () => {
  it.each(made)('$name: every part is known and every id is its own', ({ bytes }) => {
    expect(packageFaults(bytes)).toEqual([]);
  });
});

describe('Word opens our forms without repair, as Microsoft’s own Open XML SDK says', () => {
  /** What the SDK says of each file that it looks at, and of one with two faults. Its start takes as long as two files. */
  let faults: readonly string[][];
  let ofBroken: readonly string[] | undefined;
  beforeAll(async () => {
    // A second a file and schema: issued and blank, and not issued and filled in, have all that the others have.
    const both = made.filter(({ name }) => /issued.*blank|anybody.*filled/.test(name));
    expect(both).toHaveLength(2 * EVERY_FORM.length);
    // All of them before a release; else every form once, in turn blank and filled in.
    const looked = LONG ? both : both.filter((_, at) => [0, 3].includes(at % 4));
    const disordered = ['<w:tblPr>', '<w:p/><w:tblPr>'] as const;
    const unnamed = [/w15:sectionTitle w:val/, 'w15:sectionTitle w15:val'] as const;
    const files = [...looked.map(({ bytes }) => bytes), changed(disordered, unnamed)];
    const said = await sdkFaults(files);
    expect(said).toHaveLength(files.length);
    faults = said.slice(0, -1);
    ofBroken = said.at(-1);
  }, 180_000);

  it('by the schema of ECMA-376 and by what Word has added since', () => {
    expect(faults.length).toBeGreaterThanOrEqual(EVERY_FORM.length);
    expect(faults).toEqual(faults.map(() => []));
  });

  it('and fails with a paragraph in a wrong place, a missing attribute or a bookmark twice', () => {
    expect(ofBroken?.join()).toContain('has invalid child element');
    expect(ofBroken?.join()).toContain("required attribute 'val' is missing");
    expect(packageFaults(changed(['w:name="fd_referrer_name"', 'w:name="fd_referrer_role"']))).toEqual([
      'the bookmark fd_referrer_role twice',
    ]);
    expect(packageFaults(changed([/<w:id w:val="\d+"\/>/, '<w:id w:val="0"/>']))).toEqual([
      'the control id 0 is not a positive number',
    ]);
    expect(packageFaults(changed([/(<w:tag [^>]*>)(<w:id [^>]*>)/, '$2$1']))).toEqual([
      'a control with w:alias, w:id, w:tag, w:lock',
    ]);
  });
});
