import type { Report } from '#functions/casework/reconcile/report.ts';
import { type Column, renderTable } from './table.ts';

type Words<Kind extends string> = Readonly<Record<Kind, string>>;

/** The names of what is checked. */
const CHECKED: Words<keyof Report['checked']> = {
  copies: 'copies of referrals (in a declared recovery only)',
  inbox: 'emails not yet filed',
  filed_mail: 'emails filed',
  uploads: 'upload slots',
  quarantine: 'files in quarantine',
  cases: 'cases',
  timers: 'timers past their time',
};

/** What was wrong, and how it was repaired. */
const REFILED: Words<Report['refiled'][number]['kind']> = {
  mail_in_inbox: 'Email not filed. Sent to be filed again.',
  mail_without_case: 'Email whose case is gone. Sent to be filed again as a new case.',
  upload_not_filed: 'Uploaded file not filed. Sent to be filed again.',
  file_not_on_case: 'File of an email, not on its case. Email sent to be opened again.',
  state_without_timer: 'Item without a timer. Timer set.',
  item_without_work_list: 'Item on no work list. Put back on its list.',
  referral_lost: 'Referral whose case is gone. Filed again from its copy.',
  message_was_sent: 'Email that waited, and was sent before. Not sent again.',
};

/** What is wrong. docs/operating.md has a row for each code, with what to do. */
const UNPLACED: Words<Report['unplaced'][number]['kind']> = {
  mail_in_inbox: 'Email not filed for over an hour',
  mail_without_case: 'Email whose case is gone, and filing it again failed',
  upload_not_filed: 'Uploaded file not filed for over an hour',
  file_without_slot: 'File in quarantine that no upload slot asked for',
  file_not_on_case: 'File in quarantine that is on no case',
  text_without_message: 'Email text that belongs to no email',
  case_missing: 'Case that the audit has and the cases table does not',
  document_without_copy: 'Safe file that has no copy to download',
  copy_missing: 'Safe file whose copy to download is gone',
  overdue: 'Timer over half an hour late: no sweep has settled it',
  bank_holidays_run_out: 'Last bank holiday in the calendar (fewer than 90 days left)',
  copy_unreadable: 'Copy of a lost referral that cannot be read',
  restriction_lost: 'Case that was restricted, and is open to everybody',
  referral_sent_again: 'Lost referral that its sender sent again: another case has it',
};

const UNFINISHED: Words<Report['unfinished'][number]['why']> = {
  failed: 'the check failed (see its log)',
  too_many: 'they are too many. Use fewer --days',
  out_of_time: 'time ran out. Run it again',
  table_damaged: 'some have lost their case. See the restore drill',
};

/** 80 characters with the spaces between. Long keys go on in the next line. */
const REPAIRED_COLUMNS: readonly Column[] = [
  { heading: 'What was wrong, what was done', width: 35 },
  { heading: 'Which', width: 44 },
];
const UNPLACED_COLUMNS: readonly Column[] = [
  { heading: 'What is wrong', width: 26 },
  { heading: 'Code', width: 22 },
  { heading: 'Which', width: 30 },
];

/** Returns a report for a terminal of 80 columns: the outcome, then what needs a person, then what was repaired. */
export function reconcileReport(report: Report): string[] {
  const { refiled, unplaced, more, unfinished } = report;
  const needed = unplaced.length + more.unplaced;
  const repaired = refiled.length + more.refiled + report.recounted + report.relisted;
  return [
    isWell(report)
      ? 'All is well: everything that was accepted has an owner.'
      : outcomeWords(needed, unfinished.length),
    ...(report.sendingFrozen ? ['Sending is frozen: no email goes out until you run it with --sending free.'] : []),
    '',
    ...(needed === 0
      ? []
      : [
          `NEEDS A PERSON: ${needed}. docs/operating.md says what to do for each code.`,
          ...renderTable(
            UNPLACED_COLUMNS,
            unplaced.map(({ kind, key }) => [UNPLACED[kind], kind, key]),
          ),
          ...furtherWords(more.unplaced),
          '',
        ]),
    ...unfinished.map(({ check, why }) => `NOT CHECKED: ${label(CHECKED, check)}, because ${UNFINISHED[why]}.`),
    ...(unfinished.length > 0 ? [''] : []),
    ...(repaired === 0
      ? ['Repaired: nothing needed it.']
      : [`Repaired: ${repaired}. You need to do nothing about these.`]),
    ...(refiled.length === 0
      ? []
      : renderTable(
          REPAIRED_COLUMNS,
          refiled.map(({ kind, key }) => [REFILED[kind], key]),
        )),
    ...furtherWords(more.refiled),
    ...(report.recounted > 0 ? [`  ${report.recounted} cases and tasks: their count on the dashboard was wrong.`] : []),
    ...(report.relisted > 0 ? [`  ${report.relisted} cases: they were on a wrong work list or on none.`] : []),
    '',
    `Checked, ${report.days} days back:`,
    ...Object.entries(report.checked).map(([check, count]) => `${String(count).padStart(8)}  ${label(CHECKED, check)}`),
  ];
}

function outcomeWords(needed: number, unfinished: number): string {
  const parts = [
    ...(needed > 0 ? [`${needed} ${needed === 1 ? 'thing needs' : 'things need'} a person`] : []),
    ...(unfinished > 0 ? [`${unfinished} ${unfinished === 1 ? 'check was' : 'checks were'} not finished`] : []),
  ];
  return `Not all is well: ${parts.join(', and ')}.`;
}

const furtherWords = (more: number): string[] => (more > 0 ? [`  … and ${more} more that are not listed`] : []);

/** Returns the words for a name that comes as plain text. */
function label(words: Readonly<Record<string, string>>, name: string): string {
  return words[name] ?? name;
}

/** Returns whether everything has its owner and every check was finished. */
export function isWell({ unplaced, unfinished }: Report): boolean {
  return unplaced.length === 0 && unfinished.length === 0;
}
