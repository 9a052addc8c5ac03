import { describe, expect, it } from '@jest/globals';
import { earlyHelpAssessment as form } from '#schemas/forms/early-help-assessment.ts';
import { completeness, parseReferral, referralFacts } from '#schemas/forms/referral.ts';
import { assessmentDomains } from '#schemas/forms/sections/assessment-domains.ts';
import { assessmentBodyExample } from '#test/fixtures/early-help-bodies.ts';

const example = assessmentBodyExample();
const parse = (change: Record<string, unknown> = {}) => parseReferral(form, { ...example, ...change }, 'agency');
const faultsOf = (change: Record<string, unknown>) => {
  const parsed = parse(change);
  return parsed.ok ? [] : parsed.faults.map(({ pointer }) => pointer);
};

describe('an early help assessment', () => {
  it('is taken whole, and its facts are found where those of every form are', () => {
    const parsed = parse();
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    expect(parsed.leftovers).toEqual([]);
    expect(parsed.warnings).toEqual([]);
    expect(referralFacts(parsed.answers)).toMatchObject({
      immediateDanger: false,
      referrerType: 'professional',
      emailIsSafe: true,
      informParents: 'unknown',
    });
    expect(completeness(form, parsed.answers).blank).toBe(0);
  });

  it('has each domain with strengths, needs and a score of one to five', () => {
    expect(assessmentDomains.map(({ title }) => title)).toEqual([
      'Child development',
      'Education',
      'Health',
      'Parenting',
      'Family and environment',
      'Housing',
      'Finance',
    ]);
    for (const { id, fields } of assessmentDomains) {
      expect(fields.map((field) => field.id)).toEqual(['strengths', 'needs', 'score']);
      expect(faultsOf({ [id]: { strengths: 'Warm', needs: 'Some', score: '5' } })).toEqual([]);
      expect(faultsOf({ [id]: { score: '6' } })).toEqual([`/${id}/score`]);
      expect(faultsOf({ [id]: { score: { missing: 'not_asked' } } })).toEqual([]);
    }
  });

  it('insists online that somebody was asked whether they agree, and takes a no', () => {
    expect(faultsOf({ agreements: [] })).toEqual(['/agreements']);
    expect(faultsOf({ agreements: [{ name: 'Juniper Quillfeather' }] })).toEqual(['/agreements/0/agreed']);
    expect(faultsOf({ agreements: [{ name: 'Juniper Quillfeather', agreed: 'no' }] })).toEqual([]);
  });

  it('has room for an agreement of everyone on the form', () => {
    const room = (id: string) => form.sections.find((section) => section.id === id)?.repeat?.max ?? 0;
    expect(room('agreements')).toBe(room('children') + room('household'));
  });

  it('takes a plan without an end, and an end only for a reason of the list', () => {
    expect(faultsOf({ closure: undefined })).toEqual([]);
    for (const reason of ['outcomes_met', 'stepped_up', 'consent_withdrawn', 'moved', 'other'])
      expect(faultsOf({ closure: { reason } })).toEqual([]);
    expect(faultsOf({ closure: { reason: 'bored' } })).toEqual(['/closure/reason']);
  });
});
