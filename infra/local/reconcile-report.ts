import type { Report } from '#functions/casework/reconcile/report.ts';
import { type Column, renderTable } from './table.ts';

const CHECKED: Readonly<Record<keyof Report['checked'], string>> = {
  inbox: 'mail in the inbox',
  filed_mail: 'filed mail',
  uploads: 'upload slots',
  quarantine: 'files in quarantine',
  cases: 'cases',
  timers: 'overdue timers',
};

const REFILED: Readonly<Record<Report['refiled'][number]['kind'], string>> = {
  mail_in_inbox: 'mail in the inbox, announced again',
  mail_without_case: 'filed mail without its case, put back in the inbox',
  upload_not_filed: 'uploaded file not filed, announced again',
  file_not_on_case: 'file on no case, its message opened again',
  state_without_timer: 'given back its timer',
  item_without_work_list: 'given back its work list',
};

const UNPLACED: Readonly<Record<Report['unplaced'][number]['kind'], string>> = {
  mail_in_inbox: 'mail in the inbox for over an hour',
  mail_without_case: 'filed mail that names no case',
  upload_not_filed: 'uploaded file not filed for over an hour',
  file_without_slot: 'uploaded file of no slot',
  file_not_on_case: 'file in quarantine on no case',
  text_without_message: 'text of no message',
  case_missing: 'case that the audit knows and the table has not',
  document_without_copy: 'clean and safe file without its copy',
  copy_missing: 'copy of a file that is gone',
  overdue: 'due for half an hour, looked at by no sweep',
  bank_holidays_run_out: 'bank holidays are known no further than',
};

const UNFINISHED: Readonly<Record<Report['unfinished'][number]['why'], string>> = {
  failed: 'failed: see the log',
  too_many: 'too many for one run: ask for fewer days',
  out_of_time: 'out of time: ask again',
};

/** 80 characters with the space between. Long keys go on in the next line. */
const COLUMNS: readonly Column[] = [
  { heading: 'What', width: 30 },
  { heading: 'Which', width: 49 },
];

/** A report for a terminal of 80 columns. */
export function reconcileReport(report: Report): string[] {
  const { refiled, unplaced, more, unfinished } = report;
  const checked = Object.entries(report.checked).map(([check, count]) => `${count} ${label(CHECKED, check)}`);
  return [
    `Looked through ${report.days} days: ${checked.slice(0, 3).join(', ')},`,
    `${checked.slice(3).join(', ')}.`,
    '',
    ...section('Put right', REFILED, refiled, more.refiled),
    ...(report.recounted > 0 ? [`Counted again for the dashboard: ${report.recounted} cases and tasks.`] : []),
    ...(report.relisted > 0 ? [`Put back into their work lists: ${report.relisted} cases.`] : []),
    ...section('Needs a person', UNPLACED, unplaced, more.unplaced),
    ...unfinished.map(({ check, why }) => `Not finished: ${label(CHECKED, check)}, ${UNFINISHED[why]}.`),
    ...(report.sendingFrozen ? ['Sending is frozen: nothing is sent until it is let go.'] : []),
  ];
}

function section<K extends string>(
  title: string,
  words: Readonly<Record<K, string>>,
  found: readonly { kind: K; key: string }[],
  more: number,
): string[] {
  if (found.length === 0) return [`${title}: nothing.`];
  const rows = found.map(({ kind, key }) => [words[kind], key]);
  return [
    `${title}: ${found.length + more}`,
    ...renderTable(COLUMNS, rows),
    ...(more > 0 ? [`… and ${more} more`] : []),
    '',
  ];
}

/** The words for a name that a record's own keys are typed by, where they come as plain text. */
function label(words: Readonly<Record<string, string>>, name: string): string {
  return words[name] ?? name;
}

/** Whether everything has its owner and every check came to its end. */
export function isWell({ unplaced, unfinished }: Report): boolean {
  return unplaced.length === 0 && unfinished.length === 0;
}
