/** The parts of the stack for an account, as their alarms were named when each part had its own. */
const QUEUES = ['Receive', 'ReceiveAgain', 'Open', 'Upload', 'Verdict', 'SesEvents'];
const STREAMS_FAILED = ['CorrespondenceMissedNudges', 'AuditMissed', 'FollowingMissed'];
const STREAMS = ['CorrespondenceSend', 'FollowingFollow', 'AuditSeal'];
const SWEEPS = ['CorrespondenceSweep', 'CaseworkEveryQuarter', 'AuditSweep', 'FollowingSweep'];
const DOORS = [
  'IntakeSubmit',
  'IntakeUpload',
  'CaseworkApi',
  'CaseworkHandOverPdf',
  'CaseworkOpenOriginal',
  'WebConsole',
];
const BACKGROUND = [
  'IntakeFileUpload',
  'IntakeReceiveEmail',
  'IntakeOpenEmail',
  'DocumentsFile',
  'DocumentsBlankForm',
  'DocumentsWriteForm',
  'WebApiDocs',
  'WebAssets',
  'CorrespondenceSend',
  'CorrespondenceRecord',
  'CaseworkClock',
  'CaseworkReconcile',
  'CaseworkRecover',
  'AuditSeal',
  'FollowingFollow',
];

/** Says which alarm rings for a condition, and the figure that breaks it: a value that rings, and the last that does not. */
export interface Condition {
  readonly alarm: string;
  readonly figure: string;
  /** How many periods in a row it needs. */
  readonly inARow?: number;
  readonly rings: number;
  readonly quiet: number;
}

const above = (alarm: string, figure: string, quiet: number, inARow = 1): Condition => ({
  alarm,
  figure,
  quiet,
  rings: quiet + 0.001,
  inARow,
});
const failedWork = above('FailedWork', 'FailedWork', 0);
const each = (names: readonly string[], condition: (name: string) => [string, Condition]) => names.map(condition);

/**
 * Every condition that had an alarm of its own before alarms were merged, by that alarm's name, and the alarm that rings for it now.
 * The last lines are new. Nothing is watched less: a condition may only leave with a reason.
 */
export const CONDITIONS: ReadonlyMap<string, Condition> = new Map<string, Condition>([
  ...each(QUEUES, (queue) => [`${queue}DeadLetters`, failedWork]),
  ...each(STREAMS_FAILED, (queue) => [`${queue}NotEmpty`, failedWork]),
  ...each(QUEUES, (queue) => {
    // The second route of a mail waits five minutes by itself.
    const quiet = queue === 'ReceiveAgain' ? 1200 : 900;
    return [`${queue}Waits`, above(`${queue}Waits`, 'ApproximateAgeOfOldestMessage', quiet)];
  }),
  ...each([...DOORS, ...BACKGROUND], (job) => [`${job}Fails`, above('FunctionsFail', 'Errors', 0)]),
  ...each([...DOORS, ...BACKGROUND], (job) => [`${job}HeldBack`, above('FunctionsHeldBack', 'Throttles', 0)]),
  ...each(SWEEPS, (sweep) => [`${sweep}Stopped`, above('SweepStopped', 'LateSweepSeconds', 0)]),
  ...each(STREAMS, (job) => [`${job}StreamBehind`, above(`${job}StreamBehind`, 'IteratorAge', 300_000)]),
  ['ItemsWithoutOwner', above('ItemsWithoutOwner', 'UnplacedItems', 0)],
  ['MailStandsInInbox', above('MailNotFiled', 'OldestInboxSeconds', 1800)],
  ['ReconcileUnfinished', above('ItemsFail', 'FailedItems', 0, 2)],
  ['ClockItemsFail', above('ItemsFail', 'FailedItems', 0, 2)],
  ['LookupItemsFail', above('ItemsFail', 'FailedItems', 0, 2)],
  ['ClockOverdue', above('ClockOverdue', 'OverdueTimers', 0)],
  ['ScannerAway', above('ScannerAway', 'FilesUnscanned', 0)],
  ['DecisionsOverdue', above('DecisionsOverdue', 'OverdueDecisions', 0, 12)],
  ['CaseUnreadTooLong', above('CaseUnreadTooLong', 'OldestUndecidedSeconds', 7 * 86_400)],
  ['AlertNotSent', above('AlertNotThrough', 'AlertsNotThrough', 0)],
  ['AlertNotDelivered', above('AlertNotThrough', 'AlertsNotThrough', 0)],
  ['AuditChanged', above('AuditChanged', 'AuditEntriesChanged', 0)],
  ['MailBounces', above('MailBounces', 'Reputation.BounceRate', 0.05)],
  ['MailIsComplainedOf', above('MailIsComplainedOf', 'Reputation.ComplaintRate', 0.001)],
  ['DoorsFail', above('DoorsFail', 'WebFailed', 0)],
  // New: a send that the account or a setting prevents; a referral without its copy; an alarm's email that SNS could not hand over.
  ['SendingMisconfigured', above('SendingMisconfigured', 'SendingMisconfigured', 0)],
  ['CopiesLate', above('CopiesLate', 'CopiesLate', 0, 3)],
  ['AlarmsUndeliveredNotEmpty', failedWork],
  ['BackUpFails', above('BackUpFails', 'NumberOfBackupJobsFailed', 0)],
  ['BackUpCopyFails', above('BackUpCopyFails', 'NumberOfCopyJobsFailed', 0)],
]);

/** Where each figure is from, and the shortest period that always has it: what is written more rarely would ring and be quiet in turn. */
export const WRITTEN: Readonly<Record<string, readonly [namespace: string, seconds: number]>> = {
  ApproximateAgeOfOldestMessage: ['AWS/SQS', 300],
  Errors: ['AWS/Lambda', 300],
  Throttles: ['AWS/Lambda', 300],
  IteratorAge: ['AWS/Lambda', 300],
  'Reputation.BounceRate': ['AWS/SES', 3600],
  'Reputation.ComplaintRate': ['AWS/SES', 3600],
  NumberOfBackupJobsFailed: ['AWS/Backup', 3600],
  NumberOfCopyJobsFailed: ['AWS/Backup', 3600],
  // The clock looks at dead-letter queues every five minutes. Reconcile runs every quarter, and sees everything every four hours.
  FailedWork: ['FrontDoor', 600],
  OldestInboxSeconds: ['FrontDoor', 900],
  OldestUndecidedSeconds: ['FrontDoor', 900],
  FailedItems: ['FrontDoor', 900],
  UnplacedItems: ['FrontDoor', 14_400],
  // Those of jobs that run every minute, and of the sealer, every five.
  ...Object.fromEntries(
    ['AlertsNotThrough', 'AuditEntriesChanged', 'CopiesLate', 'FilesUnscanned', 'LateSweepSeconds', 'OverdueDecisions']
      .concat('OverdueTimers', 'SendingMisconfigured', 'WebFailed')
      .map((figure): [string, readonly [string, number]] => [figure, ['FrontDoor', 300]]),
  ),
};

/** The conditions that are a silence: the clock's own, and that of two doors in working hours. */
export const SILENCES = new Map([
  ['CaseworkEveryMinuteStopped', 'SweepStopped'],
  ['WebSilent', 'WebSilent'],
  ['MailSilent', 'MailSilent'],
]);
