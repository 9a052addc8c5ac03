import { ObjectCreated, type ScanCompleted } from '#schemas/events.ts';
import { type ClamdAnswer, ClamdGoneError } from './clamd.ts';

export interface ScanDeps {
  readonly stream: (place: { bucket: string; key: string; versionId?: string }) => Promise<{
    versionId: string | null;
    bytes: AsyncIterable<Uint8Array>;
  }>;
  readonly scan: (bytes: AsyncIterable<Uint8Array>) => Promise<ClamdAnswer>;
  readonly report: (scanned: ScanCompleted) => Promise<void>;
}

/** After this many tries the file's verdict is `error`. It has a deadline, and then a person looks at it (law 3). */
const TRIES = 3;

/**
 * Scans one new object with clamd and reports what it found in the words of {@link ScanCompleted}. clamd gone is tried again by the queue.
 * @throws ClamdGoneError while tries are left
 */
export async function scanObject(
  deps: ScanDeps,
  told: unknown,
  attempt: number,
  now: Date,
): Promise<ScanCompleted['verdict']> {
  const event = ObjectCreated.parse(told);
  const place = { bucket: event.detail.bucket.name, key: event.detail.object.key };
  const version = event.detail.object['version-id'];
  const { versionId, bytes } = await deps.stream(version === undefined ? place : { ...place, versionId: version });
  const found = await verdictOf(deps, bytes, attempt);
  await deps.report({
    event: 'ScanCompleted',
    schemaVersion: 1,
    engine: 'clamav',
    ...place,
    versionId: versionId ?? version ?? null,
    ...found,
    scannedAt: now.toISOString(),
  });
  return found.verdict;
}

async function verdictOf(
  deps: ScanDeps,
  bytes: AsyncIterable<Uint8Array>,
  attempt: number,
): Promise<Pick<ScanCompleted, 'verdict' | 'threats' | 'reasons'>> {
  try {
    const answer = await deps.scan(bytes);
    if (answer.says === 'clean') return { verdict: 'clean', threats: [], reasons: [] };
    if (answer.says === 'infected') return { verdict: 'infected', threats: [answer.threat], reasons: [] };
    if (answer.says === 'too_large') return { verdict: 'unscannable', threats: [], reasons: ['too_large'] };
    return { verdict: 'error', threats: [], reasons: [answer.reason] };
  } catch (error) {
    if (!(error instanceof ClamdGoneError) || attempt < TRIES) throw error;
    return { verdict: 'error', threats: [], reasons: ['scanner_gone'] };
  }
}
