import * as z from 'zod';
import { CopiedTo } from '#functions/platform/store/recovering.ts';

/** The checks of reconcile. */
export const Check = z.enum(['copies', 'inbox', 'filed_mail', 'uploads', 'quarantine', 'cases', 'timers']);
export type Check = z.infer<typeof Check>;

/** Kinds of repair: the work was asked for once more, or the item got its timer or work list back. */
export const RefiledKind = z.enum([
  'mail_in_inbox',
  'mail_without_case',
  'upload_not_filed',
  'file_not_on_case',
  'state_without_timer',
  'item_without_work_list',
  'referral_lost',
  'message_was_sent',
]);

/** Kinds of things without an owner, which only a person can place; the operator's page explains each. */
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
  'copy_unreadable',
  'referral_sent_again',
  'restriction_lost',
]);

/** Keys and references only: a report may be printed, mailed and logged (law 4). */
export const Report = z.object({
  ranAt: z.string(),
  days: z.number(),
  /** Only a recovery looks through the copies. */
  checked: z.partialRecord(Check, z.number()),
  refiled: z.array(z.object({ kind: RefiledKind, key: z.string() })),
  unplaced: z.array(z.object({ kind: UnplacedKind, key: z.string() })),
  /** The numbers beyond the lists. */
  more: z.object({ refiled: z.number(), unplaced: z.number() }),
  /** Checks that failed, or that time or number cut short: nobody knows the state of what they did not see. */
  unfinished: z.array(z.object({ check: Check, why: z.enum(['failed', 'too_many', 'out_of_time', 'table_damaged']) })),
  oldestInboxSeconds: z.number(),
  sendingFrozen: z.boolean(),
  /** In a recovery from a restored table: the items that were copied back, and after which key the next run goes on. */
  copiedBack: z.object({ copied: z.number(), there: z.number(), next: CopiedTo.optional() }).optional(),
  /** Cases and tasks with a wrong dashboard count, and cases in a wrong list of a flag or in none, all repaired. */
  recounted: z.number(),
  relisted: z.number(),
});
export type Report = z.infer<typeof Report>;

/** Longer lists add nothing. Lambda answers at most 6 MB, and this stays far below. */
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
    this.report.checked[check] = (this.report.checked[check] ?? 0) + 1;
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
