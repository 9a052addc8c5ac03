import { describe, expect, it } from '@jest/globals';
import { handOver, handOverPage } from '#functions/casework/hand-over/hand-over.ts';
import type { WholeCase } from '#functions/platform/store/reading.ts';
import type { FormRecord } from '#schemas/case.ts';
import { sampleCase } from '#test/support/sample-case.ts';
import { wholeCase } from '#test/support/whole-case.ts';

const said = (values: Record<string, string | boolean>): FormRecord => ({
  number: 1,
  formId: 'early-help-and-social-care',
  formVersion: '1',
  documentId: null,
  readAt: '2026-11-23T10:00:00.000Z',
  answers: Object.entries(values).map(([path, value]) => ({ path, value, source: 'web', confidence: 1 })),
  leftovers: [{ label: 'Pets', text: 'A dog called <b>Rex</b>' }],
});

function caseSaying(values: Record<string, string | boolean>, flags: WholeCase['head']['flags'] = []): WholeCase {
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

const TWO = {
  '/children/0/firstName': 'Łucja',
  '/children/0/lastName': 'Żółć',
  '/children/1/firstName': 'Ada',
  '/children/1/homeAddress': '12 Hidden Lane',
};

describe('the hand-over pack', () => {
  it('has a group to copy for each child, with what was not said, and one for each decision', () => {
    const { groups, summary } = handOver(caseSaying(TWO));
    const titles = groups.map(({ title }) => title);
    expect(titles).toEqual(
      expect.arrayContaining(['Referral', 'Child 1', 'Child 2', 'What else was said', 'Decision 1']),
    );
    expect(groups.find(({ title }) => title === 'Child 1')?.text).toContain('First name: Łucja');
    expect(groups.find(({ title }) => title === 'Child 1')?.text).toContain('Sex: [not said]');
    expect(groups.find(({ title }) => title === 'Child 1')?.text).not.toContain('Ada');
    for (const { text } of groups) expect(summary).toContain(text);
  });

  it('says first what must be taken care of', () => {
    expect(handOver(caseSaying(TWO, ['do_not_inform_parents'])).groups[0]?.text).toContain(
      'TAKE CARE: do not inform parents',
    );
  });

  it('keeps every answer of a form that we no longer have', () => {
    const whole = caseSaying(TWO);
    const forms = whole.forms.map((form) => ({ ...form, formId: 'long-gone' }));
    expect(handOver({ ...whole, forms }).summary).toContain('/children/0/firstName: Łucja');
  });

  it('gives away no address that is kept secret, in no part of it', () => {
    for (const whole of [
      caseSaying({ ...TWO, '/children/1/addressConfidential': true }),
      caseSaying(TWO, ['address_confidential']),
    ]) {
      const pack = handOver(whole);
      expect(JSON.stringify(pack)).not.toContain('Hidden Lane');
      expect(handOverPage(pack)).not.toContain('Hidden Lane');
      expect(pack.summary).toContain('[kept secret]');
    }
    expect(handOver(caseSaying(TWO)).summary).toContain('12 Hidden Lane');
  });

  it('prints as a page with letters for every name, whose title names nobody, and runs nothing that was written', () => {
    const page = handOverPage(handOver(caseSaying(TWO)));
    expect(page).toContain('Łucja');
    expect(page).toContain('&lt;b&gt;Rex&lt;/b&gt;');
    expect(page).not.toContain('<b>');
    expect(/<title>(.*)<\/title>/.exec(page)?.[1]).toMatch(/^Hand-over [A-Z0-9-]+$/);
  });
});
