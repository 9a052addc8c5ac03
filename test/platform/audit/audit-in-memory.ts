import { decodeTime } from 'ulid';
import { type ChainLink, type Segment, signedText } from '#functions/platform/audit/chain.ts';
import { nothingKnown } from '#functions/platform/audit/seal.ts';
import type { SealJobDeps } from '#functions/platform/audit/seal-job.ts';
import type { Asked, VerifyDeps } from '#functions/platform/audit/verify.ts';
import { digest, newId } from '#functions/platform/identifiers.ts';
import { hashOfEntry } from '#functions/platform/store/audit.ts';
import { type DayRow, dayOfEntry, type StandingEntry } from '#functions/platform/store/sealing.ts';
import type { AuditEntry } from '#schemas/audit.ts';

/** A look by a person, at an instant. */
export function lookAt(at: Date, change: Partial<AuditEntry> = {}): AuditEntry {
  const look = { id: newId(at), at: at.toISOString(), actor: 'staff:p1', roles: [], action: 'read-case', ...change };
  return { ...look, hash: hashOfEntry(look) };
}

/** Signs as the audit key would. */
export async function sign(text: string): Promise<Pick<Segment, 'keyId' | 'algorithm' | 'signature'>> {
  const signature = Buffer.from(digest('the key', text)).toString('base64');
  return { keyId: 'key', algorithm: 'ECDSA_SHA_256', signature };
}

const signatureOf = ({ link }: Segment) => Buffer.from(digest('the key', signedText(link))).toString('base64');

/** Returns the audit in memory, as the sealer and the verifier get it, for tests that spoil it. */
export function auditInMemory(now: () => Date) {
  const entries = new Map<string, StandingEntry>();
  const markers = new Map<string, number>();
  const links = new Map<number, ChainLink | undefined>();
  const segments = new Map<number, { versions: Segment[]; hidden: boolean }>();
  const heads: Segment[] = [];
  const said: unknown[] = [];
  const rowOf = (id: string): DayRow => ({
    id,
    entry: entries.get(id) ?? { is: 'missing' },
    sealedIn: markers.get(id),
  });
  const day = async function* (date: string, since = new Date(0)) {
    const inDay = (id: string) => dayOfEntry(id) === date && decodeTime(id) >= since.getTime();
    const ids = new Set([...entries.keys(), ...markers.keys()].filter(inDay));
    for (const id of [...ids].sort()) yield rowOf(id);
  };
  const linksFrom = async function* (from: number) {
    for (const [sequence, link] of [...links].sort(([one], [other]) => one - other))
      if (sequence >= from) yield { sequence, link };
  };
  const sealed = async (ids: readonly string[]) => new Map(ids.map((id) => [id, rowOf(id)]));
  const seal: SealJobDeps = {
    now,
    known: nothingKnown(),
    readDay: day,
    readSealed: sealed,
    sign,
    readChainHead: async () => links.get(Math.max(0, ...links.keys())),
    readLinks: linksFrom,
    indexLooks: async () => undefined,
    appendLink: async (link) => {
      const ids = new Set(link.entries.map(({ id }) => id).filter((id) => markers.has(id)));
      if (ids.size > 0) return { is: 'sealed_before', ids };
      if (links.has(link.sequence)) return { is: 'overtaken' };
      links.set(link.sequence, link);
      for (const { id } of link.entries) markers.set(id, link.sequence);
      return { is: 'appended' };
    },
    segmentsAfter: async (after) => new Set([...segments.keys()].filter((sequence) => sequence > after)),
    keep: async (segment) => {
      segments.set(segment.link.sequence, { versions: [segment], hidden: false });
    },
    keepHead: async (segment, at) => {
      heads.push(segment);
      said.push(['head', segment.link.sequence, at.toISOString()]);
    },
    log: {
      info: (...line) => said.push(['info', ...line]),
      warn: (...line) => said.push(['warn', ...line]),
      error: (...line) => said.push(['error', ...line]),
    },
    figures: (figures) => said.push(figures),
    noteSweep: async (job, at) => {
      said.push(['noted', job, at.toISOString()]);
    },
  };
  const verify: VerifyDeps = {
    day,
    sealed,
    dayOf: dayOfEntry,
    links: () => linksFrom(1),
    segments: async function* () {
      for (const [sequence, { versions, hidden }] of [...segments].sort(([one], [other]) => one - other))
        yield { sequence, versionIds: versions.map((_, at) => `v${at}`), hidden };
    },
    segment: async (sequence, version) => segments.get(sequence)?.versions[Number(version.slice(1))],
    head: async () => {
      const segment = heads.at(-1);
      return segment && { sequence: segment.link.sequence, segment };
    },
    isOurs: (segment) => segment.signature === signatureOf(segment),
  };
  const put = (entry: AuditEntry) => {
    entries.set(entry.id, { is: 'entry', entry });
    return entry.id;
  };
  const asked = (change: Partial<Asked> = {}): Asked => ({
    now: now(),
    freshMs: 5 * 60_000,
    since: '2026-11-20',
    ...change,
  });
  return { entries, markers, links, segments, heads, said, seal, verify, put, asked };
}
