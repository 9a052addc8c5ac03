import { describe, expect, it } from '@jest/globals';
import { type ChainLink, linkAfter } from '#functions/platform/audit/chain.ts';
import {
  MOST_ENTRIES,
  MOST_LINKS,
  noteHead,
  nothingKnown,
  OvertakenError,
  seal,
} from '#functions/platform/audit/seal.ts';
import { type SealJobDeps, sealJob } from '#functions/platform/audit/seal-job.ts';
import { newId } from '#functions/platform/identifiers.ts';
import { auditKey } from '#functions/platform/store/keys.ts';
import { dayOfEntry } from '#functions/platform/store/sealing.ts';
import type { AuditEntry } from '#schemas/audit.ts';
import { auditInMemory, lookAt, sign } from './audit-in-memory.ts';

const NOW = new Date('2026-11-23T09:00:00.000Z');
const DAY_MS = 86_400_000;
const audit = () => auditInMemory(() => NOW);
const looks = (count: number) =>
  Array.from({ length: count }, (_, at) => lookAt(new Date(NOW.getTime() - 60_000 + at), { id: idAt(at) }));
const idAt = (at: number) => newId(new Date(NOW.getTime() - 60_000 + at));
async function* each(entries: readonly AuditEntry[]) {
  yield* entries;
}
const SWEEP = { sweep: true };

describe('sealing', () => {
  it('fastens entries in order, 99 to a link, each link signed', async () => {
    const { seal: deps, links, segments } = audit();
    const given = looks(2 * MOST_ENTRIES + 1);
    expect(await seal(deps, each(given), 20)).toEqual({ links: 3, entries: 199, repaired: 0 });
    expect([...links.values()].flatMap((link) => link?.entries ?? [])).toEqual(
      given.map(({ id, hash }) => ({ id, hash })),
    );
    expect([...links.values()].map((link) => link?.entries.length)).toEqual([99, 99, 1]);
    for (const [sequence, link] of links)
      expect(segments.get(sequence)?.versions).toEqual([
        { version: 1, link, ...(await sign(`front-door-audit-1:${sequence}:${link?.hash}`)) },
      ]);
  });

  it('makes no link of nothing, nor of whole batches alone another', async () => {
    expect(await seal(audit().seal, each([]), 20)).toEqual({ links: 0, entries: 0, repaired: 0 });
    expect(await seal(audit().seal, each(looks(MOST_ENTRIES)), 20)).toMatchObject({ links: 1 });
  });

  it('ends a run after ten thousand entries, and leaves the rest to the next', async () => {
    const { seal: deps } = audit();
    const one = lookAt(NOW);
    const endless = Array.from({ length: MOST_ENTRIES * MOST_LINKS + 1 }, () => one);
    const appendLink: SealJobDeps['appendLink'] = async () => ({ is: 'appended' });
    expect(await seal({ ...deps, appendLink, keep: async () => undefined }, each(endless), 20)).toEqual({
      links: 100,
      entries: 9900,
      repaired: 0,
    });
  });

  it('tries ten times where other sealers are quicker, then leaves it', async () => {
    const { seal: deps, links } = audit();
    let tries = 0;
    const append = (until: number): SealJobDeps['appendLink'] => {
      tries = 0;
      return async (link) => {
        tries += 1;
        return tries < until ? { is: 'overtaken' } : deps.appendLink(link);
      };
    };
    expect(await seal({ ...deps, appendLink: append(10) }, each(looks(1)), 20)).toMatchObject({ links: 1 });
    const late = seal({ ...deps, appendLink: append(11) }, each(looks(1)), 20);
    await expect(late).rejects.toThrow(OvertakenError);
    await expect(late).rejects.toMatchObject({ name: 'OvertakenError', message: expect.stringContaining('quicker') });
    expect([tries, links.size]).toEqual([10, 1]);
  });

  it('leaves out what another sealer has sealed, and makes no link when that is all', async () => {
    const { seal: deps, links, markers } = audit();
    const [first, second, third] = looks(3);
    if (!first || !second || !third) throw new Error('three looks');
    await seal(deps, each([second]), 20);
    expect(await seal(deps, each([first, second, third]), 20)).toEqual({ links: 1, entries: 2, repaired: 0 });
    expect(links.get(2)?.entries.map(({ id }) => id)).toEqual([first.id, third.id]);
    expect(await seal(deps, each([first, second]), 20)).toEqual({ links: 0, entries: 0, repaired: 0 });
    expect([links.size, markers.size]).toEqual([2, 3]);
  });

  it('first writes the segments that are missing, as far back as it is told to look', async () => {
    const { seal: deps, segments } = audit();
    for (const look of looks(5)) await seal(deps, each([look]), 20);
    const whole = new Map(segments);
    for (const sequence of [1, 3, 5]) segments.delete(sequence);
    const another = { ...deps, known: nothingKnown() };
    expect(await seal(another, each([]), 3)).toEqual({ links: 0, entries: 0, repaired: 2 });
    expect([...segments.keys()].sort()).toEqual([2, 3, 4, 5]);
    expect(await seal(another, each([]), 20)).toMatchObject({ repaired: 1 });
    expect(new Map([...segments].sort(([one], [other]) => one - other))).toEqual(whole);
  });

  it('reads no link where no segment is missing, and writes none for a link that cannot be read', async () => {
    const { seal: deps, links, segments } = audit();
    for (const look of looks(3)) await seal(deps, each([look]), 20);
    const unread = () => {
      throw new Error('no link is read');
    };
    expect(await seal({ ...deps, readLinks: unread }, each([]), 2)).toMatchObject({ repaired: 0 });
    links.set(2, undefined);
    segments.delete(2);
    expect(await seal({ ...deps, known: nothingKnown() }, each([]), 20)).toMatchObject({ repaired: 0 });
  });

  it('lists no segments when no other sealer made a link, and lists them when one did', async () => {
    const { seal: first, segments } = audit();
    let lists = 0;
    const segmentsAfter: SealJobDeps['segmentsAfter'] = (sequence) => {
      lists += 1;
      return first.segmentsAfter(sequence);
    };
    const deps = { ...first, segmentsAfter };
    for (const look of looks(3)) await seal(deps, each([look]), 20);
    expect(lists).toBe(0);
    const [, , , fourth, fifth] = looks(5);
    if (!fourth || !fifth) throw new Error('five looks');
    // Another sealer ends between its link and the segment.
    const keep = () => Promise.reject(new Error('no bucket'));
    await expect(seal({ ...deps, known: nothingKnown(), keep }, each([fourth]), 20)).rejects.toThrow('no bucket');
    expect([lists, segments.has(4)]).toEqual([1, false]);
    expect(await seal(deps, each([fifth]), 20)).toEqual({ links: 1, entries: 1, repaired: 1 });
    expect(await seal(deps, each([]), 20)).toMatchObject({ repaired: 0 });
    expect([lists, segments.has(4)]).toEqual([2, true]);
  });

  it('looks again until it has looked far enough back to know that no segment is missing', async () => {
    const { seal: deps, segments } = audit();
    for (const look of looks(30)) await seal(deps, each([look]), 20);
    segments.delete(1);
    const another = { ...deps, known: nothingKnown() };
    expect(await seal(another, each([]), 20)).toMatchObject({ repaired: 0 });
    expect(await seal(another, each([]), 1000)).toMatchObject({ repaired: 1 });
    expect(another.known.whole).toBe(30);
  });
});

describe('the end of the chain', () => {
  it('is noted, signed and dated, and nothing is noted of no chain', async () => {
    const { seal: deps, heads, said, links } = audit();
    expect(await noteHead(deps)).toBeUndefined();
    expect(heads).toEqual([]);
    await seal(deps, each(looks(1)), 20);
    const link = links.get(1);
    expect(await noteHead(deps)).toBe(link);
    expect(heads).toEqual([{ version: 1, link, ...(await sign(`front-door-audit-1:1:${link?.hash}`)) }]);
    expect(said).toEqual([['head', 1, NOW.toISOString()]]);
  });

  it('is signed and noted once by a sealer, and again when the chain is longer', async () => {
    const { seal: deps, heads, links } = audit();
    let signed = 0;
    const counting = {
      ...deps,
      sign: (text: string) => {
        signed += 1;
        return sign(text);
      },
    };
    await seal(counting, each(looks(1)), 20);
    for (let sweeps = 0; sweeps < 3; sweeps += 1) expect(await noteHead(counting)).toBe(links.get(1));
    expect([signed, heads.length]).toEqual([1, 1]);
    await noteHead({ ...counting, known: nothingKnown() });
    expect(signed).toBe(2);
    await seal(counting, each(looks(2)), 20);
    await noteHead(counting);
    expect([signed, ...heads.map(({ link }) => link.sequence)]).toEqual([3, 1, 1, 2]);
    expect(heads.at(-1)?.signature).toBe((await sign(`front-door-audit-1:2:${links.get(2)?.hash}`)).signature);
  });
});

describe('a sweep', () => {
  /** The days that it looks through and how far back it looks for segments, after a link of that age. */
  async function lookedAt(ageMs: number | undefined) {
    const { seal: deps } = audit();
    const link = (at: number): ChainLink => ({
      ...linkAfter(undefined, [lookAt(NOW)], new Date(NOW.getTime() - at)),
      sequence: 1500,
    });
    const days: string[] = [];
    let after = 0;
    const readDay: SealJobDeps['readDay'] = (date) => {
      days.push(date);
      return deps.readDay(date);
    };
    const segmentsAfter = async (sequence: number) => {
      after = sequence;
      return new Set<number>();
    };
    const readChainHead = async () => (ageMs === undefined ? undefined : link(ageMs));
    await sealJob({ ...deps, readChainHead, readDay, segmentsAfter }, SWEEP);
    return { first: days[0], days: days.length, last: days.at(-1), after };
  }

  it.each([
    ['that there is none of', undefined, '2026-11-22', 0],
    ['of a minute ago', 60_000, '2026-11-22', 500],
    ['of twelve days ago', 12 * DAY_MS, '2026-11-10', 500],
    ['of a year ago', 365 * DAY_MS, '2026-10-19', 500],
    ['that is dated tomorrow', -DAY_MS, '2026-11-22', 500],
  ])('begins on the day before the last link, %s, and ends today', async (_which, ageMs, first, after) => {
    const days = (Date.parse('2026-11-23') - Date.parse(first)) / DAY_MS + 1;
    expect(await lookedAt(ageMs)).toEqual({ first, days, last: '2026-11-23', after });
  });

  it('reads everything once an hour, and otherwise the last hour, but reads everything again when it was not finished', async () => {
    const { seal: deps, put } = audit();
    let now = NOW.getTime();
    const reads: string[] = [];
    const readDay: SealJobDeps['readDay'] = (date, since) => {
      reads.push(`${date} ${since?.toISOString()}`);
      return deps.readDay(date, since);
    };
    const sweeping = { ...deps, now: () => new Date(now), readDay };
    const sweepAfter = async (minutes: number) => {
      now += minutes * 60_000;
      reads.length = 0;
      const { entries } = await sealJob(sweeping, SWEEP);
      return [...reads, entries];
    };
    const all = ['2026-11-22 2026-11-22T00:00:00.000Z', '2026-11-23 2026-11-22T00:00:00.000Z'];
    expect(await sweepAfter(0)).toEqual([...all, 0]);
    put(lookAt(new Date(NOW.getTime() - 61 * 60_000)));
    put(lookAt(new Date(NOW.getTime() - 30 * 60_000)));
    expect(await sweepAfter(5)).toEqual(['2026-11-23 2026-11-23T08:05:00.000Z', 1]);
    expect(await sweepAfter(54)).toEqual(['2026-11-23 2026-11-23T08:59:00.000Z', 0]);
    expect(await sweepAfter(1)).toEqual([...all, 1]);
    deps.known.sweptAt = 0;
    const unread = { ...sweeping, readChainHead: () => Promise.reject(new Error('no table')) };
    await expect(sealJob(unread, SWEEP)).rejects.toThrow('no table');
    expect(deps.known.sweptAt).toBe(0);
    expect(await sweepAfter(5)).toEqual([...all, 0]);
  });

  it('seals what is on no link yet and can be read, says how much, and where the chain ends', async () => {
    const { seal: deps, put, entries, markers, said, links } = audit();
    const [one = '', marked = '', unreadable = ''] = looks(3).map(put);
    markers.set(marked, 7);
    entries.set(unreadable, { is: 'unreadable' });
    expect(await sealJob(deps, SWEEP)).toEqual({ links: 1, entries: 1, repaired: 0 });
    expect(links.get(1)?.entries.map(({ id }) => id)).toEqual([one]);
    expect(said).toEqual([
      ['head', 1, NOW.toISOString()],
      ['info', 'audit swept; where the chain ends', { action: 'sweep', count: 1, code: `1:${links.get(1)?.hash}` }],
      ['noted', 'platform/audit/seal', NOW.toISOString()],
    ]);
  });

  it('says of no chain that nothing was sealed', async () => {
    const { seal: deps, said } = audit();
    await sealJob(deps, SWEEP);
    expect(said).toContainEqual([
      'info',
      'audit swept; where the chain ends',
      { action: 'sweep', count: 0, code: undefined },
    ]);
  });
});

describe('a nudge by the stream', () => {
  const record = (eventName: string, key: { pk: string; sk: string }) => ({
    eventName,
    dynamodb: { Keys: { pk: { S: key.pk }, sk: { S: key.sk } } },
  });
  const ofEntry = (eventName: string, id: string) => record(eventName, auditKey(dayOfEntry(id), id));

  it('seals the new entries that it names, oldest first, and looks a little back', async () => {
    const { seal: deps, put, entries, markers, said, links } = audit();
    const [one = '', two = '', unnamed = '', marked = '', unreadable = ''] = looks(5).map(put);
    markers.set(marked, 7);
    entries.set(unreadable, { is: 'unreadable' });
    let after = -1;
    const segmentsAfter = async (sequence: number) => {
      after = sequence;
      return new Set<number>();
    };
    const marker = record('INSERT', { pk: 'SEALED#2026-11-23', sk: unnamed });
    const Records = [...[two, one, marked, unreadable].map((id) => ofEntry('INSERT', id)), marker];
    expect(await sealJob({ ...deps, segmentsAfter }, { Records })).toEqual({ links: 1, entries: 2, repaired: 0 });
    expect(links.get(1)?.entries.map(({ id }) => id)).toEqual([one, two]);
    expect(said).toEqual([{ AuditEntriesChanged: 0 }]);
    const readChainHead = async () => ({ ...linkAfter(undefined, [lookAt(NOW)], NOW), sequence: 1500 });
    await sealJob({ ...deps, readChainHead, segmentsAfter }, { Records: [] });
    expect(after).toBe(1480);
  });

  it.each(['MODIFY', 'REMOVE'])('that an entry saw %s warns, and seals nothing', async (eventName) => {
    const { seal: deps, put, said } = audit();
    const [id = ''] = looks(1).map(put);
    const marker = record(eventName, { pk: 'SEALED#2026-11-23', sk: id });
    expect(await sealJob(deps, { Records: [ofEntry(eventName, id), marker] })).toMatchObject({ entries: 0 });
    expect(said).toEqual([['warn', 'an audit entry was changed or removed', { count: 1 }], { AuditEntriesChanged: 1 }]);
  });

  it.each([{}, { sweep: false }, { Records: [{ eventName: 'INSERT' }] }])('that is none, %j, fails', async (event) => {
    await expect(sealJob(audit().seal, event)).rejects.toMatchObject({ name: 'ZodError' });
  });
});
