import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { SHARED } from '../synthesised.ts';

export const FINDINGS = 'findings.json';

const Findings = z.object({
  /** The deployment, in settings.ts. */
  name: z.string(),
  /** Why `npm run deploy` would stop. */
  refused: z.string().optional(),
  acknowledged: z.array(z.object({ path: z.string(), id: z.string(), reason: z.string() })),
  /** Every finding of cdk-nag, acknowledged or not. */
  found: z.array(z.object({ rule: z.string(), path: z.string() })),
});
export type Findings = z.infer<typeof Findings>;

/** Returns what was found in every deployment. `npm test` looks once for all its test files. */
export function readFindings(): Findings[] {
  const shared = SHARED === undefined ? '' : join(SHARED, FINDINGS);
  if (existsSync(shared)) return z.array(Findings).parse(JSON.parse(readFileSync(shared, 'utf8')));
  const folder = SHARED ?? mkdtempSync(join(tmpdir(), 'front-door-templates-'));
  try {
    const script = join(import.meta.dirname, 'synthesise-all.ts');
    execFileSync(process.execPath, [script, folder], { env: { ...process.env, NODE_OPTIONS: '' } });
    return z.array(Findings).parse(JSON.parse(readFileSync(join(folder, FINDINGS), 'utf8')));
  } finally {
    if (SHARED === undefined) rmSync(folder, { recursive: true, force: true });
  }
}
