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

function packOf(whole: WholeCase, child?: string): HandOverPack {
  const handed = handOver(whole, child);
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

describe('the page', () => {
  it('has letters for every name, a title that names nobody, and runs no text as code', () => {
    const page = handOverPage(packOf(caseSaying(ONE)));
    expect(page).toContain('Łucja');
    expect(page).toContain('&lt;b&gt;Rex&lt;/b&gt;');
    expect(page).not.toContain('<b>');
    expect(/<title>(.*)<\/title>/.exec(page)?.[1]).toMatch(/^Hand-over [A-Z0-9-]+$/);
  });
});
