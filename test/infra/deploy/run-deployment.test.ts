import { describe, expect, it } from '@jest/globals';
import { readConfiguration } from '#infra/configuration.ts';
import type { Preflight } from '#infra/deploy/check-account.ts';
import { clientsIn } from '#infra/deploy/clients.ts';
import { matters, stops } from '#infra/deploy/finding.ts';
import { runDeployment } from '#infra/deploy/run-deployment.ts';
import type { Action } from '#infra/deployment.ts';
import { planned } from './planned.ts';

const HERE = 'eu-west-2';
const configuration = readConfiguration((name) => (name === 'target' ? 'aws' : undefined));
const stack = { name: 'front-door', status: 'UPDATE_COMPLETE', isProtected: true, bootstrapVersion: undefined };
const healthy: Preflight = {
  account: '111122223333',
  findings: [matters('The sandbox.')],
  stacks: new Map([[HERE, [stack]]]),
};

/** Runs an action on an account that is like this. Returns its exit code or its complaint, and what was done and said. */
async function doing(action: Action, preflight: Preflight) {
  const done: string[] = [];
  const tools = {
    cdk: async (args: readonly string[]) => {
      done.push(`cdk ${args[0]} ${args.at(-1)}`);
      return 0;
    },
    synthesise: async (protection: string) => `templates-${protection}`,
    say: (sentence: string) => void done.push(sentence.trim()),
    ask: async () => 'another stage',
    clientsOf: clientsIn,
    planned: async () => [planned('front-door', HERE)],
    check: async () => preflight,
  };
  const end = await runDeployment(tools, { action, configuration }).catch((fault: unknown) => String(fault));
  return { end, done };
}

describe('npm run deploy', () => {
  it('-- --check says what it found, ends with 1 when something stops, and makes nothing', async () => {
    expect(await doing('check', healthy)).toEqual({
      end: 0,
      done: ['Matters: The sandbox.', `Nothing found stops a deployment (account 111122223333, ${HERE}).`],
    });
    const stopped = { ...healthy, findings: [matters('The sandbox.'), stops('The zone.')] };
    expect(await doing('check', stopped)).toEqual({ end: 1, done: ['Stops:   The zone.', 'Matters: The sandbox.'] });
  });

  it('checks first, and deploys nothing when something stops', async () => {
    const stopped = { ...healthy, findings: [stops('The zone.')] };
    expect(await doing('deploy', stopped)).toEqual({
      end: expect.stringContaining('Nothing was changed.'),
      done: ['Stops:   The zone.'],
    });
    const { end, done } = await doing('deploy', healthy);
    expect([end, done.slice(2)]).toEqual([0, ['cdk deploy templates-yes', expect.stringContaining('Deployed.')]]);
  });

  it('-- --diff compares with protection once the stacks have succeeded, and without before', async () => {
    expect((await doing('diff', healthy)).done).toEqual(['cdk diff templates-yes']);
    const first = { ...healthy, stacks: new Map([[HERE, []]]) };
    expect((await doing('diff', first)).done).toEqual(['cdk diff templates-no']);
  });

  it('-- --destroy changes nothing under another name, and no action runs where the stacks cannot be read', async () => {
    const { end, done } = await doing('destroy', healthy);
    expect(end).toContain('Nothing was changed');
    const unread = { account: undefined, findings: [stops('No credentials.')], stacks: new Map() };
    for (const action of ['deploy', 'diff', 'destroy'] as const) {
      expect(await doing(action, unread)).toEqual({
        end: expect.stringContaining('Nothing was changed.'),
        done: ['Stops:   No credentials.'],
      });
    }
    expect(done.filter((each) => each.startsWith('cdk'))).toEqual([]);
  });
});
