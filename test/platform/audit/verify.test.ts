import { describe, expect, it } from '@jest/globals';
import { linkAfter, type Segment, signedText } from '#functions/platform/audit/chain.ts';
import { noteHead, seal } from '#functions/platform/audit/seal.ts';
import { type Asked, type VerifyDeps, verifyAudit } from '#functions/platform/audit/verify.ts';
import { auditInMemory, lookAt, sign } from './audit-in-memory.ts';

const MINUTE = 60_000;
const start = Date.parse('2026-11-23T09:00:00.000Z');

/** Three looks a minute apart, each in a link of its own, whose end is noted; verified ten minutes later. */
async function sealed() {
  let clock = start;
  const audit = auditInMemory(() => new Date(clock));
  const ids: string[] = [];
  for (let look = 0; look < 3; look += 1) {
    clock += MINUTE;
    const entry = lookAt(new Date(clock));
    ids.push(audit.put(entry));
    const one = async function* () {
      yield entry;
    };
    await seal(audit.seal, one(), 20);
  }
  await noteHead(audit.seal);
  clock += 10 * MINUTE;
  const verify = (change: Partial<Asked> = {}) => verifyAudit(audit.verify, audit.asked(change));
  const [first = '', second = '', third = ''] = ids;
  return {
    ...audit,
    deps: audit.verify,
    ids: { first, second, third },
    verify,
    at: (ms: number) => new Date(clock + ms),
  };
}
type Sealed = Awaited<ReturnType<typeof sealed>>;
const day = '2026-11-23';

const linkOf = ({ links }: Sealed, sequence: number) => {
  const link = links.get(sequence);
  if (link === undefined) throw new Error(`no link ${sequence}`);
  return link;
};
const versionsOf = ({ segments }: Sealed, sequence: number): Segment[] => segments.get(sequence)?.versions ?? [];
const forged = (segment: Segment | undefined): Segment => {
  if (segment === undefined) throw new Error('no segment');
  return { ...segment, signature: 'AAAA' };
};
const entryOf = ({ entries }: Sealed, id: string) => {
  const found = entries.get(id);
  if (found?.is !== 'entry') throw new Error('no entry');
  return found.entry;
};

describe('an audit that nobody touched', () => {
  it('has no findings, and says how much it holds', async () => {
    const { verify } = await sealed();
    expect(await verify()).toEqual({ links: 3, entries: 3, waiting: 0, findings: [], more: 0 });
  });

  it('of which nothing was sealed or noted has none either', async () => {
    const { verify, asked } = auditInMemory(() => new Date(start));
    expect(await verifyAudit(verify, asked())).toEqual({ links: 0, entries: 0, waiting: 0, findings: [], more: 0 });
  });

  it('is compared without the entries of the days before those asked for', async () => {
    const audit = await sealed();
    audit.entries.delete(audit.ids.first);
    for (const since of ['2026-11-20', day]) expect((await audit.verify({ since })).findings).toHaveLength(1);
    expect(await audit.verify({ since: '2026-11-24', now: audit.at(86_400_000) })).toMatchObject({
      links: 3,
      entries: 3,
      findings: [],
    });
  });
});

/** What somebody does to the audit, and what is then found. */
const SPOILT: readonly (readonly [string, (audit: Sealed) => void, (ids: Sealed['ids']) => readonly object[]])[] = [
  [
    'an entry’s words overwritten',
    (audit) => {
      const entry = entryOf(audit, audit.ids.second);
      audit.entries.set(entry.id, { is: 'entry', entry: { ...entry, action: 'nothing-to-see' } });
    },
    ({ second }) => [{ what: 'entry_overwritten', about: second, day }],
  ],
  [
    'an entry overwritten with a hash of its own',
    (audit) => audit.put(lookAt(new Date(start), { id: audit.ids.second, actor: 'staff:p2' })),
    ({ second }) => [{ what: 'entry_overwritten', about: second, day }],
  ],
  [
    'an entry’s hash overwritten alone',
    (audit) => {
      const entry = entryOf(audit, audit.ids.second);
      audit.entries.set(entry.id, { is: 'entry', entry: { ...entry, hash: 'ab'.repeat(32) } });
    },
    ({ second }) => [{ what: 'entry_overwritten', about: second, day }],
  ],
  [
    'an entry that cannot be read',
    (audit) => audit.entries.set(audit.ids.second, { is: 'unreadable' }),
    ({ second }) => [{ what: 'entry_overwritten', about: second, day }],
  ],
  [
    'an entry removed',
    (audit) => audit.entries.delete(audit.ids.second),
    ({ second }) => [{ what: 'entry_removed', about: second, day }],
  ],
  [
    'an entry removed with its marker',
    (audit) => {
      audit.entries.delete(audit.ids.second);
      audit.markers.delete(audit.ids.second);
    },
    ({ second }) => [
      { what: 'entry_removed', about: second, day },
      { what: 'entry_not_marked', about: second, day },
    ],
  ],
  [
    'a marker that names another link',
    (audit) => audit.markers.set(audit.ids.second, 1),
    ({ second }) => [{ what: 'entry_not_marked', about: second, day }],
  ],
  ['a link removed', (audit) => audit.links.delete(2), () => [{ what: 'link_removed', about: '2' }]],
  [
    'a link that cannot be read',
    (audit) => audit.links.set(2, undefined),
    () => [{ what: 'link_changed', about: '2' }],
  ],
  [
    'a link changed without its hash',
    (audit) => audit.links.set(2, { ...linkOf(audit, 2), at: '2026-11-23T09:00:00.000Z' }),
    () => [{ what: 'link_changed', about: '2' }],
  ],
  [
    'a link changed whole',
    (audit) => audit.links.set(2, linkAfter(linkOf(audit, 1), [lookAt(new Date(start))], new Date(start))),
    () => [{ what: 'link_changed', about: '2' }],
  ],
  [
    'a link put in the place of another',
    (audit) => audit.links.set(2, linkOf(audit, 1)),
    () => [{ what: 'link_changed', about: '2' }],
  ],
  ['a segment removed', (audit) => audit.segments.delete(2), () => [{ what: 'segment_missing', about: '2' }]],
  [
    'a segment hidden',
    (audit) => audit.segments.set(2, { versions: versionsOf(audit, 2), hidden: true }),
    () => [{ what: 'segment_hidden', about: '2' }],
  ],
  [
    'a segment forged',
    (audit) => audit.segments.set(2, { versions: [forged(versionsOf(audit, 2)[0])], hidden: false }),
    () => [{ what: 'segment_forged', about: '2' }],
  ],
  [
    'a forged segment put over ours',
    (audit) => versionsOf(audit, 2).push(forged(versionsOf(audit, 2)[0])),
    () => [{ what: 'segment_overwritten', about: '2' }],
  ],
  [
    'a forged segment put before ours',
    (audit) => versionsOf(audit, 2).unshift(forged(versionsOf(audit, 2)[0])),
    () => [{ what: 'segment_overwritten', about: '2' }],
  ],
  [
    'a segment of another link in its place',
    (audit) => audit.segments.set(2, { versions: versionsOf(audit, 1), hidden: false }),
    () => [{ what: 'segment_forged', about: '2' }],
  ],
  [
    'a link and its segment removed',
    (audit) => {
      audit.links.delete(2);
      audit.segments.delete(2);
      audit.entries.delete(audit.ids.second);
      audit.markers.delete(audit.ids.second);
    },
    () => [
      { what: 'segment_missing', about: '2' },
      { what: 'link_removed', about: '2' },
    ],
  ],
  [
    'the end cut off from both',
    (audit) => {
      audit.links.delete(3);
      audit.segments.delete(3);
      audit.entries.delete(audit.ids.third);
      audit.markers.delete(audit.ids.third);
    },
    () => [{ what: 'chain_cut_short', about: '3' }],
  ],
  [
    'a noted end that is forged',
    (audit) => audit.heads.push(forged(audit.heads[0])),
    () => [{ what: 'head_forged', about: '3' }],
  ],
];

describe('verifying finds', () => {
  it.each(SPOILT)('%s', async (_what, spoil, found) => {
    const audit = await sealed();
    spoil(audit);
    const { findings, more } = await audit.verify();
    expect({ findings, more }).toEqual({ findings: found(audit.ids), more: 0 });
  });

  it('an entry marked as sealed that no link holds, so that it would be kept out of the chain', async () => {
    const audit = await sealed();
    const id = audit.put(lookAt(new Date(start)));
    expect((await audit.verify()).findings).toEqual([{ what: 'entry_unsealed', about: id, day }]);
    audit.markers.set(id, 2);
    expect((await audit.verify()).findings).toEqual([{ what: 'entry_marked_but_not_sealed', about: id, day }]);
    audit.entries.set(id, { is: 'unreadable' });
    expect((await audit.verify()).findings).toEqual([{ what: 'entry_unreadable', about: id, day }]);
  });

  it('nothing yet in what was written within five minutes', async () => {
    const audit = await sealed();
    const young = lookAt(audit.at(-5 * MINUTE));
    audit.put(young);
    expect(await audit.verify()).toMatchObject({ waiting: 1, findings: [] });
    expect(await audit.verify({ now: audit.at(1) })).toMatchObject({
      waiting: 0,
      findings: [{ what: 'entry_unsealed', about: young.id }],
    });
  });

  it('what was written at midnight, of the day that begins', async () => {
    const audit = await sealed();
    const midnight = new Date('2026-11-24T00:00:00.000Z');
    audit.put(lookAt(midnight));
    expect(await audit.verify({ since: '2026-11-24', now: midnight })).toMatchObject({ waiting: 1 });
  });

  it('nothing yet in a link of a moment ago without its segment, nor in a segment whose link was not read', async () => {
    for (const side of ['links', 'segments'] as const) {
      const audit = await sealed();
      audit[side].delete(3);
      expect((await audit.verify({ now: audit.at(-5 * MINUTE) })).findings).toEqual([]);
      expect((await audit.verify({ now: audit.at(-5 * MINUTE + 1) })).findings).toHaveLength(1);
    }
  });

  it('an entry that is in two links', async () => {
    const audit = await sealed();
    const link = linkAfter(linkOf(audit, 3), [entryOf(audit, audit.ids.second)], new Date(start));
    audit.links.set(4, link);
    audit.segments.set(4, { versions: [{ version: 1, link, ...(await sign(signedText(link))) }], hidden: false });
    expect((await audit.verify()).findings).toEqual([
      { what: 'entry_sealed_twice', about: audit.ids.second, day },
      { what: 'entry_not_marked', about: audit.ids.second, day },
    ]);
  });

  it('a link that does not follow from the one before, once, and none after one that is missing', async () => {
    const audit = await sealed();
    const other = linkAfter(linkOf(audit, 1), [lookAt(new Date(start))], new Date(start));
    const link = linkAfter(other, linkOf(audit, 3).entries, new Date(start));
    audit.links.set(3, link);
    audit.segments.set(3, { versions: [{ version: 1, link, ...(await sign(signedText(link))) }], hidden: false });
    audit.heads.length = 0;
    expect((await audit.verify()).findings).toEqual([{ what: 'link_broken', about: '3' }]);
    audit.links.delete(2);
    audit.segments.delete(2);
    const whats = (await audit.verify()).findings.map(({ what }) => what);
    expect(whats).toEqual(['segment_missing', 'link_removed', 'entry_marked_but_not_sealed']);
  });

  it('nothing yet in an entry that came with its marker between the two readings of a day', async () => {
    const audit = await sealed();
    const young = lookAt(audit.at(0));
    audit.markers.set(young.id, 4);
    expect((await audit.verify()).findings).toEqual([{ what: 'entry_marked_but_not_sealed', about: young.id, day }]);
    const row = { id: young.id, entry: { is: 'entry', entry: young }, sealedIn: 4 } as const;
    const lookedAgain: VerifyDeps['sealed'] = async (ids) =>
      ids.includes(young.id) ? new Map([[young.id, row]]) : audit.deps.sealed(ids);
    expect(await verifyAudit({ ...audit.deps, sealed: lookedAgain }, audit.asked())).toMatchObject({
      waiting: 1,
      findings: [],
    });
  });

  it('a segment and a noted end that hold nothing of ours, or nothing but forgeries', async () => {
    const audit = await sealed();
    const found = async (change: Partial<VerifyDeps>) =>
      (await verifyAudit({ ...audit.deps, ...change }, audit.asked())).findings;
    expect(await found({ head: async () => ({ sequence: 3, segment: undefined }) })).toEqual([
      { what: 'head_forged', about: '3' },
    ]);
    const unreadable: VerifyDeps['segment'] = async (sequence, version) =>
      sequence === 2 ? undefined : audit.deps.segment(sequence, version);
    expect(await found({ segment: unreadable })).toEqual([{ what: 'segment_forged', about: '2' }]);
    const other = forged(versionsOf(audit, 2)[0]);
    audit.segments.set(2, { versions: [other, other], hidden: false });
    expect(await found({})).toEqual([{ what: 'segment_forged', about: '2' }]);
  });

  it('each entry removed that the table gives no row for', async () => {
    const audit = await sealed();
    const id = lookAt(new Date(start)).id;
    audit.markers.set(id, 2);
    const { findings } = await verifyAudit({ ...audit.deps, sealed: async () => new Map() }, audit.asked());
    expect(findings).toEqual([
      ...Object.values(audit.ids).map((about) => ({ what: 'entry_removed', about, day })),
      { what: 'entry_marked_but_not_sealed', about: id, day },
    ]);
  });

  it('a thousand at most by name, and counts the rest', async () => {
    const audit = await sealed();
    for (let extra = 0; extra < 1003; extra += 1) audit.put(lookAt(new Date(start - 1000 - extra)));
    const { findings, more } = await audit.verify();
    expect([findings.length, more]).toEqual([1000, 3]);
  });
});
