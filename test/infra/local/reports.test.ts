import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { RefiledKind, type Report, UnplacedKind } from '#functions/casework/reconcile/report.ts';
import { auditReport } from '#infra/local/audit-report.ts';
import { ROOT } from '#infra/local/places.ts';
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
  it('says first that all is well, and then what was checked', () => {
    expect(reconcileReport(empty)).toEqual([
      'All is well: everything that was accepted has an owner.',
      '',
      'Repaired: nothing needed it.',
      '',
      'Checked, 2 days back:',
      '       0  emails not yet filed',
      '      12  emails filed',
      '       1  upload slots',
      '      14  files in quarantine',
      '      30  cases',
      '       0  timers past their time',
    ]);
    expect(isWell(empty)).toBe(true);
  });

  it('says first what needs a person, with the code of the runbook’s row', () => {
    const lines = reconcileReport({ ...empty, unplaced: [{ kind: 'case_missing', key: 'FD-7K3M-9QXC' }] });
    expect(lines.slice(0, 8)).toEqual([
      'Not all is well: 1 thing needs a person.',
      '',
      'NEEDS A PERSON: 1. docs/operating.md says what to do for each code.',
      'What is wrong              Code                   Which',
      '-------------------------- ---------------------- ------------------------------',
      'Case that the audit has    case_missing           FD-7K3M-9QXC',
      'and the cases table does',
      'not',
    ]);
  });

  it('has one meaning for each of its words, and a row of the runbook for each code', () => {
    const runbook = readFileSync(join(ROOT, 'docs', 'operating.md'), 'utf8');
    for (const kind of UnplacedKind.options) expect(runbook).toContain(`\`${kind}\``);
    const words = (report: Partial<Report>) => reconcileReport({ ...empty, ...report }).join('\n');
    const told = [
      ...UnplacedKind.options.map((kind) => words({ unplaced: [{ kind, key: '' }] }).replaceAll(kind, '')),
      ...RefiledKind.options.map((kind) => words({ refiled: [{ kind, key: '' }] })),
    ];
    expect(new Set(told).size).toBe(told.length);
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
    const needed = UnplacedKind.options.length + 9;
    expect(lines[0]).toBe(`Not all is well: ${needed} things need a person, and 3 checks were not finished.`);
    expect(lines).toContain('Sending is frozen: no email goes out until you run it with --sending free.');
    expect(lines).toContain('  12 cases and tasks: their count on the dashboard was wrong.');
    expect(lines).toContain('  3 cases: they were on a wrong work list or on none.');
    expect(lines).toContain('NOT CHECKED: cases, because time ran out. Run it again.');
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
    expect(lines.some((line) => /sealed entry was changed.*01JAAAAAAAAAAAAAAAAAAAAAAA.*2026-11-23/.test(line))).toBe(
      true,
    );
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });
});
