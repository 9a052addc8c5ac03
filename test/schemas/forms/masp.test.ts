import { describe, expect, it } from '@jest/globals';
import { masp as form } from '#schemas/forms/masp.ts';
import { completeness, parseReferral, referralFacts } from '#schemas/forms/referral.ts';
import { maspBodyExample } from '#test/fixtures/early-help-bodies.ts';

const example = maspBodyExample();
const parse = (change: Record<string, unknown> = {}) => parseReferral(form, { ...example, ...change }, 'agency');
const faultsOf = (change: Record<string, unknown>) => {
  const parsed = parse(change);
  return parsed.ok ? [] : parsed.faults.map(({ pointer }) => pointer);
};

describe('a referral to the panel', () => {
  it('is taken whole, with nothing that the panel needs left out', () => {
    const parsed = parse();
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    expect(parsed.leftovers).toEqual([]);
    expect(completeness(form, parsed.answers).blank).toBe(0);
  });

  it('names at least one of the three criteria, with what shows it', () => {
    const { evidence } = example.panelCriteria;
    expect(faultsOf({ panelCriteria: { evidence } })).toEqual(['/panelCriteria/criteria']);
    expect(faultsOf({ panelCriteria: { criteria: [], evidence } })).toEqual(['/panelCriteria/criteria']);
    expect(faultsOf({ panelCriteria: { criteria: ['stuck'] } })).toEqual(['/panelCriteria/evidence']);
    expect(faultsOf({ panelCriteria: { criteria: ['Stuck', 'escalating'], evidence } })).toEqual([]);
  });

  it('says what a case of high cost costs, and need not for others', () => {
    const { evidence } = example.panelCriteria;
    expect(faultsOf({ panelCriteria: { criteria: ['stuck', 'high_cost'], evidence } })).toEqual([
      '/panelCriteria/costInformation',
    ]);
    expect(faultsOf({ panelCriteria: { criteria: ['high_cost'], evidence, costInformation: '£900 a week' } })).toEqual(
      [],
    );
  });

  it('says whether there is an open early help case and who holds it, and takes a no: people redirect it', () => {
    expect(faultsOf({ earlyHelpEpisode: {} })).toEqual(['/earlyHelpEpisode/isOpen', '/earlyHelpEpisode/agency']);
    expect(faultsOf({ earlyHelpEpisode: { isOpen: false, agency: 'None' } })).toEqual([]);
  });

  it('says what is asked of the panel, and that its terms are known', () => {
    expect(faultsOf({ panelRequest: {}, termsOfReference: {} })).toEqual([
      '/panelRequest/ask',
      '/termsOfReference/acknowledged',
    ]);
  });

  it('keeps the family from being told where that is a risk, as every referral does', () => {
    const parentsInformed = { ...example.parentsInformed, concernsShared: 'no', notToldReason: 'risk_to_child' };
    const parsed = parse({ parentsInformed });
    expect(parsed.ok && referralFacts(parsed.answers).informParents).toBe('risk');
  });
});
