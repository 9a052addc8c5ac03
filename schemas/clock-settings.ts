import * as z from 'zod';

/** Proclaimed days are one or two a decade; fifty dates leave room for mistakes that stay in the list. */
const Days = z.array(z.iso.date()).max(50);

/** Minutes after midnight in London. */
const MinuteOfDay = z.number().int().min(0).max(1439);

/** What is counted with while nobody has set anything, or what was set cannot be read. */
const DEFAULTS = {
  extraHolidays: [],
  workedHolidays: [],
  workingDays: 1,
  dueHour: 17,
  staffedFrom: 8 * 60 + 30,
  staffedUntil: 17 * 60,
  atRiskMinutes: 180,
  minutesADecision: 45,
  workedAtOnce: 1,
  selfReferralAge: 16,
  escalation: { role: 'head_of_service', contact: '' },
};

/**
 * How the decision clock counts (domain 4.1 to 4.3): a council's own limits and labels. Every field has its default, so that a
 * setting written before a field existed is still a setting.
 */
export const ClockSettings = z.strictObject({
  /** Bank holidays that were proclaimed after our list was written. */
  extraHolidays: Days.default(DEFAULTS.extraHolidays),
  /** Days on our list that are worked after all, as when a holiday is moved: else the clock would run out a day late. */
  workedHolidays: Days.default(DEFAULTS.workedHolidays),
  /** A decision is due on this working day after receipt. The law's guidance is one; past five it is no front door's limit. */
  workingDays: z.number().int().min(1).max(5).default(DEFAULTS.workingDays),
  /** … at this hour in London, within a working day. */
  dueHour: z.number().int().min(12).max(20).default(DEFAULTS.dueHour),
  /** When those who decide are there; duty triage is there at any hour (S4). */
  staffedFrom: MinuteOfDay.default(DEFAULTS.staffedFrom),
  staffedUntil: MinuteOfDay.default(DEFAULTS.staffedUntil),
  /** A case is at risk when no more of its staffed time is left than this, in minutes: half an hour to two days. */
  atRiskMinutes: z.number().int().min(30).max(1020).default(DEFAULTS.atRiskMinutes),
  /** How long one decision takes, in minutes, until enough were made to measure it. */
  minutesADecision: z.number().int().min(5).max(480).default(DEFAULTS.minutesADecision),
  /** How many cases of a team are worked on at one time. */
  workedAtOnce: z.number().int().min(1).max(50).default(DEFAULTS.workedAtOnce),
  /**
   * From this birthday on what a young person says of themself waits as any other referral; a younger child's is looked at soon. The
   * public page says "over 16", which is taken for sixteen (S28b, S28c).
   */
  selfReferralAge: z.number().int().min(10).max(18).default(DEFAULTS.selfReferralAge),
  /** Who is told a working day after a decision was due, and how they are reached: for staff, never a family's. */
  escalation: z
    .strictObject({ role: z.string().trim().min(1).max(60), contact: z.string().trim().max(120) })
    .default(DEFAULTS.escalation),
});
export type ClockSettings = z.infer<typeof ClockSettings>;

/** The same, as settings; written out and not parsed, as a function that starts waits for the first thing that it parses. */
export const CLOCK_DEFAULTS: ClockSettings = DEFAULTS;

/** What may be set: those who decide must be there for at least an hour, or nothing would ever be predicted in time. */
export const NewClockSettings = ClockSettings.refine(
  ({ staffedFrom, staffedUntil }) => staffedUntil - staffedFrom >= 60,
  { path: ['staffedUntil'], message: 'Give a time at least an hour after staffedFrom.' },
);
