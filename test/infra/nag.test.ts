import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { acknowledge } from '#infra/acknowledgements.ts';
import { check } from '#infra/checks.ts';
import { appOf } from './stacks.ts';

const Report = z.object({
  pluginReports: z.array(
    z.object({
      violations: z.array(
        z.object({ ruleName: z.string(), violatingConstructs: z.array(z.object({ constructPath: z.string() })) }),
      ),
    }),
  ),
});

const written: string[] = [];
afterAll(() => {
  for (const folder of written) rmSync(folder, { recursive: true, force: true });
});

/** Returns the findings of both packs in the app for an account: `rule construct`. */
function findings(acknowledged: boolean) {
  const app = appOf('aws', {}, acknowledged);
  check(app);
  written.push(app.outdir);
  const given = acknowledged ? acknowledge(app) : [];
  const synth = () => app.synth();
  return { app, given, synth };
}

/** CDK's rules for CloudFormation take some ten seconds on our machines, and many times that on a busy one. */
const CHECKED_WITHIN_MS = 240_000;

describe("the stacks under cdk-nag (AwsSolutions and Serverless) and CloudFormation's own rules", () => {
  it(
    'pass, with what is acknowledged',
    () => {
      expect(findings(true).synth).not.toThrow();
    },
    CHECKED_WITHIN_MS,
  );

  it('acknowledge exactly the findings, each with a reason', () => {
    const { app, synth } = findings(false);
    expect(synth).toThrow();
    const report = Report.parse(JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')));
    const found = report.pluginReports.flatMap(({ violations }) =>
      violations.flatMap(({ ruleName, violatingConstructs }) =>
        violatingConstructs.map(({ constructPath }) => ({ rule: ruleName, path: constructPath })),
      ),
    );
    const again = appOf('aws');
    written.push(again.outdir);
    const given = acknowledge(again);
    const covers = (path: string, id: string) => (each: { rule: string; path: string }) =>
      each.rule === id && (each.path === path || each.path.startsWith(`${path}/`));
    // Some jobs have neither a queue nor a schedule, so not every acknowledgement of jobs is met in each of them.
    const idle = given.filter(([path, { id }]) => !found.some(covers(path, id))).map(([, { id }]) => id);
    expect(new Set(idle)).toEqual(
      new Set(['Serverless-LambdaAsyncFailureDestination', 'Serverless-LambdaEventSourceMappingDestination']),
    );
    const open = found.filter((each) => !given.some(([path, { id }]) => covers(path, id)(each)));
    expect(open).toEqual([]);
    for (const [, { reason }] of given) expect(reason).toMatch(/^[A-Z].{15,}\.$/s);
  });
});
