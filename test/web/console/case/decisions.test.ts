import { describe, expect, it } from '@jest/globals';
import { caseShown, mayOnly, openCase } from '#test/support/case-shown.ts';

const analysis = {
  round: 1,
  by: 'manager-4',
  at: '2026-11-23T11:00:00.000Z',
  level: { code: '2', label: '2 Early help (label of that day)', rationale: 'Needs of two agencies' },
  legalBasis: { code: 'early_help', rationale: 'They agreed' },
  outcome: 'early_help_assessment',
  reasons: 'Help is needed at home.',
  version: 1,
};
const decision = {
  ...analysis,
  id: 'd1',
  recommendation: 'r1',
  dueAt: '2026-11-24T17:00:00.000Z',
  suggestedLevel: '3 Targeted',
  multiAgency: { agencies: ['The school', 'The health visitor'] },
  agreement: { given: true, by: 'Her mother', on: '2026-11-23', how: 'by telephone' },
};

describe('the decisions of a case', () => {
  it('are shown with their reasons and the labels of their day', async () => {
    const view = caseShown({ decisions: [decision], recommendations: [{ ...analysis, id: 'r1', by: 'worker-17' }] });
    const { text, html } = await openCase(view, '/decisions');
    expect(text).toContain('Early help assessment Sam Invented, today at 11am');
    expect(text).toContain('Level of need 2 Early help (label of that day) Why: Needs of two agencies');
    expect(text).toContain('Legal basis Early help, by agreement Why: They agreed');
    expect(text).toContain('Level that the referrer suggested 3 Targeted');
    expect(text).toContain('Agencies The school; The health visitor');
    expect(text).toContain('Agreement Her mother, 23 November 2026, by telephone');
    expect(text).toContain('In time Yes');
    expect(html).toContain('href="#record-r1"');
    expect(html).toContain('id="record-r1"');
  });

  it('say what was not given, who decided alone, and what came late', async () => {
    const late = {
      ...decision,
      id: 'd2',
      at: '2026-11-25T11:00:00.000Z',
      round: 2,
      recommendation: null,
      multiAgency: { why: 'One agency is enough here' },
      agreement: { given: false, why: 'Nobody answered' },
      alone: { because: 'not_recommended', why: 'There was no time' },
      signposting: { entries: [{ id: 'a', version: 1, name: 'Invented Centre' }], toldWho: 'The mother' },
      redirectTo: 'Next County',
    };
    const { text } = await openCase(caseShown({ decisions: [decision, late] }), '/decisions');
    expect(text).toContain('In time No: it was decided after it was due');
    expect(text).toContain('Decided by one person There was no recommendation Why: There was no time');
    expect(text).toContain('Agencies One is enough Why: One agency is enough here');
    expect(text).toContain('Agreement Not given Why: Nobody answered');
    expect(text).toContain('Told about Invented Centre Who was told The mother');
    expect(text).toContain('Other authority Next County');
    expect(text).toContain('After the case was reopened (round 2)');
    expect(text.indexOf('Nobody answered')).toBeLessThan(text.indexOf('Her mother'));
  });

  it('that are withheld show that they exist, whose they are and when', async () => {
    const withheld = { id: 'd1', round: 1, by: 'manager-4', at: '2026-11-23T11:00:00.000Z', withheld: 's47_detail' };
    const { text } = await openCase(caseShown({ decisions: [withheld], recommendations: [withheld] }), '/decisions');
    expect(text.split('Withheld: section 47 Sam Invented, today at 11am')).toHaveLength(3);
    expect(text).toContain('Your role may know that this exists, and not what it says.');
  });

  it('that are not made yet say when they are due', async () => {
    const { text } = await openCase(caseShown({ may: mayOnly() }), '/decisions');
    expect(text).toContain('The next decision is due tomorrow at 5pm.');
    expect(text).toContain('Nothing is decided yet.');
    expect(text).toContain('Nobody has recommended anything yet.');
  });
});
