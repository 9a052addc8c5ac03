/**
 * `npm run audit [-- --since 2026-11-01] [--port N]`: compares the audit table, its chain and the signed segments of the Front
 * Door that runs here. Status 0 only when they agree.
 */
import * as z from 'zod';
import { auditReport } from './audit-report.ts';
import { complain, readArguments, readPort, Sentence } from './command-line.ts';
import { deployedHere } from './deployed.ts';
import { AuditPlaces, verifyDeployedAudit } from './verify-audit.ts';

/** Entries are sealed within seconds, and by the sweep every five minutes; twice that is late. */
const FRESH_MS = 10 * 60_000;
const DEFAULT_DAYS = 31;

function sinceOf(given: unknown, now: Date): string {
  const asked = given ?? new Date(now.getTime() - DEFAULT_DAYS * 86_400_000).toISOString().slice(0, 10);
  const since = z.iso.date().safeParse(asked);
  if (!since.success) throw new Sentence('--since takes a date such as 2026-11-01.');
  return since.data;
}

try {
  const { values } = readArguments({ port: { type: 'string' }, since: { type: 'string' } }, process.argv.slice(2));
  const now = new Date();
  const since = sinceOf(values.since, now);
  const { endpoint, outputs } = await deployedHere(readPort(values.port), AuditPlaces);
  const verified = await verifyDeployedAudit(endpoint, outputs, { since, now, freshMs: FRESH_MS });
  console.log(auditReport(verified, since).join('\n'));
  if (verified.findings.length > 0) process.exitCode = 1;
} catch (fault) {
  complain(fault);
  process.exitCode = 1;
}
