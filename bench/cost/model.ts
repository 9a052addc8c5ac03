import { Configuration } from '#infra/configuration.ts';
import { type Counts, counted, HOURS } from './counts.ts';
import type { Measured, Work } from './measured.ts';
import { costOf, NAMES, type Usage } from './prices.ts';

/** One line of an account: what is used, why so much, and of which priced things. */
export interface Line {
  readonly what: string;
  readonly how: string;
  readonly usage: Usage;
}

/** What is neither in a template nor measured: each number with its words, which the page prints. */
const ASSUMPTIONS = {
  pollsAMinute: [
    15,
    'empty polls of one queue in a minute: five pollers, each waiting 20 s (getlift/lift #132 counted 15)',
  ],
  secondsAnIdleRun: [0.3, 'seconds of a sweep that finds nothing'],
  secondsARun: [0.5, 'seconds of another run'],
  memoryOfARun: [0.75, 'GB of memory of another run'],
  bytesARun: [1500, 'bytes of log lines of a run, with Lambda’s own and the figures'],
  emailed: [0.6, 'of the referrals are emailed'],
  uploaded: [0.2, 'are uploaded; the rest come by the web or an agency'],
  kilobytesAFile: [100, 'KB a file: twice our blank form; nine in ten of 186 public forms have less than 70 KB'],
  looks: [10, 'looks at a referral'],
  actions: [3, 'actions on it: accept, note, decide. Each comes with one of the looks'],
  listRows: [10, 'rows in the index of looks for lists that show a referral: five colleagues a day, on two days'],
  requestsAnUpload: [3, 'requests of an upload: slot, form, state'],
  writesAFile: [50, 'write units of a file or mail on a case, above the measured life of a web referral'],
  entriesAFile: [4, 'audit entries of a file: added, scanned, inspected, opened'],
  runsAReferral: [15, 'runs of background jobs for a referral'],
  messagesAReferral: [5, 'messages in queues for a referral, three requests each'],
  putsAFile: [6, 'writes to buckets for a file, with its mail and its tag'],
  getsAFile: [6, 'reads from buckets for a file'],
  eventsAFile: [6, 'events of buckets for a file'],
  keyUsesAReferral: [
    20,
    'uses of the data key for a referral: tables, buckets, topics and queues keep a key for minutes',
  ],
  kilobytesInTables: [60, 'KB of a referral in both tables and their indexes'],
  moments: [12, 'minutes of their own in which entries of a referral come: filed, delivered, ten looks'],
  workingMinutes: [21 * 10 * 60, 'working minutes a month'],
  changedInDays: [100, 'cases that changed in the last two days'],
  changedInAnHour: [5, 'cases that changed in the last hour'],
} as const;
type Assumption = keyof typeof ASSUMPTIONS;
const numberOf = (name: Assumption): number => ASSUMPTIONS[name][0];
export const ASSUMED_IN_WORDS: readonly (readonly [number, string])[] = Object.values(ASSUMPTIONS);

const NONE = 'none';
const REFERRALS = 1000;
const work = ({ reads, writes, lists, heads, puts, signatures }: Work, times: number): Usage => ({
  read: reads * times,
  write: writes * times,
  put: (lists + puts) * times,
  get: heads * times,
  signature: signatures * times,
});

/** Adds up uses. */
export function sumOf(usages: readonly Usage[]): Usage {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const sum = usages.reduce((all, one) => all + (one[name] ?? 0), 0);
      return sum === 0 ? [] : [[name, sum]];
    }),
  );
}

/** Returns what lines cost, where an account already uses something: what is free is free once. */
export function dollarsOf(lines: readonly Line[], before: Usage = {}): number {
  const usage = sumOf(lines.map((line) => line.usage));
  return NAMES.reduce((sum, name) => sum + costOf(name, usage[name] ?? 0, before[name] ?? 0), 0);
}

/** A sweep that looks back runs so often in a month. */
const LOOKING_BACK: Readonly<Record<string, number>> = {
  'platform/audit/seal': HOURS,
  'casework/reconcile': HOURS / 4,
};

/** Returns a month in which nothing happens. */
export function idleMonth(counts: Counts, { sweeps, figures }: Measured): Line[] {
  const written = counts.figures ? figures.length : 0;
  const runs = counts.sweeps.reduce((sum, one) => sum + one.runs, 0);
  const swept = counts.sweeps.flatMap(({ job, runs: all }) => {
    const ordinary = sweeps[job];
    if (ordinary === undefined) throw new Error(`the sweep of ${job} is not measured: npm run bench -- cost`);
    const back = LOOKING_BACK[job] ?? 0;
    return [work(ordinary, all - back), work(sweeps[`${job}: everything`] ?? ordinary, back)];
  });
  const computing = counts.sweeps.reduce(
    (sum, one) => sum + one.runs * (one.memory / 1024) * numberOf('secondsAnIdleRun'),
    0,
  );
  return [
    {
      what: 'firewall',
      how:
        counts.webAcls === 0 ? NONE : `${counted(counts.webAcls, 'web ACL')}, ${counted(counts.webAclRules, 'rule')}`,
      usage: { webAcl: counts.webAcls, webAclRule: counts.webAclRules },
    },
    {
      what: 'alarms',
      how: counts.alarms === 0 ? NONE : `${counts.alarms}, over ${counted(counts.alarmed, 'metric')}`,
      usage: { alarm: counts.alarmed },
    },
    {
      what: 'figures',
      how: written === 0 ? NONE : `${written} ${written === 1 ? 'is' : 'are'} written while nothing happens`,
      usage: { metric: written },
    },
    {
      what: 'dashboards',
      how: counts.dashboards === 0 ? NONE : String(counts.dashboards),
      usage: { dashboard: counts.dashboards },
    },
    { what: 'keys', how: `${counts.keys} in KMS`, usage: { key: counts.keys } },
    { what: 'secrets', how: `${counts.secrets} in Secrets Manager`, usage: { secret: counts.secrets } },
    {
      what: 'queues',
      how: `${counts.polled} are polled, ${numberOf('pollsAMinute')} times a minute${counts.counted > 0 ? `; ${counts.counted} are counted every five minutes` : ''}`,
      usage: { queue: counts.polled * numberOf('pollsAMinute') * HOURS * 60 + counts.counted * HOURS * 12 },
    },
    {
      what: 'sweeps',
      how: `${counted(runs, 'run')}: their units and calls, measured`,
      usage: sumOf([...swept, { run: runs, schedule: runs, computing }]),
    },
    {
      what: 'KMS for the tables',
      how: 'each sweep and table, every five minutes',
      usage: { keyUse: counts.sweeps.reduce((sum, one) => sum + Math.min(one.runs, HOURS * 12), 0) },
    },
    {
      what: 'logs and traces',
      how: `${counts.logGroups} log groups; ${counts.traced} of ${counts.functions} functions are traced, and no sweep`,
      usage: { logs: (runs * numberOf('bytesARun')) / 1e9 },
    },
  ];
}

/** How entries are sealed: how long one waits for more, and whether a sealer remembers what it looked through. */
export interface Sealing {
  readonly seconds: number;
  readonly remembers: boolean;
}
export const SEALING: Sealing = { seconds: Configuration.parse({ target: 'aws' }).sealSeconds, remembers: true };
/** As it was before issue 12. */
export const SEALED_BEFORE: Sealing = { seconds: 5, remembers: false };

/** Returns the entries of a referral, and the links of a thousand: each link waits, and then the next entry comes at its time. */
export function sealed({ life }: Measured, { seconds }: Sealing): { entries: number; links: number } {
  const files = numberOf('emailed') + numberOf('uploaded');
  const entries = life['audit entries'] + numberOf('looks') + files * numberOf('entriesAFile');
  const between = numberOf('workingMinutes') / (REFERRALS * numberOf('moments'));
  return { entries, links: Math.round(numberOf('workingMinutes') / (seconds / 60 + between)) };
}

/** Returns a thousand referrals in a month, each read ten times. */
export function thousand(counts: Counts, measured: Measured, sealing = SEALING): Line[] {
  const { life, look, reconciledCase, link, fullLink } = measured;
  const [emailed, uploaded] = [numberOf('emailed'), numberOf('uploaded')];
  const [looks, actions] = [numberOf('looks'), numberOf('actions')];
  const files = (emailed + uploaded) * REFERRALS;
  const entered = REFERRALS * (1 - emailed - uploaded + uploaded * numberOf('requestsAnUpload'));
  const requests = REFERRALS * (looks + actions) + entered;
  const gigabytes = (files * numberOf('kilobytesAFile')) / 1e6;
  const mailed = emailed * REFERRALS;
  const chunks = Math.ceil((numberOf('kilobytesAFile') * 1.37) / 256);
  const { entries, links } = sealed(measured, sealing);
  const perEntry = (kind: 'reads' | 'writes') => (fullLink[kind] - link[kind]) / (fullLink.entries - 1);
  const ends = numberOf('workingMinutes') / 5;
  const lookingBack = HOURS / 4;
  const checks =
    numberOf('changedInDays') * lookingBack + numberOf('changedInAnHour') * (numberOf('workingMinutes') / 15);
  const runs = REFERRALS * numberOf('runsAReferral') + requests + links;
  return [
    {
      what: 'tables',
      how: `${life.writes} write units a life, ${look.writes} a look, ${numberOf('writesAFile')} a file`,
      usage: sumOf([work(life, REFERRALS), work(look, REFERRALS * looks), { write: files * numberOf('writesAFile') }]),
    },
    {
      what: 'sealing',
      how: `${counted(entries, 'entry', 'entries')} a referral, ${counted(links, 'link')} in all`,
      usage: {
        write: REFERRALS * entries * perEntry('writes') + links * (link.writes - perEntry('writes')),
        read: REFERRALS * entries * perEntry('reads') + links * (link.reads - perEntry('reads')),
        put: links * (sealing.remembers ? 1 : 2) + ends,
        signature: links + (sealing.remembers ? 0 : ends),
      },
    },
    {
      what: 'who looked',
      how: `${looks} looks, ${actions} actions and ${numberOf('listRows')} rows of lists a referral; 1 look a file`,
      // A row has some 150 bytes, and is put by itself (test/platform/store/looks.test.ts).
      usage: { write: REFERRALS * (looks + actions + numberOf('listRows')) + files },
    },
    {
      what: 'reconcile',
      how: `${numberOf('changedInDays')} changed cases every four hours, ${numberOf('changedInAnHour')} every quarter`,
      usage: { read: reconciledCase.reads * checks, get: checks * 2 },
    },
    { what: 'mail out', how: 'one acknowledgement each', usage: { sent: REFERRALS } },
    {
      what: 'mail in',
      how: `${counted(mailed, 'mail')} of ${counted(chunks, 'chunk')}`,
      usage: { received: mailed, chunk: mailed * chunks },
    },
    {
      what: 'scans',
      how: `${files} files of ${numberOf('kilobytesAFile')} KB`,
      usage: { scan: files, scanned: gigabytes },
    },
    {
      what: 'doors',
      how: counted(requests, 'request'),
      usage: { api: requests, webAclRequest: counts.webAcls === 0 ? 0 : requests },
    },
    {
      what: 'files and events',
      how: `${numberOf('putsAFile')} writes, ${numberOf('getsAFile')} reads and ${numberOf('eventsAFile')} events a file`,
      usage: {
        put: files * numberOf('putsAFile'),
        get: files * numberOf('getsAFile'),
        event: files * numberOf('eventsAFile'),
      },
    },
    {
      what: 'queues, topics and KMS',
      how: `${numberOf('messagesAReferral')} messages and ${numberOf('keyUsesAReferral')} uses of the key a referral`,
      usage: {
        queue: REFERRALS * numberOf('messagesAReferral') * 3,
        topic: REFERRALS * 3,
        keyUse: REFERRALS * numberOf('keyUsesAReferral'),
      },
    },
    {
      what: 'runs, logs and traces',
      how: counted(runs, 'run'),
      usage: {
        run: runs,
        computing: runs * numberOf('secondsARun') * numberOf('memoryOfARun'),
        logs: (runs * numberOf('bytesARun')) / 1e9,
        trace: counts.traced === 0 ? 0 : requests,
      },
    },
    {
      what: 'kept for a month',
      how: 'four copies of a file; the tables with their backup',
      usage: { stored: gigabytes * 4, backedUp: (REFERRALS * numberOf('kilobytesInTables')) / 1e6 },
    },
  ];
}
