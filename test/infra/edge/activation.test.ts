import { describe, expect, it } from '@jest/globals';
import {
  activate,
  OtherRuleSetActive,
  type ReceiptRuleSets,
  RuleSetNotActive,
} from '#infra/edge/activation/activate.ts';
import { answer, type CustomResourceAnswer } from '#infra/edge/activation/custom-resource.ts';

/** Makes a SES that behaves as the real one: one active set, unique names, and only an existing set can become active. */
function fakeSes(start: { sets?: string[]; active?: string } = {}) {
  const state = { sets: new Set(start.sets), active: start.active, calls: [] as string[] };
  const sets: ReceiptRuleSets = {
    active: async () => state.active,
    exists: async (name) => state.sets.has(name),
    create: async (name) => {
      state.calls.push(`create ${name}`);
      if (state.sets.has(name)) throw new Error('AlreadyExists');
      state.sets.add(name);
    },
    activate: async (name) => {
      state.calls.push(`activate ${name}`);
      if (!state.sets.has(name)) throw new Error('RuleSetDoesNotExist');
      state.active = name;
    },
  };
  return { state, sets };
}

const ours = { ruleSet: 'front-door-main', whose: 'ours' } as const;
const theirs = { ruleSet: 'council-mail', whose: 'theirs' } as const;

describe('making our receipt rule set the one that receives', () => {
  it('makes the set and activates it in an account where none is active', async () => {
    const { state, sets } = fakeSes();
    await activate(sets, ours);
    expect(state.active).toBe('front-door-main');
    expect(state.calls).toEqual(['create front-door-main', 'activate front-door-main']);
  });

  it('uses the set that an earlier stack left', async () => {
    const { state, sets } = fakeSes({ sets: ['front-door-main'] });
    await activate(sets, ours);
    expect(state.calls).toEqual(['activate front-door-main']);
  });

  it('changes nothing when it is repeated', async () => {
    const { state, sets } = fakeSes();
    await activate(sets, ours);
    state.calls.length = 0;
    await activate(sets, ours);
    expect(state.calls).toEqual([]);
  });

  it('stops when the set of another service is active, and says what to do, before it changes anything', async () => {
    const { state, sets } = fakeSes({ sets: ['council-mail'], active: 'council-mail' });
    await expect(activate(sets, ours)).rejects.toThrow(OtherRuleSetActive);
    await expect(activate(sets, ours)).rejects.toThrow('-c receiptRuleSet=council-mail');
    expect(state.calls).toEqual([]);
    expect(state.active).toBe('council-mail');
  });

  it('leaves the active set as it is when receiptRuleSet names it', async () => {
    const { state, sets } = fakeSes({ sets: ['council-mail'], active: 'council-mail' });
    await activate(sets, theirs);
    expect(state.calls).toEqual([]);
  });

  it('stops when receiptRuleSet names a set that does not receive', async () => {
    for (const start of [{}, { sets: ['council-mail'] }, { sets: ['council-mail', 'b'], active: 'b' }]) {
      const { state, sets } = fakeSes(start);
      await expect(activate(sets, theirs)).rejects.toThrow(RuleSetNotActive);
      expect(state.calls).toEqual([]);
    }
  });
});

/** Sends one request of CloudFormation, and returns the answers. */
async function asked(
  sets: ReceiptRuleSets,
  type: string,
  properties: object = { RuleSet: 'front-door-main', Whose: 'ours' },
) {
  const sent: [string, CustomResourceAnswer][] = [];
  const event = {
    RequestType: type,
    ResponseURL: 'https://cloudformation.example/signed',
    StackId: 'stack',
    RequestId: 'request',
    LogicalResourceId: 'Activation',
    ResourceType: 'Custom::ReceiptRuleSetActivation',
    ResourceProperties: { ServiceToken: 'arn', ...properties },
  };
  const send = async (url: string, what: CustomResourceAnswer) => {
    sent.push([url, what]);
  };
  await answer({ sets, send }, event);
  return sent;
}

describe('the activation as CloudFormation sees it', () => {
  it('succeeds when the set is active', async () => {
    const { state, sets } = fakeSes();
    expect(await asked(sets, 'Create')).toEqual([
      [
        'https://cloudformation.example/signed',
        {
          Status: 'SUCCESS',
          PhysicalResourceId: 'front-door-receipt-rule-set',
          StackId: 'stack',
          RequestId: 'request',
          LogicalResourceId: 'Activation',
        },
      ],
    ]);
    expect(state.active).toBe('front-door-main');
  });

  it('fails with the reason in words, and never leaves CloudFormation waiting', async () => {
    const { sets } = fakeSes({ sets: ['council-mail'], active: 'council-mail' });
    const [[, sent] = []] = await asked(sets, 'Create');
    expect(sent).toMatchObject({ Status: 'FAILED', Reason: expect.stringContaining('"council-mail" is active') });
    const broken = { ...sets, active: async () => Promise.reject(new Error('SES is away')) };
    const [[, failed] = []] = await asked(broken, 'Update');
    expect(failed).toMatchObject({ Status: 'FAILED', Reason: 'SES is away' });
  });

  it('leaves the active set active when the stack is deleted, also another service’s set', async () => {
    for (const active of ['front-door-main', 'council-mail', undefined]) {
      const { state, sets } = fakeSes({
        sets: ['front-door-main', 'council-mail'],
        ...(active === undefined ? {} : { active }),
      });
      const [[, sent] = []] = await asked(sets, 'Delete');
      expect(sent?.Status).toBe('SUCCESS');
      expect([state.active, state.calls]).toEqual([active, []]);
    }
  });

  it('can be deleted after a creation that failed', async () => {
    const { state, sets } = fakeSes({ sets: ['council-mail'], active: 'council-mail' });
    await asked(sets, 'Create');
    const [[, sent] = []] = await asked(sets, 'Delete');
    expect(sent?.Status).toBe('SUCCESS');
    expect(state.active).toBe('council-mail');
  });

  it('stays the same resource whatever changes, so that an update deletes nothing', async () => {
    const { sets } = fakeSes({ sets: ['council-mail'], active: 'council-mail' });
    const [[, joined] = []] = await asked(sets, 'Update', { RuleSet: 'council-mail', Whose: 'theirs' });
    expect(joined).toMatchObject({ Status: 'SUCCESS', PhysicalResourceId: 'front-door-receipt-rule-set' });
  });
});
