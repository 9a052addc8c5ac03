import { describe, expect, it } from '@jest/globals';
import { alertedChange, dangerAlert } from '#functions/correspondence/index.ts';
import type { CaseChange } from '#functions/platform/store/changing.ts';
import { TaskKind } from '#schemas/case.ts';
import { sampleCase, sampleTask } from '#test/support/sample-case.ts';

const now = new Date('2026-11-23T03:00:00.000Z');
const DESK = 'duty-desk@exampleshire.example';
const AT_ONCE: readonly TaskKind[] = ['immediate_danger', 'danger_words'];

const head = sampleCase({ door: 'email', team: 'held_mail', flags: ['held_mail', 'do_not_inform_parents'] });
const tasks = (...kinds: readonly TaskKind[]) => kinds.map((kind) => sampleTask({ id: kind, kind }));
const change = (...kinds: readonly TaskKind[]): CaseChange => ({
  action: 'alert',
  head: {},
  flags: [],
  records: [],
  raise: tasks(...kinds),
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

describe('the alert to the duty desk', () => {
  it('goes with a case that cannot wait, beside whatever else is sent, held or not', () => {
    for (const kind of AT_ONCE) {
      expect(dangerAlert(tasks('acknowledge_safely', kind), head, DESK, now)).toEqual([expect.objectContaining(ALERT)]);
    }
  });

  it('goes with a change after which an older case cannot wait', () => {
    for (const kind of AT_ONCE)
      expect(alertedChange(head, change(kind), DESK, now).outbound).toEqual([expect.objectContaining(ALERT)]);
  });

  it('goes once for one case or change, however many tasks say so', () => {
    expect(dangerAlert(tasks(...AT_ONCE), head, DESK, now)).toHaveLength(1);
    expect(alertedChange(head, change(...AT_ONCE), DESK, now).outbound).toHaveLength(1);
  });

  it('goes with nothing else: a desk that is called for everything stops listening', () => {
    const others = TaskKind.options.filter((kind) => !AT_ONCE.includes(kind));
    expect(dangerAlert(tasks(...others), head, DESK, now)).toEqual([]);
    expect(alertedChange(head, change(...others), DESK, now).outbound).toEqual([]);
  });
});
