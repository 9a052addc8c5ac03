import * as z from 'zod';

/** One or two days are proclaimed in a decade; fifty leave room for mistakes that stay in the list. */
const Days = z.array(z.iso.date()).max(50);

/** Minutes after midnight in London. */
const MinuteOfDay = z.number().int().min(0).max(1439);

/** The settings to use while a council has set none, or if its settings cannot be read. */
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
 * A council's settings for the decision clock (domain 4.1 to 4.3). Every field has a default, so that settings stored before a
 * field existed stay valid.
 */
export const ClockSettings = z.strictObject({
  /** Bank holidays that were proclaimed after we wrote our list. */
  extraHolidays: Days.default(DEFAULTS.extraHolidays),
  /** Days on our list that are working days after all, such as a moved holiday: or the deadline would be a day late. */
  workedHolidays: Days.default(DEFAULTS.workedHolidays),
  /** The number of working days from receipt to the deadline. Statutory guidance says one; more than five is no front door's limit. */
  workingDays: z.number().int().min(1).max(5).default(DEFAULTS.workingDays),
  /** The hour of the deadline in London, within a working day. */
  dueHour: z.number().int().min(12).max(20).default(DEFAULTS.dueHour),
  /** The hours when decision-makers are at work. Duty triage is there at any hour (S4). */
  staffedFrom: MinuteOfDay.default(DEFAULTS.staffedFrom),
  staffedUntil: MinuteOfDay.default(DEFAULTS.staffedUntil),
  /** A case is at risk when it has this much staffed time left, in minutes: half an hour to two days. */
  atRiskMinutes: z.number().int().min(30).max(1020).default(DEFAULTS.atRiskMinutes),
  /** The minutes that a decision takes, until there are enough decisions to measure. */
  minutesADecision: z.number().int().min(5).max(480).default(DEFAULTS.minutesADecision),
  /** How many cases a team works on at one time. */
  workedAtOnce: z.number().int().min(1).max(50).default(DEFAULTS.workedAtOnce),
  /**
   * The age from which a young person's own referral waits like any other; staff look at a younger child's soon. The public
   * page says "over 16", which we read as 16 (S28b, S28c).
   */
  selfReferralAge: z.number().int().min(10).max(18).default(DEFAULTS.selfReferralAge),
  /** The role that hears of a decision one working day overdue, and how to reach them. Never a family's details. */
  escalation: z
    .strictObject({ role: z.string().trim().min(1).max(60), contact: z.string().trim().max(120) })
    .default(DEFAULTS.escalation),
});
export type ClockSettings = z.infer<typeof ClockSettings>;

/** The default settings. They are not parsed, because the first parse delays the start of a function. */
export const CLOCK_DEFAULTS: ClockSettings = DEFAULTS;

/** Settings that a council may save. There must be a staffed hour, or the clock would predict every decision late. */
export const NewClockSettings = ClockSettings.refine(
  ({ staffedFrom, staffedUntil }) => staffedUntil - staffedFrom >= 60,
  { path: ['staffedUntil'], message: 'Give a time at least an hour after the start.' },
);
