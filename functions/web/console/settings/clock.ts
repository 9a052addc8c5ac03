import * as z from 'zod';
import type { Field } from '../../kit/fields.ts';
import { timeAt } from './facts.ts';
import { type SettingForm, withNeeded } from './setting-form.ts';

/** How many empty rows a list of days adds. */
const MORE_ROWS = 2;

const NUMBERS = ['workingDays', 'dueHour', 'atRiskMinutes', 'minutesADecision', 'workedAtOnce', 'selfReferralAge'];
const Reached = z.record(z.string(), z.unknown()).catch({});
const MINUTES_AN_HOUR = 60;

/** Returns a time, `08:30`, in minutes after midnight; anything else as it was typed, for the operation to refuse. */
function minutesAt(time: unknown): unknown {
  const [, hour, minute] = /^(\d{2}):(\d{2})(?::\d{2})?$/.exec(String(time)) ?? [];
  return hour === undefined || minute === undefined ? time : Number(hour) * MINUTES_AN_HOUR + Number(minute);
}

const daysOf = (list: string, label: string, days: readonly string[]): Field => ({
  kind: 'group',
  label,
  fields: Array.from({ length: days.length + MORE_ROWS }, (_, row) => ({
    kind: 'date',
    name: `${list}/${row}`,
    label: `Day ${row + 1} (optional)`,
    value: days[row] ?? '',
  })),
});

/** `/staff/settings/clock`: how the decision clock counts. */
export const CLOCK: SettingForm = {
  name: 'clock',
  says: [
    'Referrals from now on are counted by these. Existing cases keep the deadline that their referrers were told.',
  ],
  button: 'Save the clock’s settings',
  kinds: { numbers: NUMBERS },
  rows: [{ list: 'extraHolidays' }, { list: 'workedHolidays' }],
  read: async (perform) => {
    const { body, headers } = await perform('readClock', {});
    const { settings: clock, ...stamp } = body;
    const number = (name: string, label: string, value: number, hint: string): Field => ({
      kind: 'text',
      name,
      label,
      hint,
      width: 5,
      value: String(value),
    });
    return {
      value: clock,
      stamp,
      etag: headers?.etag,
      fields: [
        number('workingDays', 'Working days to decide', clock.workingDays, 'From 1 to 5. Statutory guidance says 1.'),
        number('dueHour', 'Hour of the deadline', clock.dueHour, 'From 12 to 20, in the 24-hour clock.'),
        {
          kind: 'time',
          name: 'staffedFrom',
          label: 'Decision-makers are at work from',
          value: timeAt(clock.staffedFrom),
        },
        {
          kind: 'time',
          name: 'staffedUntil',
          label: 'Decision-makers are at work until',
          value: timeAt(clock.staffedUntil),
        },
        number(
          'atRiskMinutes',
          'A decision is due soon when this many minutes of work are left',
          clock.atRiskMinutes,
          'From 30 to 1020.',
        ),
        number(
          'minutesADecision',
          'Minutes that a decision takes',
          clock.minutesADecision,
          'From 5 to 480. It is used until enough decisions are measured.',
        ),
        number('workedAtOnce', 'Cases that a team works on at once', clock.workedAtOnce, 'From 1 to 50.'),
        number(
          'selfReferralAge',
          'Age from which a young person’s own referral waits like any other',
          clock.selfReferralAge,
          'From 10 to 18.',
        ),
        {
          kind: 'text',
          name: 'escalation/role',
          label: 'Role that hears of a decision one working day late',
          value: clock.escalation.role,
        },
        {
          kind: 'text',
          name: 'escalation/contact',
          label: 'How to reach them (optional)',
          hint: 'Never a family’s details.',
          value: clock.escalation.contact,
        },
        daysOf('extraHolidays', 'Extra bank holidays', clock.extraHolidays),
        daysOf('workedHolidays', 'Bank holidays that are worked', clock.workedHolidays),
      ],
    };
  },
  save: async ({ perform, ifMatch }, { escalation, staffedFrom = '', staffedUntil = '', ...body }) => {
    const form = {
      // A field that was emptied must not silently become the default.
      ...withNeeded(body, NUMBERS),
      staffedFrom: minutesAt(staffedFrom),
      staffedUntil: minutesAt(staffedUntil),
      escalation: withNeeded(Reached.parse(escalation), ['role', 'contact']),
    };
    await perform('setClock', { form, ifMatch });
    return 'clock';
  },
};
