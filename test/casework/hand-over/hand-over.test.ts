import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { handOver } from '#functions/casework/hand-over/hand-over.ts';
import { handOverPage } from '#functions/casework/hand-over/page.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import { HandOverPack } from '#schemas/api/staff/hand-over-pack.ts';
import type { FormRecord } from '#schemas/case.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { safetyOf, wholeCase } from '#test/support/whole-case.ts';

type Values = Record<string, string | boolean>;

const said = (values: Values, change: Partial<FormRecord> = {}): FormRecord => ({
  number: 1,
  formId: 'early-help-and-social-care',
  formVersion: '1',
  documentId: null,
  readAt: '2026-11-23T10:00:00.000Z',
  answers: Object.entries(values).map(([path, value]) => ({ path, value, source: 'web', confidence: 1 })),
  leftovers: [{ label: 'Pets', text: 'A dog called <b>Rex</b>' }],
  ...change,
});

function caseSaying(values: Values, flags: WholeCase['head']['flags'] = []): WholeCase {
  return wholeCase({
    head: sampleCase({ flags, liquidlogicId: 'LL77', channel: 'phone' }),
    forms: [said(values)],
    decisions: [
      {
        id: '0001',
        round: 1,
        by: 'manager',
        at: '2026-11-23T11:00:00.000Z',
        level: { code: '2', label: '2 Early help', rationale: 'Two needs.' },
        legalBasis: { code: 'none', rationale: 'None is asked for.' },
        outcome: 'advice',
        reasons: 'The aunt at 12 Hidden Lane helps.',
        version: 1,
        recommendation: null,
        dueAt: '2026-11-24T17:00:00.000Z',
      },
    ],
  });
}

const ONE = {
  '/children/0/firstName': 'Łucja',
  '/children/0/lastName': 'Żółć',
  '/children/0/homeAddress': '12 Hidden Lane',
  '/concern/reason': 'She came to school cold.',
};
/** Siblings with a mother in common and two fathers. */
const TWO = {
  ...ONE,
  '/children/1/firstName': 'Ada',
  '/household/0/fullName': 'Marta Mother',
  '/household/0/relationshipToEach': 'Mother of Łucja and Ada',
  '/household/1/fullName': 'Firmin First',
  '/household/1/relationshipToEach': 'Father of Łucja',
  '/household/1/telephone': '01632 960111',
  '/household/2/fullName': 'Second Sven',
  '/household/2/relationshipToEach': 'Father of Ada',
  '/household/2/telephone': '01632 960222',
};

function packOf(whole: WholeCase, child?: string, together?: boolean): HandOverPack {
  const handed = handOver(whole, child, together);
  if (!('pack' in handed)) throw new Error(handed.no);
  return HandOverPack.parse(handed.pack);
}
const textOf = (pack: HandOverPack, title: string) => pack.groups.find((group) => group.title === title)?.text;

describe('the hand-over pack of a case with one child', () => {
  it('has a group to copy for each part of the form, with unanswered questions, and one for each decision', () => {
    const pack = packOf(caseSaying(ONE));
    expect(pack.child).toBe('1.children.0');
    expect(pack.groups.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        'Referral',
        'Child 1',
        'Why you are making this referral',
        'What else was said',
        'Decision 1',
      ]),
    );
    expect(textOf(pack, 'Child 1')).toContain('First name: Łucja');
    expect(textOf(pack, 'Child 1')).toContain('Sex: [not said]');
    expect(textOf(pack, 'Decision 1')).toContain('The aunt');
    for (const { text } of pack.groups) expect(pack.summary).toContain(text);
  });

  it('begins with the warnings', () => {
    expect(packOf(caseSaying(ONE, ['do_not_inform_parents'])).groups[0]?.text).toContain(
      'TAKE CARE: do not inform parents',
    );
  });

  it('keeps every answer of a form whose definition we no longer have', () => {
    const whole = caseSaying(ONE);
    const forms = whole.forms.map((form) => ({ ...form, formId: 'long-gone' }));
    expect(packOf({ ...whole, forms }).summary).toContain('/children/0/firstName: Łucja');
  });

  it('reveals no secret address, in any part', () => {
    for (const whole of [
      caseSaying({ ...ONE, '/children/0/addressConfidential': true }),
      caseSaying(ONE, ['address_confidential']),
    ]) {
      const pack = packOf(whole);
      expect(JSON.stringify(pack)).not.toContain('Hidden Lane');
      expect(handOverPage(pack)).not.toContain('Hidden Lane');
      expect(pack.summary).toContain('[kept secret]');
    }
    expect(packOf(caseSaying(ONE)).summary).toContain('12 Hidden Lane');
  });

  it('says that a decision is withheld, to those who may not see it', () => {
    const whole = caseSaying(ONE);
    const withheld = {
      id: '0001',
      round: 1,
      by: 'manager',
      at: '2026-11-23T11:00:00.000Z',
      withheld: 's47_detail',
    } as const;
    const handed = handOver({ ...whole, decisions: [withheld] }, undefined);
    expect('pack' in handed && textOf(handed.pack, 'Decision 1')).toMatch(/^\[withheld: section 47\]/);
  });
});

describe('the hand-over packs of siblings with different parents', () => {
  it('are one for each child: the request must name a child of the case', () => {
    expect(handOver(caseSaying(TWO), undefined)).toEqual({
      no: 'which_child',
      children: ['1.children.0', '1.children.1'],
    });
    for (const child of ['1.children.2', '2.children.0', '1.household.0'])
      expect(handOver(caseSaying(TWO), child)).toEqual({ no: 'no_such_child' });
  });

  it('hold nothing of the other child’s father, in words, numbers or data', () => {
    const first = JSON.stringify(packOf(caseSaying(TWO), '1.children.0'));
    const second = JSON.stringify(packOf(caseSaying(TWO), '1.children.1'));
    for (const theirs of ['Firmin', '960111', 'Łucja', 'Marta']) expect(first).toContain(theirs);
    for (const others of ['Sven', '960222', 'Ada']) expect(first.includes(others)).toBe(false);
    for (const theirs of ['Sven', '960222', 'Ada', 'Marta']) expect(second).toContain(theirs);
    for (const others of ['Firmin', '960111', 'Łucja', 'Hidden Lane', 'aunt'])
      expect(second.includes(others)).toBe(false);
  });

  it('name what is left out, so that no gap is taken for silence', () => {
    const pack = packOf(caseSaying(TWO), '1.children.0');
    const titles = pack.groups.map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['Child 1', 'Person 1', 'Person 2', 'Left out']));
    expect(titles).not.toContain('Person 3');
    expect(titles).not.toContain('Why you are making this referral');
    const leftOut = textOf(pack, 'Left out')?.split('\n').slice(1);
    expect(leftOut).toEqual(['Child 2', 'Person 3', 'Why you are making this referral', 'What else was said']);
    expect(textOf(pack, 'Decision 1')).toContain('Reasons: [left out');
  });

  it('keep apart children of two forms as well', () => {
    const whole = caseSaying(ONE);
    const other = said({ '/children/0/firstName': 'Bo', '/concern/reason': 'Bo was seen alone.' }, { number: 2 });
    const pack = packOf(
      { ...whole, forms: [...whole.forms, other], safety: safetyOf([...whole.forms, other]) },
      '2.children.0',
    );
    expect(pack.summary).toContain('Bo was seen alone.');
    for (const others of ['Łucja', 'cold', 'Hidden']) expect(pack.summary.includes(others)).toBe(false);
  });

  it('are separate too when the sibling is on a form that this reader does not see', () => {
    const whole = caseSaying(ONE);
    const other = said({ '/children/0/firstName': 'Bo' }, { number: 2 });
    const safety = safetyOf([...whole.forms, other]);
    expect(handOver({ ...whole, safety }, undefined)).toEqual({ no: 'which_child', children: ['1.children.0'] });
    const handed = handOver({ ...whole, safety }, '1.children.0');
    expect('pack' in handed && textOf(handed.pack, 'Decision 1')).toContain('Reasons: [left out');
  });

  it('never hold an adult who is said to be another child’s alone, whatever they are called', () => {
    // All have one length, so that none is the beginning of another.
    const word = fc.stringMatching(/^[A-Z][b-df-hj-np-tv-z]{7}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 4, maxLength: 4 }),
        ([one = '', two = '', mine = '', theirs = '']) => {
          const whole = caseSaying({
            '/children/0/firstName': one,
            '/children/1/firstName': two,
            '/household/0/fullName': mine,
            '/household/0/relationshipToEach': `Father of ${one}`,
            '/household/1/fullName': theirs,
            '/household/1/relationshipToEach': `Father of ${two}`,
            '/concern/reason': `${mine} and ${theirs} fought.`,
          });
          const pack = JSON.stringify(packOf(whole, '1.children.0'));
          expect([pack.includes(mine), pack.includes(theirs), pack.includes(two)]).toEqual([true, false, false]);
        },
      ),
    );
  });
});

/** Returns a case with these children said to have the same parents. */
function saying(whole: WholeCase, ...groups: readonly (readonly string[])[]): WholeCase {
  const sameParents = groups.map((children) => ({
    children: [...children],
    by: 'worker',
    at: '2026-11-23T10:30:00.000Z',
  }));
  return { ...whole, head: { ...whole.head, sameParents } };
}

/** Siblings of one mother and one father, and a half-sister. */
const THREE = {
  '/children/0/firstName': 'Łucja',
  '/children/0/nhsNumber': '943 476 5919',
  '/children/1/firstName': 'Ada',
  '/children/1/nhsNumber': '943 476 5870',
  '/children/2/firstName': 'Cleo',
  '/household/0/fullName': 'Marta Mother',
  '/household/0/relationshipToEach': 'Mother of Łucja and Ada',
  '/household/1/fullName': 'Second Sven',
  '/household/1/relationshipToEach': 'Father of Cleo',
  '/household/1/telephone': '01632 960222',
  '/concern/reason': 'Sven and Marta fought.',
  '/safety/staffRisks': 'dogs',
  '/safety/staffRiskDetails': 'Sven keeps a dog; ring 01632 960222 first.',
};

describe('the packs of children said to have the same parents', () => {
  const both = saying(caseSaying({ ...TWO, '/safety/safeContactRules': 'Never ring in the evening.' }), [
    '1.children.0',
    '1.children.1',
  ]);

  it('hold mother, concern and safety for each, and not the other’s own answers', () => {
    const born = { '/children/0/dateOfBirth': '2015-03-02', '/children/1/dateOfBirth': '2017-04-05' };
    const whole = saying(caseSaying({ ...TWO, ...born }), ['1.children.0', '1.children.1']);
    for (const [child, own, others] of [
      ['1.children.0', '2015-03-02', '2017-04-05'],
      ['1.children.1', '2017-04-05', '2015-03-02'],
    ] as const) {
      const text = JSON.stringify(packOf(whole, child));
      for (const theirs of [
        own,
        'Marta',
        'Firmin',
        '960222',
        'came to school cold',
        'The aunt at 12 Hidden Lane',
        'Rex',
      ])
        expect([theirs, text.includes(theirs)]).toEqual([theirs, true]);
      expect(text).not.toContain(others);
    }
    expect(textOf(packOf(both, '1.children.0'), 'Safety')).toContain('Never ring in the evening.');
    expect(textOf(packOf(both, '1.children.1'), 'Left out')?.split('\n').slice(1)).toEqual(['Child 1']);
  });

  it('are one pack for all of them, when asked for together', () => {
    const pack = packOf(both, '1.children.1', true);
    expect(pack.children).toEqual(['1.children.0', '1.children.1']);
    expect(pack.groups.map(({ title }) => title)).toEqual(expect.arrayContaining(['Child 1', 'Child 2', 'Person 3']));
    expect(textOf(pack, 'Left out')).toBeUndefined();
  });

  it('are as before for a child of whom nobody said it, or of whom it was taken back', () => {
    const whole = caseSaying(TWO);
    expect(packOf(saying(whole, ['1.children.1', '2.children.0']), '1.children.0')).toEqual(
      packOf(whole, '1.children.0'),
    );
    expect(handOver(caseSaying(TWO), '1.children.0', true)).toEqual({ no: 'same_parents_not_said' });
    expect(handOver(caseSaying(ONE), undefined, true)).toEqual({ no: 'same_parents_not_said' });
  });

  it('hold nothing of a third child’s parents, nor what was written about all of them', () => {
    const whole = saying(caseSaying(THREE), ['1.children.0', '1.children.1']);
    const [each, together] = [packOf(whole, '1.children.0'), packOf(whole, '1.children.0', true)];
    for (const pack of [each, together]) {
      const text = JSON.stringify(pack);
      for (const others of ['Sven', '960222', 'Cleo', 'fought', 'aunt'])
        expect([others, text.includes(others)]).toEqual([others, false]);
      expect(text).toContain('Marta');
    }
    expect([each, together].map((pack) => JSON.stringify(pack).includes('943 476 5870'))).toEqual([false, true]);
    const third = JSON.stringify(packOf(whole, '1.children.2'));
    for (const others of ['Marta', 'Ada', '943 476']) expect(third).not.toContain(others);
    expect(third).toContain('960222');
  });

  it('hold both forms, where each child is on a form of their own', () => {
    const [one, two] = [
      said({ '/children/0/firstName': 'Bo', '/concern/reason': 'Bo was seen alone.' }),
      said({ '/children/0/firstName': 'Kit', '/concern/reason': 'Kit was cold.' }, { number: 2 }),
    ];
    const whole = saying(wholeCase({ head: sampleCase(), forms: [one, two] }), ['1.children.0', '2.children.0']);
    for (const child of ['1.children.0', '2.children.0']) {
      const { summary } = packOf(whole, child);
      for (const theirs of ['Bo was seen alone.', 'Kit was cold.']) expect(summary).toContain(theirs);
    }
    expect(packOf(whole, '1.children.0').summary).not.toContain('First name: Kit');
    expect(packOf(whole, '1.children.0', true).summary).toContain('First name: Kit');
  });

  it('never hold an adult of a child outside the group, in any pack, whatever they are called and who is said to be siblings', () => {
    const word = fc.stringMatching(/^[A-Z][b-df-hj-np-tv-z]{7}$/);
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 8, maxLength: 8 }),
        fc.subarray([0, 1, 2, 3], { minLength: 2 }),
        fc.boolean(),
        (words, group, together) => {
          const [children, adults] = [words.slice(0, 4), words.slice(4)];
          const values = Object.fromEntries(
            children.flatMap((child, index) => [
              [`/children/${index}/firstName`, child],
              [`/household/${index}/fullName`, adults[index] ?? ''],
              [`/household/${index}/relationshipToEach`, `Father of ${child}`],
              [`/household/${index}/telephone`, `01632 96010${index}`],
            ]),
          );
          const all = `${adults.join(', ')} fought. Ring ${adults.map((_, index) => `01632 96010${index}`).join(' or ')}.`;
          const texts = { '/concern/reason': all, '/safety/staffRiskDetails': `TAKE CARE: ${all}` };
          const keys = group.map((index) => `1.children.${index}`);
          const whole = saying(caseSaying({ ...values, ...texts }), keys);
          for (const index of children.keys()) {
            const family = group.includes(index) ? group : [index];
            const asked = together && family.length > 1;
            const pack = packOf(whole, `1.children.${index}`, asked);
            const text = `${JSON.stringify(pack)}${handOverPage(pack)}`;
            for (const [at, adult] of adults.entries()) {
              expect([adult, text.includes(adult)]).toEqual([adult, family.includes(at)]);
              expect([at, text.includes(`01632 96010${at}`)]).toEqual([at, family.includes(at)]);
            }
            expect(pack.summary).toContain('TAKE CARE');
          }
        },
      ),
    );
  });
});

describe('the risks to staff', () => {
  it('are in the pack of every child, without what would name another child’s parents', () => {
    for (const child of ['1.children.0', '1.children.1', '1.children.2']) {
      const text = textOf(packOf(caseSaying(THREE), child), 'Safety');
      expect(text).toContain('Dogs or other animals');
      expect([child, text?.includes('keeps a dog')]).toEqual([child, true]);
      expect([child, text?.includes('Sven')]).toEqual([child, child === '1.children.2']);
    }
  });

  it('of another child’s form too', () => {
    const one = said({ '/children/0/firstName': 'Bo', '/concern/reason': 'Bo was seen alone.' });
    const risky = {
      '/safety/staffRisks': 'weapons',
      '/safety/staffRiskDetails': 'Gary has a knife.',
      '/household/0/fullName': 'Gary',
      '/concern/reason': 'Kit was cold.',
    };
    const two = said({ '/children/0/firstName': 'Kit', ...risky }, { number: 2 });
    const pack = packOf(wholeCase({ head: sampleCase(), forms: [one, two] }), '1.children.0');
    expect(textOf(pack, 'Form 2: Safety')).toContain('has a knife');
    for (const others of ['Gary', 'Kit', 'cold']) expect(JSON.stringify(pack)).not.toContain(others);
  });
});

describe('an earlier reading', () => {
  it('of another child’s parents is in no pack', () => {
    const before = {
      path: '/household/2/fullName',
      before: { value: 'Sven the Elder', source: 'web', confidence: 1 },
      by: 'worker',
      at: '2026-11-23T10:30:00.000Z',
    } as const;
    const whole = caseSaying(TWO);
    const forms = whole.forms.map((form) => ({ ...form, readings: [before] }));
    expect(JSON.stringify(packOf({ ...whole, forms }, '1.children.0'))).not.toContain('Elder');
  });
});

describe('the page', () => {
  it('has letters for every name, a title that names nobody, and runs no text as code', () => {
    const page = handOverPage(packOf(caseSaying(ONE)));
    expect(page).toContain('Łucja');
    expect(page).toContain('&lt;b&gt;Rex&lt;/b&gt;');
    expect(page).not.toContain('<b>');
    expect(/<title>(.*)<\/title>/.exec(page)?.[1]).toMatch(/^Hand-over [A-Z0-9-]+$/);
  });
});
