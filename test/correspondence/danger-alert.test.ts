import { describe, expect, it } from '@jest/globals';
import { alertedChange, alertedFiling } from '#functions/correspondence/index.ts';
import type { CaseChange } from '#functions/platform/store/changing.ts';
import type { Filing } from '#functions/platform/store/filing.ts';
import { TaskKind } from '#schemas/case.ts';
import { sampleCase, sampleOutbound, sampleTask } from '#test/support/sample-case.ts';

const now = new Date('2026-11-23T03:00:00.000Z');
const DESK = 'duty-desk@exampleshire.example';
const AT_ONCE: readonly TaskKind[] = ['immediate_danger', 'danger_words'];

const head = sampleCase({ door: 'email', team: 'held_mail', flags: ['held_mail', 'do_not_inform_parents'] });
const filing = (...kinds: readonly TaskKind[]): Filing => ({
  head,
  once: { kind: 'test', hash: head.reference, holds: {} },
  outbound: [sampleOutbound(head.reference)],
  tasks: kinds.map((kind) => sampleTask({ id: kind, kind })),
  timeline: [],
});
const change = (...kinds: readonly TaskKind[]): CaseChange => ({
  action: 'alert',
  head: {},
  flags: [],
  records: [],
  raise: kinds.map((kind) => sampleTask({ id: kind, kind })),
  finish: [],
  line: { id: 'x', at: now.toISOString(), what: 'person_called', by: 'service' },
  outbound: [],
});
const ALERT = {
  kind: 'danger_alert',
  reference: head.reference,
  to: DESK,
  recipient: 'duty_desk',
  state: 'pending',
  receivedAt: head.receivedAt,
};

describe('the word to the duty desk', () => {
  it('goes with a case that cannot wait, beside whatever else is sent, held or not', () => {
    for (const kind of AT_ONCE) {
      const { outbound = [] } = alertedFiling(filing('acknowledge_safely', kind), DESK, now);
      expect(outbound.map((message) => message.kind)).toEqual(['acknowledgement', 'danger_alert']);
      expect(outbound[1]).toMatchObject(ALERT);
    }
  });

  it('goes with what makes a case of before one that cannot wait', () => {
    for (const kind of AT_ONCE)
      expect(alertedChange(head, change(kind), DESK, now).outbound).toEqual([expect.objectContaining(ALERT)]);
  });

  it('goes once for one case or change, however many tasks say so', () => {
    expect(alertedFiling(filing(...AT_ONCE), DESK, now).outbound).toHaveLength(2);
    expect(alertedChange(head, change(...AT_ONCE), DESK, now).outbound).toHaveLength(1);
  });

  it('goes with nothing else: a desk that is called for everything is called for nothing', () => {
    const others = TaskKind.options.filter((kind) => !AT_ONCE.includes(kind));
    const ordinary = filing(...others);
    expect(alertedFiling(ordinary, DESK, now)).toEqual(ordinary);
    expect(alertedChange(head, change(...others), DESK, now).outbound).toEqual([]);
  });
});
