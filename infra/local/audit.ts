/**
 * `npm run audit [-- --since 2026-11-01] [--port N]`: compares the audit table, its chain and the signed segments of the
 * Front Door that runs here. Its status is 0 only when they agree.
 */
import * as z from 'zod';
import { auditReport } from './audit-report.ts';
import { readArguments, readPort, runCommand } from './command-line.ts';
import { PlainError } from './plain-error.ts';
import { runningOn } from './running-front-door.ts';
import { verifyDeployedAudit } from './verify-audit.ts';

/** Entries are sealed within about a minute, and by the sweep every five: an unsealed entry is late after twice that. */
const FRESH_MS = 10 * 60_000;
const DEFAULT_DAYS = 31;

await runCommand(async () => {
  const { values } = readArguments({ port: { type: 'string' }, since: { type: 'string' } });
  const now = new Date();
  const monthAgo = new Date(now.getTime() - DEFAULT_DAYS * 86_400_000).toISOString().slice(0, 10);
  const since = z.iso.date().safeParse(values.since ?? monthAgo);
  if (!since.success) throw new PlainError('--since takes a date such as 2026-11-01.');
  const { addresses, outputs } = await runningOn(readPort(values.port));
  const verified = await verifyDeployedAudit(addresses.aws, outputs, { since: since.data, now, freshMs: FRESH_MS });
  console.log(auditReport(verified, since.data).join('\n'));
  if (verified.findings.length > 0) process.exitCode = 1;
});
