import { describe, expect, it } from '@jest/globals';
import { RefiledKind, type Report, UnplacedKind } from '#functions/casework/reconcile/report.ts';
import { auditReport } from '#infra/local/audit-report.ts';
import { isWell, reconcileReport } from '#infra/local/reconcile-report.ts';

const empty: Report = {
  ranAt: '2026-11-23T09:00:00.000Z',
  days: 2,
  checked: { inbox: 0, filed_mail: 12, uploads: 1, quarantine: 14, cases: 30, timers: 0 },
  refiled: [],
  unplaced: [],
  more: { refiled: 0, unplaced: 0 },
  unfinished: [],
  oldestInboxSeconds: 0,
  sendingFrozen: false,
  recounted: 0,
  relisted: 0,
};
const key = `filed/2026-11-23/${'a'.repeat(32)}-again-01JAAAAAAAAAAAAAAAAAAAAAAA`;

describe('what reconcile prints', () => {
  it('says that all is well in a few lines', () => {
    expect(reconcileReport(empty).join('\n')).toBe(
      [
        'Looked through 2 days: 0 mail in the inbox, 12 filed mail, 1 upload slots,',
        '14 files in quarantine, 30 cases, 0 overdue timers.',
        '',
        'Put right: nothing.',
        'Needs a person: nothing.',
      ].join('\n'),
    );
    expect(isWell(empty)).toBe(true);
  });

  it('fits 80 columns whatever it found, and names each thing whole', () => {
    const report: Report = {
      ...empty,
      refiled: RefiledKind.options.map((kind) => ({ kind, key })),
      unplaced: UnplacedKind.options.map((kind) => ({ kind, key })),
      more: { refiled: 7, unplaced: 9 },
      unfinished: [
        { check: 'quarantine', why: 'too_many' },
        { check: 'cases', why: 'out_of_time' },
        { check: 'inbox', why: 'failed' },
      ],
      sendingFrozen: true,
      recounted: 12,
      relisted: 3,
    };
    const lines = reconcileReport(report);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines).toContain(`Needs a person: ${UnplacedKind.options.length + 9}`);
    expect(lines.join('\n')).toContain('Sending is frozen');
    expect(lines).toContain('Counted again for the dashboard: 12 cases and tasks.');
    expect(lines).toContain('Put back into their work lists: 3 cases.');
    expect(isWell(report)).toBe(false);
    expect(isWell({ ...empty, unfinished: [{ check: 'cases', why: 'failed' }] })).toBe(false);
  });
});

describe('what verifying the audit prints', () => {
  it('says that all agree, or what does not', () => {
    const verified = { links: 3, entries: 48, waiting: 2, findings: [], more: 0 };
    expect(auditReport(verified, '2026-11-01').at(-1)).toBe('Table, chain and signed segments agree.');
    const lines = auditReport(
      {
        ...verified,
        findings: [
          { what: 'entry_overwritten', about: '01JAAAAAAAAAAAAAAAAAAAAAAA', day: '2026-11-23' },
          { what: 'link_broken', about: '123456789012' },
        ],
        more: 5,
      },
      '2026-11-01',
    );
    expect(lines).toContain('They do not agree: 7 findings.');
    expect(lines.some((line) => /entry says other.*01JAAAAAAAAAAAAAAAAAAAAAAA.*2026-11-23/.test(line))).toBe(true);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });
});
