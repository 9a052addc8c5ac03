import { describe, expect, it } from '@jest/globals';
import { readConfiguration } from '#infra/configuration.ts';
import { missingSettings } from '#infra/missing-settings.ts';
import { ofType, templateOf, templatesOf } from './synthesised.ts';

const TRIAL = { stage: 'trial', trial: 'yes' };
const settings = (given: Readonly<Record<string, unknown>>) =>
  readConfiguration((name) => new Map(Object.entries({ target: 'aws', ...given })).get(name));

describe('a trial', () => {
  it('has no firewall, alarm or dashboard, and writes no figures', () => {
    const templates = templatesOf('aws', TRIAL);
    const all = [...templates.values()].flatMap((template) => Object.values(template.Resources));
    const types = new Set(all.map(({ Type }) => Type));
    for (const type of ['AWS::WAFv2::WebACL', 'AWS::CloudWatch::Alarm', 'AWS::CloudWatch::Dashboard'])
      expect([type, types.has(type)]).toEqual([type, false]);
    for (const [id, { Properties }] of ofType(templateOf('front-door-trial', 'aws', TRIAL), 'AWS::Lambda::Function'))
      expect([id, JSON.stringify(Properties.Environment)]).toEqual([
        id,
        expect.stringContaining('"POWERTOOLS_METRICS_DISABLED":"true"'),
      ]);
  });

  it('has everything else that the service has', () => {
    const typesIn = (given: Readonly<Record<string, string>>) =>
      Object.values(
        templateOf(given.stage === undefined ? 'front-door' : 'front-door-trial', 'aws', given).Resources,
      ).flatMap(({ Type }) => (Type.startsWith('AWS::CloudWatch::') ? [] : [Type]));
    expect(typesIn(TRIAL).sort()).toEqual(typesIn({}).sort());
  });

  it('is never stage main, which takes real referrals', () => {
    const about = ({ trial, stage }: { trial: unknown; stage?: string }) =>
      missingSettings(settings({ trial, stage })).filter((sentence) => sentence.includes('trial'));
    expect(about({ trial: 'yes', stage: 'main' })).toHaveLength(1);
    expect(about({ trial: true })).toHaveLength(1);
    expect(about({ trial: 'yes', stage: 'trial' })).toEqual([]);
    expect(about({ trial: 'no' })).toEqual([]);
  });
});
