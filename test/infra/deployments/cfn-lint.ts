import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { PYTHON } from '#infra/local/places.ts';
import type { Template } from '../synthesised.ts';

interface Linted {
  /** The name by which a fault is reported. */
  readonly of: string;
  readonly region: string;
  readonly template: Template;
}

/** CDK writes a dependency that a reference has already. */
const IGNORED = ['W3005'];
const Faults = z.array(
  z.object({
    Filename: z.string(),
    Message: z.string(),
    Rule: z.object({ Id: z.string() }),
    Location: z.object({ Path: z.array(z.union([z.string(), z.number()])).nullable() }),
  }),
);

/** Returns what cfn-lint reports of templates for their Region, warnings included. */
export async function lint(templates: readonly Linted[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'front-door-cfn-lint-'));
  try {
    const names = new Map<string, string>();
    for (const { of, template } of templates) {
      const file = join(folder, `${names.size}.json`);
      names.set(file, of);
      await writeFile(file, JSON.stringify(template));
    }
    const files = [...names.keys()];
    const regions = [...new Set(templates.map(({ region }) => region))];
    const reports: string[] = [];
    for (const region of regions)
      reports.push(
        await run(
          region,
          files.filter((_, each) => templates[each]?.region === region),
        ),
      );
    return reports.flatMap((report) =>
      Faults.parse(JSON.parse(report)).map(
        ({ Filename, Message, Rule, Location }) =>
          `${names.get(Filename)}: ${Rule.Id} ${Message} (${Location.Path?.join('/') ?? ''})`,
      ),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs cfn-lint and returns its report. It exits with a status above 0 where it finds something, and reports then too. */
function run(region: string, files: readonly string[]): Promise<string> {
  const args = ['--regions', region, '--ignore-checks', ...IGNORED, '--format', 'json', '--template', ...files];
  return new Promise((resolve, reject) => {
    execFile(join(dirname(PYTHON), 'cfn-lint'), args, { maxBuffer: 50_000_000 }, (fault, stdout, stderr) => {
      if (stdout.trim() === '') reject(fault ?? new Error(`cfn-lint reported nothing: ${stderr}`));
      else resolve(stdout);
    });
  });
}
