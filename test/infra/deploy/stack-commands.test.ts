import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { clientsIn } from '#infra/deploy/clients.ts';
import { keptBy, plannedStacks, reservedBy } from '#infra/deploy/planned-stack.ts';
import { deployStacks, destroyStacks } from '#infra/deploy/stack-commands.ts';
import { deployed } from '../synthesised.ts';
import { answering } from './answering.ts';
import { planned, resource } from './planned.ts';

/** Tools that note what they are asked to do. CDK's runs end with the given codes. */
function noting(codes: readonly number[], typed = '') {
  const done: string[] = [];
  const left = [...codes];
  return {
    done,
    cdk: async (args: readonly string[]) => {
      done.push(`cdk ${args.join(' ')}`);
      return left.shift() ?? 0;
    },
    synthesise: async (protection: string) => {
      done.push(`synthesise protected=${protection}`);
      return `FOLDER-${protection}`;
    },
    say: (sentence: string) => void done.push(`say ${sentence}`),
    ask: async () => typed,
  };
}
const DEPLOY = 'cdk deploy --all --require-approval never --no-notices --app';

describe('a deployment', () => {
  it('makes the stacks without protection, and then protects them', async () => {
    const tools = noting([]);
    expect(await deployStacks(tools, 'FOLDER-yes', false)).toBe(0);
    expect(tools.done).toEqual([
      'synthesise protected=no',
      `${DEPLOY} FOLDER-no`,
      expect.stringContaining('say Every stack is deployed'),
      `${DEPLOY} FOLDER-yes`,
    ]);
  });

  it('that fails at first protects nothing, so that the next one can make the stacks again', async () => {
    const tools = noting([1]);
    expect(await deployStacks(tools, 'FOLDER-yes', false)).toBe(1);
    expect(tools.done).toEqual([
      'synthesise protected=no',
      `${DEPLOY} FOLDER-no`,
      expect.stringContaining('none is protected against deletion until'),
    ]);
  });

  it('of stacks that have succeeded keeps their protection', async () => {
    const tools = noting([0]);
    expect(await deployStacks(tools, 'FOLDER-yes', true)).toBe(0);
    expect(tools.done).toEqual([`${DEPLOY} FOLDER-yes`]);
  });
});

describe('a destruction', () => {
  const found = (name: string) => ({ name, status: 'CREATE_COMPLETE', isProtected: true, bootstrapVersion: undefined });
  const plan = [
    planned(
      'front-door',
      'eu-west-2',
      resource('Cases', 'AWS::DynamoDB::GlobalTable'),
      resource('Mail', 'AWS::S3::Bucket'),
    ),
    planned('front-door-web-acl', 'us-east-1'),
    planned('front-door-edge', 'eu-west-2'),
  ];
  const stacks = new Map([
    ['eu-west-2', [found('front-door'), found('another')]],
    ['us-east-1', [found('front-door-web-acl')]],
  ]);
  const wanted = { stage: 'main', planned: plan, folder: 'FOLDER', stacks };
  const unprotected = `<UpdateTerminationProtectionResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><UpdateTerminationProtectionResult><StackId>x</StackId></UpdateTerminationProtectionResult></UpdateTerminationProtectionResponse>`;

  it('asks for the name of the stage, says what is kept, lifts the protection and destroys what exists', async () => {
    const tools = noting([0], 'main');
    const asked = answering(() => ({ body: unprotected }));
    expect(await destroyStacks(tools, wanted, (region) => clientsIn(region, asked.settings))).toBe(0);
    expect(tools.done).toEqual([
      expect.stringContaining('front-door in eu-west-2, front-door-web-acl in us-east-1'),
      expect.stringContaining('Kept, with everything in them: 1 tables, 1 buckets'),
      'cdk destroy front-door front-door-web-acl --force --app FOLDER',
    ]);
    expect(asked.bodies.map((body) => Object.fromEntries(new URLSearchParams(body)))).toEqual(
      ['front-door', 'front-door-web-acl'].map((StackName) =>
        expect.objectContaining({
          Action: 'UpdateTerminationProtection',
          EnableTerminationProtection: 'false',
          StackName,
        }),
      ),
    );
  });

  it('names a stack of the stage that these settings do not have, and leaves it', async () => {
    const tools = noting([0], 'main');
    const asked = answering(() => ({ body: unprotected }));
    const more = ['front-door', 'front-door-sign-in', 'front-door-trial-sign-in'].map(found);
    await destroyStacks(tools, { ...wanted, stacks: new Map([['eu-west-2', more]]) }, (region) =>
      clientsIn(region, asked.settings),
    );
    expect(tools.done).toContain('say These settings have no front-door-sign-in in eu-west-2, so it stays as it is.');
    expect(tools.done.at(-1)).toBe('cdk destroy front-door --force --app FOLDER');
  });

  it('changes nothing when another name is typed, or none of the stacks exists', async () => {
    for (const typed of ['', 'yes', 'Main', 'trial']) {
      const tools = noting([], typed);
      const asked = answering(() => ({ body: unprotected }));
      await expect(destroyStacks(tools, wanted, (region) => clientsIn(region, asked.settings))).rejects.toThrow(
        'Nothing was changed',
      );
      expect([asked.bodies, tools.done.filter((each) => each.startsWith('cdk'))]).toEqual([[], []]);
    }
    const none = { ...wanted, stacks: new Map([['eu-west-2', []]]) };
    await expect(destroyStacks(noting([], 'main'), none, clientsIn)).rejects.toThrow('There is no stack');
  });

  it('that fails says that what remains is unprotected', async () => {
    const tools = noting([1], 'main');
    const asked = answering(() => ({ body: unprotected }));
    expect(await destroyStacks(tools, wanted, (region) => clientsIn(region, asked.settings))).toBe(1);
    expect(tools.done.at(-1)).toContain('unprotected until the next npm run deploy');
  });
});

describe('the planned stacks', () => {
  it("are read from CDK's assembly, with what they reserve and what outlives them", async () => {
    const folder = mkdtempSync(join(tmpdir(), 'front-door-assembly-'));
    const artifacts = Object.fromEntries(
      [...deployed('everything')].map(([name, template]) => {
        writeFileSync(join(folder, `${name}.template.json`), JSON.stringify(template));
        const region = name.endsWith('web-acl') ? 'us-east-1' : 'eu-west-2';
        const properties = { templateFile: `${name}.template.json`, requiresBootstrapStackVersion: 6 };
        return [name, { type: 'aws:cloudformation:stack', environment: `aws://unknown-account/${region}`, properties }];
      }),
    );
    writeFileSync(
      join(folder, 'manifest.json'),
      JSON.stringify({ artifacts: { ...artifacts, Tree: { type: 'cdk:tree' } } }),
    );
    const stacks = await plannedStacks(folder);
    rmSync(folder, { recursive: true });
    expect(stacks.map(({ name, region }) => `${name} ${region}`).sort()).toEqual([
      'front-door eu-west-2',
      'front-door-edge eu-west-2',
      'front-door-sign-in eu-west-2',
      'front-door-web-acl us-east-1',
    ]);
    expect(keptBy(stacks).join()).toMatch(/2 tables,\d+ buckets,3 keys/);
    // Everything that outlives a stack is named before it is destroyed.
    const outlives = stacks.flatMap(({ resources }) =>
      resources.filter(({ DeletionPolicy }) => DeletionPolicy.startsWith('Retain')),
    );
    const named = keptBy(stacks).reduce((sum, each) => sum + Number.parseInt(each, 10), 0);
    expect(named).toBe(outlives.length);
    expect(reservedBy(stacks.flatMap(({ resources }) => resources))).toBeGreaterThan(50);
  });
});
