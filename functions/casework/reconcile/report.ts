import * as z from 'zod';

/** What reconcile looks through. */
export const Check = z.enum(['inbox', 'filed_mail', 'uploads', 'quarantine', 'cases', 'timers']);
export type Check = z.infer<typeof Check>;

/** What was put right: asked for once more, or given back its timer or work list. */
export const RefiledKind = z.enum([
  'mail_in_inbox',
  'mail_without_case',
  'upload_not_filed',
  'file_not_on_case',
  'state_without_timer',
  'item_without_work_list',
]);

/** What nobody owns, and only a person can place; each is said in the operator's page. */
export const UnplacedKind = z.enum([
  'mail_in_inbox',
  'mail_without_case',
  'upload_not_filed',
  'file_without_slot',
  'file_not_on_case',
  'text_without_message',
  'case_missing',
  'document_without_copy',
  'copy_missing',
  'overdue',
  'bank_holidays_run_out',
]);

/** Keys and references only: a report may be printed, mailed and logged (law 4). */
export const Report = z.object({
  ranAt: z.string(),
  days: z.number(),
  checked: z.record(Check, z.number()),
  refiled: z.array(z.object({ kind: RefiledKind, key: z.string() })),
  unplaced: z.array(z.object({ kind: UnplacedKind, key: z.string() })),
  /** More than is listed. */
  more: z.object({ refiled: z.number(), unplaced: z.number() }),
  /** Checks that failed, or that time or number cut short: what they did not see is not known to be well. */
  unfinished: z.array(z.object({ check: Check, why: z.enum(['failed', 'too_many', 'out_of_time']) })),
  oldestInboxSeconds: z.number(),
  sendingFrozen: z.boolean(),
  /** Cases and tasks that the dashboard had not counted as they stand, and cases that stood in a wrong list of a flag or in none: put right. */
  recounted: z.number(),
  relisted: z.number(),
});
export type Report = z.infer<typeof Report>;

/** Past these a list says nothing new; Lambda answers at most 6 MB, and this stays far below. */
const MOST_LISTED = 500;

/** Gathers a report while the checks run. */
export class Findings {
  readonly report: Report;

  constructor(ranAt: Date, days: number) {
    this.report = {
      ranAt: ranAt.toISOString(),
      days,
      checked: { inbox: 0, filed_mail: 0, uploads: 0, quarantine: 0, cases: 0, timers: 0 },
      refiled: [],
      unplaced: [],
      more: { refiled: 0, unplaced: 0 },
      unfinished: [],
      oldestInboxSeconds: 0,
      sendingFrozen: false,
      recounted: 0,
      relisted: 0,
    };
  }

  checked(check: Check): void {
    this.report.checked[check] += 1;
  }

  recounted(): void {
    this.report.recounted += 1;
  }

  relisted(): void {
    this.report.relisted += 1;
  }

  refiled(kind: z.infer<typeof RefiledKind>, key: string): void {
    if (this.report.refiled.length < MOST_LISTED) this.report.refiled.push({ kind, key });
    else this.report.more.refiled += 1;
  }

  unplaced(kind: z.infer<typeof UnplacedKind>, key: string): void {
    if (this.report.unplaced.length < MOST_LISTED) this.report.unplaced.push({ kind, key });
    else this.report.more.unplaced += 1;
  }
}
