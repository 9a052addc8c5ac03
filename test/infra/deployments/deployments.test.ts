import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { deployed, type Template } from '../synthesised.ts';
import { unadvised } from './advice.ts';
import { lint } from './cfn-lint.ts';
import { readFindings } from './findings.ts';
import { exceeded } from './limits.ts';
import { DEPLOYMENTS, type Deployment, type Given, NEEDED } from './settings.ts';

const NAMES = Object.keys(DEPLOYMENTS).filter((name): name is Deployment => name in DEPLOYMENTS);

describe('the documented settings', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/deploying.md'), 'utf8');
  /** The first cells of the table, and the settings of commands. */
  const documented = [
    ...[...page.matchAll(/^\| (`[a-zA-Z]+`(?:, `[a-zA-Z]+`)*) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/[a-zA-Z]+/g)].map(([name]) => name),
    ),
    ...[...page.matchAll(/--context ([a-zA-Z]+)=/g)].map(([, name = '']) => name),
  ];

  it('are each in a deployment that is checked here', () => {
    expect(documented.length).toBeGreaterThan(30);
    const given = new Set([...Object.keys(NEEDED), ...NAMES.flatMap((name) => Object.keys(DEPLOYMENTS[name]))]);
    expect(documented.filter((name) => !given.has(name))).toEqual([]);
  });
});

describe("the stacks under cdk-nag (AwsSolutions and Serverless) and CloudFormation's own rules", () => {
  const findings = readFindings();
  const covers = (path: string, id: string) => (each: { rule: string; path: string }) =>
    each.rule === id && (each.path === path || each.path.startsWith(`${path}/`));

  it('pass in every deployment, with what is acknowledged', () => {
    expect(findings.map(({ name, refused }) => [name, refused])).toEqual(NAMES.map((name) => [name, undefined]));
  });

  it('acknowledge exactly the findings, each with a reason', () => {
    for (const { name, found, acknowledged } of findings) {
      expect(found.length).toBeGreaterThan(50);
      // Some jobs have neither a queue nor a schedule, so not every acknowledgement of jobs is met in each of them.
      const idle = acknowledged.filter(({ path, id }) => !found.some(covers(path, id))).map(({ id }) => id);
      expect([name, new Set(idle)]).toEqual([
        name,
        new Set(['Serverless-LambdaAsyncFailureDestination', 'Serverless-LambdaEventSourceMappingDestination']),
      ]);
      const open = found.filter((each) => !acknowledged.some(({ path, id }) => covers(path, id)(each)));
      expect([name, open]).toEqual([name, []]);
      for (const { reason } of acknowledged) expect(reason).toMatch(/^[A-Z].{15,}\.$/s);
    }
  });
});

/** Each different template, by the deployment and stack that has it first. */
const templates = new Map<string, { readonly of: string; readonly region: string; readonly template: Template }>();
for (const name of NAMES) {
  const { region = 'eu-west-2' }: Given = DEPLOYMENTS[name];
  for (const [stack, template] of deployed(name)) {
    const where = stack.endsWith('web-acl') ? 'us-east-1' : region;
    const text = JSON.stringify(template);
    if (!templates.has(text)) templates.set(text, { of: `${name} ${stack}`, region: where, template });
  }
}
const all = [...templates.values()];
const found = (look: (template: Template) => string[]) =>
  all.flatMap(({ of, template }) => look(template).map((sentence) => `${of}: ${sentence}`));

describe('the templates of every documented setting', () => {
  it('are within the sizes that AWS refuses to go beyond', () => {
    expect(all.length).toBeGreaterThan(NAMES.length);
    expect(found(exceeded)).toEqual([]);
  });

  it('follow what AWS advises', () => {
    expect(found(unadvised)).toEqual([]);
  });

  it('have no fault that cfn-lint knows', async () => {
    expect(await lint(all)).toEqual([]);
  }, 240_000);
});
