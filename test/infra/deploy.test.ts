import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Configuration } from '#infra/configuration.ts';
import { bootstrapHint, NotDeployable, readDeployment } from '#infra/deployment.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const CDK_JSON = readFileSync(join(ROOT, 'cdk.json'), 'utf8');
const SAID = [
  'councilName=Invented Council',
  'councilTelephone=01632 960123',
  'coordinatorContact=01632 960124',
  'dutyDesk=duty-desk@children.invented.example',
  'mailbox=referrals@children.invented.example',
  'sender=no-reply@children.invented.example',
  'councilHours=Somebody is on duty from 8am to 8pm.',
  'retentionDays=3650',
  'webDomain=refer.invented.example',
  'certificateArn=arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
];
const contexts = (all: readonly string[]) => all.flatMap((each) => ['--context', each]);

const sentencesOf = (args: readonly string[]): readonly string[] => {
  try {
    readDeployment(args, CDK_JSON);
    return [];
  } catch (fault) {
    if (fault instanceof NotDeployable) return fault.sentences;
    throw fault;
  }
};

describe('npm run deploy', () => {
  it('refuses the defaults of the demonstration, with a sentence for each that says how to set it', () => {
    const sentences = sentencesOf([]);
    expect(sentences).toHaveLength(10);
    for (const name of [
      'councilName',
      'councilTelephone',
      'coordinatorContact',
      'dutyDesk',
      'mailbox',
      'sender',
      'councilHours',
      'retentionDays',
      'webDomain',
      'certificateArn',
    ]) {
      expect(sentences.filter((each) => each.includes(`--context ${name}=`))).toHaveLength(1);
    }
    expect(sentencesOf(contexts(SAID.slice(1)))).toEqual([expect.stringContaining('councilName')]);
    expect(sentencesOf(contexts(SAID))).toEqual([]);
  });

  it('deploys to an account even with another target, and passes the settings on', () => {
    const { configuration, context } = readDeployment(
      contexts([...SAID, 'target=local', 'region=eu-west-1']),
      CDK_JSON,
    );
    expect(configuration).toMatchObject({ target: 'aws', region: 'eu-west-1', councilName: 'Invented Council' });
    expect(context).toEqual(contexts([...SAID, 'target=aws', 'region=eu-west-1']));
  });

  it('takes settings from cdk.json, and from the command line first', () => {
    const kept = JSON.stringify({
      context: Object.fromEntries(SAID.map((each) => each.split('='))),
    });
    expect(readDeployment([], kept).configuration.councilName).toBe('Invented Council');
    expect(readDeployment(['-c', 'councilName=Another'], kept).configuration.councilName).toBe('Another');
  });

  it('says in a sentence that cdk.json cannot be read', () => {
    for (const text of ['{"context":{"target":"aws",}}', '{"context":["target"]}'])
      expect(() => readDeployment(contexts(SAID), text)).toThrow(/^cdk.json cannot be read: [^\n]*$/);
  });

  it('names a setting that is wrong, misspelt or unknown', () => {
    expect(sentencesOf(contexts([...SAID, 'quietHours=90']))).toEqual([
      expect.stringContaining('The setting quietHours is wrong'),
    ]);
    expect(sentencesOf(contexts([...SAID, 'alarmemail=a@b.example']))).toEqual([
      expect.stringContaining('There is no setting "alarmemail"'),
    ]);
    const misspelt = JSON.stringify({ context: { alarmemail: 'a@b.example', '@aws-cdk/core:x': true } });
    expect(() => readDeployment(contexts(SAID), misspelt)).toThrow(/^There is no setting "alarmemail"[^\n]*$/);
    expect(sentencesOf(contexts(['councilName']))).toEqual(['--context takes name=value, not "councilName".']);
    expect(sentencesOf(['--yes'])).toEqual([expect.stringContaining("Unknown option '--yes'")]);
    // The command protects the stacks by itself.
    expect(sentencesOf(contexts([...SAID, 'protected=yes']))).toEqual([
      expect.stringContaining('There is no setting "protected"'),
    ]);
  });

  it('deploys, or does the one thing that a flag names', () => {
    const actionOf = (...flags: string[]) => readDeployment([...contexts(SAID), ...flags], CDK_JSON).action;
    expect(actionOf()).toBe('deploy');
    for (const action of ['check', 'diff', 'destroy']) expect(actionOf(`--${action}`)).toBe(action);
    expect(sentencesOf([...contexts(SAID), '--check', '--destroy'])).toEqual([
      'Only one of --check and --destroy can be done at once.',
    ]);
    for (const argument of ['--check=yes', 'destroy', '--force'])
      expect(sentencesOf([...contexts(SAID), argument])).toHaveLength(1);
  });

  it('does nothing when npm took a flag for its own, as without it the command would deploy', () => {
    for (const flag of ['check', 'diff', 'destroy', 'context'])
      expect(() => readDeployment(contexts(SAID), CDK_JSON, { [`npm_config_${flag}`]: 'true' })).toThrow(
        `npm took --${flag} for its own: write npm run deploy --`,
      );
  });

  it('takes the command of docs/deploying.md as it is there, and knows every setting of its table', () => {
    const page = readFileSync(join(ROOT, 'docs', 'deploying.md'), 'utf8');
    const [, command = ''] = /npm run deploy -- \\\n((?: {6}--context .*\n)+)/.exec(page) ?? [];
    const settings = [...command.matchAll(/--context (\w+)=(?:"(.*)"|(\S+))/g)].map(
      ([, name, quoted, bare]) => `${name}=${quoted ?? bare}`,
    );
    expect(settings).toHaveLength(11);
    expect(sentencesOf(contexts(settings))).toEqual([]);
    const table = page.slice(page.indexOf('| setting |'), page.indexOf('Every setting, with its limits'));
    const named = [...table.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) => cell.match(/\w+/g) ?? []);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !(name in Configuration.shape))).toEqual([]);
  });

  it('says how to bootstrap an account when CDK complains about it', () => {
    const complaint =
      'SSM parameter /cdk-bootstrap/hnb659fds/version not found. Has the environment been bootstrapped?';
    expect(bootstrapHint(complaint, 'eu-west-2')).toContain('aws://ACCOUNT/eu-west-2 aws://ACCOUNT/us-east-1');
    expect(bootstrapHint('Need to perform AWS calls for account 111122223333', 'eu-west-2')).toBeUndefined();
  });

  it('deploys nothing, says why in plain sentences and fails when something is missing', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'infra', 'local', 'deploy.ts'), ...contexts(SAID.slice(2))],
      {
        encoding: 'utf8',
        env: { PATH: process.env.PATH },
      },
    );
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining('councilName'),
      expect.stringContaining('councilTelephone'),
    ]);
  });
});
