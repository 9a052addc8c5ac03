import { describe, expect, it } from '@jest/globals';
import { Configuration } from '#infra/configuration.ts';
import { readDeployment } from '#infra/deployment.ts';
import { missingSettings } from '#infra/missing-settings.ts';

/** Enough to deploy to an account. */
const ENOUGH = {
  target: 'aws',
  councilName: 'Invented Council',
  councilTelephone: '01632 960123',
  coordinatorContact: '01632 960124',
  councilHours: 'Somebody is on duty from 8am to 8pm.',
  dutyDesk: 'duty-desk@invented.example',
  mailbox: 'referrals@children.invented.example',
  sender: 'no-reply@children.invented.example',
  retentionDays: '3650',
  webDomain: 'refer.invented.example',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
};
const sentences = (given: object) => missingSettings(Configuration.parse({ ...ENOUGH, ...given }));

/** What lacks its partner or contradicts another setting, with how its sentence begins, and what puts it right. */
const WRONG: readonly [given: object, begins: string, right: object][] = [
  [{ retentionDays: undefined }, 'Set how many days nobody can remove the audit', { stage: 'trial' }],
  [{ webDomain: undefined }, 'Set the host name of the pages and doors', { webDomain: ENOUGH.webDomain }],
  [{ certificateArn: undefined }, "Set that name's certificate", { certificateArn: ENOUGH.certificateArn }],
  [
    { webDomain: 'children.invented.example' },
    'webDomain must differ from the domains of mailbox and sender',
    { webDomain: 'refer.children.invented.example' },
  ],
  [{ hostedZone: 'children.invented.example' }, 'hostedZone needs hostedZoneId', { hostedZoneId: 'Z0123456789ABC' }],
  [{ hostedZoneId: 'Z0123456789ABC' }, 'hostedZoneId needs hostedZone', { hostedZone: 'children.invented.example' }],
  [
    { hostedZone: 'invented.example', hostedZoneId: 'Z0123456789ABC' },
    'hostedZone must be the domain of mailbox or sender',
    { sender: 'no-reply@invented.example' },
  ],
  [{ scanner: 'clamav' }, 'scanner=clamav needs clamdHost', { clamdHost: '10.0.0.12' }],
  [{ scanner: 'clamav', clamdHost: 'localhost' }, 'scanner=clamav needs clamdHost', { clamdHost: 'clamd.internal' }],
  [{ clamdHost: '10.0.0.12' }, 'clamdHost needs scanner=clamav', { scanner: 'clamav' }],
  [
    { issuer: 'http://sign-in.invented.example/' },
    'issuer must use https',
    { issuer: 'https://sign-in.invented.example/' },
  ],
  [{ issuer: 'https://sign-in.invented.example/', agencies: 'police' }, 'agencies need our pool', { agencies: '' }],
  [{ audience: 'referrals' }, 'audience needs issuer', { issuer: 'https://sign-in.invented.example/' }],
  [{ rolePrefix: 'front door ' }, 'rolePrefix may have no space', { issuer: 'https://sign-in.invented.example/' }],
  [{ postcodesFile: 'postcodes.csv' }, 'postcodesFile needs homeAuthority', { homeAuthority: 'E06000016' }],
  [{ dutyDesk: ENOUGH.mailbox }, 'dutyDesk and alarmEmail must differ', { dutyDesk: ENOUGH.dutyDesk }],
  [{ alarmEmail: ENOUGH.sender }, 'dutyDesk and alarmEmail must differ', { alarmEmail: 'duty@invented.example' }],
  [{ retrySeconds: '60' }, 'retrySeconds must be 360 at least', { retrySeconds: '360' }],
  [{ consoleClientId: 'console' }, 'consoleClientId needs issuer', { issuer: 'https://sign-in.invented.example/' }],
  [{ publicOrigin: 'http://127.0.0.1:4607' }, 'publicOrigin is for one machine alone', { publicOrigin: undefined }],
];

/** A value that no deployment may have, by its setting. */
const REFUSED: readonly [setting: keyof Configuration, value: string][] = [
  ['stage', 'edge'],
  ['stage', 'trial-web-acl'],
  ['stage', 'sign-in'],
  ['stage', 'Trial'],
  ['stage', 'trial-'],
  ['stage', 'laws'],
  ['stage', 'restored'],
  ['quietHours', ''],
  ['region', 'London'],
  ['councilName', 'x'.repeat(101)],
  ['councilTelephone', ''],
  ['brandColour', 'red'],
  ['brandColour', '#ffdd00'],
  ['logoFile', 'docs/no-such-logo.svg'],
  ['logoFile', 'docs/deploying.md'],
  ['mailbox', 'children.invented.example'],
  ['sender', 'no-reply'],
  ['dutyDesk', 'the duty desk'],
  ['alarmEmail', 'duty'],
  ['homeAuthority', 'Leicester'],
  ['wordFormUrl', 'ftp://www.invented.example/form.docx'],
  ['issuer', 'sign-in.invented.example'],
  ['audience', ''],
  ['rolePrefix', 'front;door'],
  ['agencies', 'police,police'],
  ['agencies', 'The Police'],
  ['agencies', Array.from({ length: 51 }, (_, n) => `school-${n}`).join(',')],
  ['consoleClientId', ''],
  ['publicOrigin', 'http://127.0.0.1:4607/staff'],
  ['signInReturnsTo', 'http://staff.invented.example/signed-in'],
  ['corsOrigins', 'https://www.invented.example/referrals'],
  ['corsOrigins', 'https://www.invented.example/'],
  ['corsOrigins', '*'],
  ['professionalDomains', 'gov'],
  ['scanner', 'none'],
  ['clamdPort', 'clamd'],
  ['quietHours', '11'],
  ['receiptRuleSet', 'council mail'],
  ['hostedZone', 'invented'],
  ['hostedZoneId', 'invented.example'],
  ['webDomain', 'https://refer.invented.example'],
  ['certificateArn', 'arn:aws:acm:eu-west-2:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef'],
  ['retentionDays', '0'],
  ['retentionDays', '40000'],
];

describe('the settings of a deployment', () => {
  it('are enough with those that have no default', () => {
    expect(sentences({})).toEqual([]);
    expect(missingSettings(Configuration.parse({ target: 'local' }))).toEqual([]);
  });

  for (const [given, begins, right] of WRONG) {
    it(`refuse ${JSON.stringify(given)}: ${begins} …`, () => {
      expect(sentences(given)).toEqual([expect.stringMatching(new RegExp(`^${begins}.*\\.$`))]);
      expect(sentences({ ...given, ...right })).toEqual([]);
    });
  }

  it.each([true, null, '', [30]])('refuse %j of cdk.json where a number belongs', (value) => {
    for (const name of ['retentionDays', 'sealSeconds', 'backupDays'])
      expect(() => readDeployment([], JSON.stringify({ context: { ...ENOUGH, [name]: value } }))).toThrow(
        `The setting ${name}`,
      );
    const right = JSON.stringify({ context: { ...ENOUGH, retentionDays: 3650, sealSeconds: '30', trial: false } });
    expect(readDeployment([], right).configuration).toMatchObject({ retentionDays: 3650, sealSeconds: 30 });
  });

  it('compare our addresses without their case, as SES does', () => {
    const { mailbox, sender } = Configuration.parse({
      ...ENOUGH,
      mailbox: 'Referrals@Children.Invented.Example',
      sender: 'No-Reply@children.invented.example',
    });
    expect([mailbox, sender]).toEqual(['referrals@children.invented.example', 'no-reply@children.invented.example']);
    expect(sentences({ alarmEmail: 'Referrals@Children.Invented.Example' })).toHaveLength(1);
  });

  it.each(REFUSED)('refuse %s "%s", by the name of the setting', (setting, value) => {
    const all = Object.entries({ ...ENOUGH, [setting]: value }).flatMap((each) => ['-c', each.join('=')]);
    expect(() => readDeployment(all, '{}')).toThrow(`The setting ${setting}`);
  });
});
