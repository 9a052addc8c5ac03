import { describe, expect, it } from '@jest/globals';
import { earlyHelpAndSocialCare as form } from '#schemas/forms/early-help-and-social-care.ts';
import { type Answer, warningsOf } from '#schemas/forms/referral.ts';

const read = (path: string, value: Answer['value']): Answer => ({ path, value, source: 'table', confidence: 0.9 });
const codesOf = (...answers: Answer[]) => warningsOf(form, answers).map(({ pointer, code }) => [pointer, code]);

describe('the warnings of a form that was read', () => {
  it('name an identifier with a wrong check digit by its place, never by its value', () => {
    const warnings = warningsOf(form, [
      read('/children/0/nhsNumber', '9434765919'),
      read('/children/1/nhsNumber', '9434765918'),
      read('/children/1/upn', 'H801200001001'),
      read('/children/0/upn', 'A801200001001'),
      read('/children/0/homePostcode', 'LE1'),
      read('/household/0/telephone', '12345'),
      read('/children/0/homeUprn', 'unknown'),
    ]);
    expect(warnings.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/children/1/nhsNumber', 'nhs_number_check'],
      ['/children/0/upn', 'upn_check'],
      ['/children/0/homePostcode', 'postcode_form'],
      ['/household/0/telephone', 'telephone_form'],
      ['/children/0/homeUprn', 'uprn_form'],
    ]);
    expect(JSON.stringify(warnings)).not.toMatch(/9434765918|12345|LE1/);
  });

  it('name answers that exclude each other, of the same child alone', () => {
    expect(
      codesOf(read('/children/0/dateOfBirth', '2017-05-14'), read('/children/0/expectedDate', '2027-02-01')),
    ).toEqual([['/children/0/dateOfBirth', 'both_given']]);
    expect(
      codesOf(read('/children/0/dateOfBirth', '2017-05-14'), read('/children/1/expectedDate', '2027-02-01')),
    ).toEqual([]);
    expect(codesOf(read('/children/0/disability', ['NONE', 'HEAR']))).toEqual([
      ['/children/0/disability', 'contradiction'],
    ]);
  });

  it('are none for answers that are not the form’s, or that say why there is no answer', () => {
    expect(
      codesOf(read('/nonsense/nhsNumber', '1'), {
        path: '/children/0/nhsNumber',
        missing: 'not_known',
        source: 'web',
        confidence: 1,
      }),
    ).toEqual([]);
  });
});
