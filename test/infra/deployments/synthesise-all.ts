/**
 * `node synthesise-all.ts FOLDER`: writes the templates of every deployment of settings.ts into a folder, where templatesOf finds
 * them, and what cdk-nag and CDK's own rules find. One process does it, as CDK and its rules take ten seconds to load, and several
 * times that under Jest.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { acknowledge } from '#infra/acknowledgements.ts';
import { check } from '#infra/checks.ts';
import { appOf, templatesFrom } from '../stacks.ts';
import { sharedFile } from '../synthesised.ts';
import { FINDINGS, type Findings } from './findings.ts';
import { DEPLOYMENTS, type Given } from './settings.ts';

const Report = z.object({
  pluginReports: z.array(
    z.object({
      violations: z.array(
        z.object({ ruleName: z.string(), violatingConstructs: z.array(z.object({ constructPath: z.string() })) }),
      ),
    }),
  ),
});

const folder = z.string().parse(process.argv[2]);
// CDK writes each finding to stderr, and a run without acknowledgements has some eighty.
console.error = () => undefined;

/** Returns the findings of cdk-nag where nothing is acknowledged. */
function foundIn(given: Given): { rule: string; path: string }[] {
  const app = appOf('aws', given);
  check(app);
  try {
    app.synth();
  } catch {
    // It has findings: they are in its report.
  }
  const report = Report.parse(JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')));
  rmSync(app.outdir, { recursive: true });
  return report.pluginReports.flatMap(({ violations }) =>
    violations.flatMap(({ ruleName, violatingConstructs }) =>
      violatingConstructs.map(({ constructPath }) => ({ rule: ruleName, path: constructPath })),
    ),
  );
}

/** Checks one deployment as `npm run deploy` does, and writes its templates. */
function checked(name: string, given: Given): Findings {
  const app = appOf('aws', given, true);
  check(app);
  const acknowledged = acknowledge(app).map(([path, { id, reason }]) => ({ path, id, reason }));
  let refused: string | undefined;
  try {
    writeFileSync(sharedFile(folder, ['aws', given]), JSON.stringify(templatesFrom(app)));
  } catch (fault) {
    refused = String(fault);
  }
  rmSync(app.outdir, { recursive: true, force: true });
  return { name, refused, acknowledged, found: foundIn(given) };
}

mkdirSync(folder, { recursive: true });
const findings = Object.entries(DEPLOYMENTS).map(([name, given]) => checked(name, given));
writeFileSync(sharedFile(folder, ['local', {}]), JSON.stringify(templatesFrom(appOf('local'))));
writeFileSync(join(folder, FINDINGS), JSON.stringify(findings));
