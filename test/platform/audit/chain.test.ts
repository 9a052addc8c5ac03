import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  BEFORE_THE_FIRST,
  ChainLink,
  hashOfLink,
  headKey,
  linkAfter,
  Segment,
  segmentKey,
  signedText,
} from '#functions/platform/audit/chain.ts';
import { newId } from '#functions/platform/identifiers.ts';
import { auditWrite, hashOfEntry } from '#functions/platform/store/audit.ts';
import { tablesOver } from '#functions/platform/store/table.ts';
import type { Actor } from '#schemas/actor.ts';
import { AuditEntry } from '#schemas/audit.ts';

const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const entry = fc.record({
  id: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }).map(newId),
  hash,
});
const entries = fc.array(entry, { minLength: 1, maxLength: 5 });
const now = new Date('2026-11-23T09:00:00.000Z');
/** Nothing is sent to them. */
const TABLES = tablesOver(new DynamoDBClient({}), 'cases', 'audit');

describe('a link of the chain', () => {
  it('follows from the one before, and the first from nothing', () => {
    fc.assert(
      fc.property(entries, entries, (first, second) => {
        const one = linkAfter(undefined, first, now);
        const two = linkAfter(one, second, now);
        expect([one.sequence, one.previous]).toEqual([1, BEFORE_THE_FIRST]);
        expect([two.sequence, two.previous]).toEqual([2, one.hash]);
        expect(ChainLink.parse(two)).toEqual(two);
        expect(hashOfLink(two)).toBe(two.hash);
      }),
    );
  });

  it('has another hash whatever of it is changed: number, place, time, an entry, or their order', () => {
    fc.assert(
      fc.property(entries, entry, hash, (given, other, otherHash) => {
        const link = linkAfter(undefined, given, now);
        const [first] = link.entries;
        const changed = [
          { ...link, sequence: 2 },
          { ...link, previous: otherHash },
          { ...link, at: '2026-11-23T09:00:00.001Z' },
          { ...link, entries: [...link.entries, other] },
          { ...link, entries: link.entries.slice(1) },
          { ...link, entries: first ? [{ ...first, hash: otherHash }, ...link.entries.slice(1)] : [] },
          ...(link.entries.length > 1 ? [{ ...link, entries: link.entries.toReversed() }] : []),
        ];
        const same = JSON.stringify(link);
        for (const each of changed) if (JSON.stringify(each) !== same) expect(hashOfLink(each)).not.toBe(link.hash);
      }),
    );
  });

  it('has a segment whose key sorts as its number does', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999_999_999 }), fc.nat({ max: 999_999_999 }), (a, b) => {
        expect(segmentKey(a) < segmentKey(b)).toBe(a < b);
      }),
    );
  });
});

describe('what is kept of the chain', () => {
  const link = linkAfter(undefined, [{ id: newId(now), hash: 'ab'.repeat(32) }], now);
  const segment = { version: 1, link, keyId: 'key', algorithm: 'ECDSA_SHA_256', signature: 'AAAA' };

  it('stands under its number, where the first segments and heads stand, and is signed with it', () => {
    expect([segmentKey(42), headKey(42)]).toEqual(['segments/000000000042.json', 'heads/000000000042.json']);
    expect(signedText(link)).toBe(`front-door-audit-1:1:${link.hash}`);
    expect(BEFORE_THE_FIRST).toBe('0'.repeat(64));
  });

  it('has, by the formula audit-link-1, the hash that the first links have', () => {
    const fixed = linkAfter(undefined, [{ id: '01KAQ8ZN00000000000000000A', hash: 'ab'.repeat(32) }], now);
    expect(fixed.hash).toBe('024693c16194b408de19e99cc999f5474bd205cc1d1a720bae69f536fb7ba0eb');
  });

  it.each([
    ['of no number', { sequence: 0 }],
    ['that follows from no hash', { previous: 'xx' }],
    ['whose hash begins too early', { hash: `0${link.hash}` }],
    ['whose hash goes on', { hash: `${link.hash}0` }],
    ['without entries', { entries: [] }],
    ['with more entries than a transaction holds', { entries: Array(101).fill(link.entries[0]) }],
    ['with an entry of no id', { entries: [{ id: 'x', hash: link.hash }] }],
    ['with an id that goes on', { entries: [{ id: `${link.entries[0]?.id}A`, hash: link.hash }] }],
    ['with an id that begins too early', { entries: [{ id: `0${link.entries[0]?.id}`, hash: link.hash }] }],
    ['of no time', { at: 'yesterday' }],
  ])('is no link %s', (_what, change) => {
    expect(ChainLink.safeParse(link).success).toBe(true);
    expect(ChainLink.safeParse({ ...link, ...change }).success).toBe(false);
  });

  it.each([
    ['of another version', { version: 2 }],
    ['whose key is named at length', { keyId: 'x'.repeat(2049) }],
    ['by another algorithm', { algorithm: 'none' }],
    ['with a signature that is no base64', { signature: '!' }],
    ['with a signature past any', { signature: 'A'.repeat(1004) }],
  ])('is no segment %s', (_what, change) => {
    expect(Segment.safeParse(segment).success).toBe(true);
    expect(Segment.safeParse({ ...segment, ...change }).success).toBe(false);
  });
});

describe('an entry as it is written', () => {
  const written = (actor: Actor) =>
    auditWrite({ ...TABLES, actor }, now, {
      action: 'read-case',
      reference: 'FD-7K3M-9QXC',
      subject: 'M1',
      reason: 'why',
      count: 3,
    });

  it.each<[Actor, string, string[]]>([
    [{ kind: 'staff', id: 'p1', roles: ['team_manager', 'ig_officer'] }, 'staff:p1', ['team_manager', 'ig_officer']],
    [{ kind: 'agency', id: 'liquid' }, 'agency:liquid', []],
    [{ kind: 'service', id: 'test' }, 'service:test', []],
    [{ kind: 'public' }, 'public', []],
  ])('names %j, what they did and what for, with its hash, once', (actor, named, roles) => {
    const write = written(actor);
    const put = 'put' in write ? write.put : {};
    expect(write).toMatchObject({ name: 'audit', table: 'audit', condition: 'attribute_not_exists(pk)' });
    expect(put).toEqual({
      pk: 'DAY#2026-11-23',
      sk: put.id,
      id: expect.stringMatching(/^[0-9A-Z]{26}$/),
      at: '2026-11-23T09:00:00.000Z',
      actor: named,
      roles,
      action: 'read-case',
      reference: 'FD-7K3M-9QXC',
      subject: 'M1',
      reason: 'why',
      count: 3,
      hash: hashOfEntry(AuditEntry.parse(put)),
    });
  });
});

describe('the hash of an entry', () => {
  const given = {
    id: newId(now),
    at: now.toISOString(),
    actor: 'staff:officer-1',
    roles: ['team_manager', 'ig_officer'],
    action: 'read-case',
    reference: 'FD-7K3M-9QXC',
    subject: 'M1',
    reason: 'the parents ask what we hold',
    count: 3,
  } as const;
  const entry = AuditEntry.parse({ ...given, hash: '0'.repeat(64) });

  it('is another whatever of it is changed, taken away or put in another order', () => {
    const { subject: _subject, ...withoutSubject } = entry;
    const { reason: _reason, ...withoutReason } = entry;
    const { count: _count, ...withoutCount } = entry;
    const { reference: _reference, ...withoutReference } = entry;
    const changed: Record<string, AuditEntry> = {
      id: { ...entry, id: newId(new Date('2026-11-23T09:00:00.001Z')) },
      at: { ...entry, at: '2026-11-23T09:00:00.001Z' },
      actor: { ...entry, actor: 'staff:officer-2' },
      'a role less': { ...entry, roles: ['team_manager'] },
      'no role': { ...entry, roles: [] },
      'other roles': { ...entry, roles: ['team_manager', 'system_admin'] },
      'roles in another order': { ...entry, roles: ['ig_officer', 'team_manager'] },
      action: { ...entry, action: 'open-document' },
      reference: { ...entry, reference: 'FD-D7WV-W7W8' },
      'no reference': withoutReference,
      subject: { ...entry, subject: 'M2' },
      'no subject': withoutSubject,
      reason: { ...entry, reason: 'the parents ask what we knew' },
      'no reason': withoutReason,
      count: { ...entry, count: 4 },
      'no count': withoutCount,
      'a case of a list': { ...entry, references: ['FD-7K3M-9QXC'] },
      'another case of a list': { ...entry, references: ['FD-DEMC-ASEP'] },
      'cases of a list': { ...entry, references: ['FD-7K3M-9QXC', 'FD-DEMC-ASEP'] },
    };
    const hashes = Object.entries(changed).map(([what, each]) => [what, hashOfEntry(each)] as const);
    for (const [what, hash] of hashes) expect([what, hash]).not.toEqual([what, hashOfEntry(entry)]);
    expect(new Set(hashes.map(([, hash]) => hash)).size).toBe(hashes.length);
  });

  it('is, by the formula audit-1, what it was when the first entries were sealed', () => {
    const fixed = { ...entry, id: '01KAQ8ZN00000000000000000A' };
    expect(hashOfEntry(fixed)).toBe('44838e278bcaf6c2f5aa836c4201015333c58ae4d337093900fa336356820541');
    const { id, at } = fixed;
    const least = { id, at, actor: 'public', roles: [], action: 'file-case' };
    expect(hashOfEntry(least)).toBe('aa39832dd1285d0900e3d78466747a48813d22b41958e4a9e89b60aed0ad4b1b');
  });
});
