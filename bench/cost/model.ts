import { Configuration } from '#infra/configuration.ts';
import { type Counts, HOURS } from './counts.ts';
import type { Measured, Work } from './measure.ts';
import { costOf, NAMES, type Usage } from './prices.ts';

/** One line of an account: what is used, why so much, and of which priced things. */
export interface Line {
  readonly what: string;
  readonly how: string;
  readonly usage: Usage;
}

/** What is neither in a template nor measured. The page lists each. */
export const ASSUMED = {
  /**
   * Empty polls of one queue in a minute: five pollers that wait 20 s each (getlift/lift #132 measured 15). AWS lowers them to two
   * where no maximum concurrency is set (Lambda guide, "Configuring scaling behavior for SQS event source mappings").
   */
  pollsAMinute: 15,
  secondsAnIdleRun: 0.3,
  secondsARun: 0.5,
  memoryOfARun: 0.75,
  /** Bytes of a run's log lines, with Lambda's own and the figures. */
  bytesARun: 1500,
  emailed: 0.6,
  uploaded: 0.2,
  kilobytesAFile: 100,
  looks: 10,
  /** Requests of the API besides looks: three for an upload (slot, form, state), and an action each to accept, note and decide. */
  requestsAnUpload: 3,
  actions: 3,
  /** Write units and audit entries of a file or a mail on a case, above the web's life: document, verdict, inspection, message. */
  writesAFile: 50,
  entriesAFile: 4,
  runsAReferral: 15,
  messagesAReferral: 5,
  putsAFile: 6,
  getsAFile: 6,
  eventsAFile: 6,
  /** KMS: for SQS, SNS, S3 and the tables, which all keep a data key for minutes. */
  keyUsesAReferral: 20,
  kilobytesInTables: 60,
  /** Times of a referral that fall into minutes of their own: filed, delivered, three actions, ten looks. */
  moments: 15,
  workingMinutes: 21 * 10 * 60,
  /** Of a thousand a month, cases that changed in two days, and in an hour. */
  changedInDays: 100,
  changedInAnHour: 5,
} as const;

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
export function idleMonth(counts: Counts, { sweeps }: Measured): Line[] {
  const runs = counts.sweeps.reduce((sum, one) => sum + one.runs, 0);
  const swept = counts.sweeps.flatMap(({ job, runs: all }) => {
    const ordinary = sweeps[job];
    if (ordinary === undefined) throw new Error(`the sweep of ${job} is not measured: npm run bench -- cost`);
    const back = LOOKING_BACK[job] ?? 0;
    return [work(ordinary, all - back), work(sweeps[`${job}: everything`] ?? ordinary, back)];
  });
  const computing = counts.sweeps.reduce(
    (sum, one) => sum + one.runs * (one.memory / 1024) * ASSUMED.secondsAnIdleRun,
    0,
  );
  return [
    {
      what: 'firewall',
      how: `${counts.webAcls} web ACL, ${counts.webAclRules} rule`,
      usage: { webAcl: counts.webAcls, webAclRule: counts.webAclRules },
    },
    { what: 'alarms', how: `${counts.alarms}, over ${counts.alarmed} metrics`, usage: { alarm: counts.alarmed } },
    { what: 'figures', how: `${counts.metrics} metrics of our own`, usage: { metric: counts.metrics } },
    { what: 'dashboards', how: String(counts.dashboards), usage: { dashboard: counts.dashboards } },
    { what: 'keys', how: `${counts.keys} in KMS`, usage: { key: counts.keys } },
    { what: 'secrets', how: `${counts.secrets} in Secrets Manager`, usage: { secret: counts.secrets } },
    {
      what: 'queues',
      how: `${counts.polled} are polled, ${ASSUMED.pollsAMinute} times a minute${counts.counted > 0 ? `; ${counts.counted} are counted every five minutes` : ''}`,
      usage: { queue: counts.polled * ASSUMED.pollsAMinute * HOURS * 60 + counts.counted * HOURS * 12 },
    },
    {
      what: 'sweeps',
      how: `${Math.round(runs)} runs: their units and calls, measured`,
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
      usage: { logs: (runs * ASSUMED.bytesARun) / 1e9 },
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
  const files = ASSUMED.emailed + ASSUMED.uploaded;
  const entries = life['audit entries'] + ASSUMED.looks + files * ASSUMED.entriesAFile;
  const between = ASSUMED.workingMinutes / (REFERRALS * ASSUMED.moments);
  return { entries, links: Math.round(ASSUMED.workingMinutes / (seconds / 60 + between)) };
}

/** Returns a thousand referrals in a month, each read ten times. */
export function thousand(counts: Counts, measured: Measured, sealing = SEALING): Line[] {
  const { life, look, reconciledCase, link, fullLink } = measured;
  const { emailed, uploaded, looks, actions } = ASSUMED;
  const files = (emailed + uploaded) * REFERRALS;
  const entered = REFERRALS * (1 - emailed - uploaded + uploaded * ASSUMED.requestsAnUpload);
  const requests = REFERRALS * (looks + actions) + entered;
  const gigabytes = (files * ASSUMED.kilobytesAFile) / 1e6;
  const mailed = emailed * REFERRALS;
  const chunks = Math.ceil((ASSUMED.kilobytesAFile * 1.37) / 256);
  const { entries, links } = sealed(measured, sealing);
  const perEntry = (kind: 'reads' | 'writes') => (fullLink[kind] - link[kind]) / (fullLink.entries - 1);
  const ends = ASSUMED.workingMinutes / 5;
  const lookingBack = HOURS / 4;
  const checks = ASSUMED.changedInDays * lookingBack + ASSUMED.changedInAnHour * (ASSUMED.workingMinutes / 15);
  const runs = REFERRALS * ASSUMED.runsAReferral + requests + links;
  return [
    {
      what: 'tables',
      how: `${life.writes} write units a life, ${look.writes} a look, ${ASSUMED.writesAFile} a file`,
      usage: sumOf([work(life, REFERRALS), work(look, REFERRALS * looks), { write: files * ASSUMED.writesAFile }]),
    },
    {
      what: 'sealing',
      how: `${Math.round(entries)} entries a referral, ${links} links in all`,
      usage: {
        write: REFERRALS * entries * perEntry('writes') + links * (link.writes - perEntry('writes')),
        read: REFERRALS * entries * perEntry('reads') + links * (link.reads - perEntry('reads')),
        put: links * (sealing.remembers ? 1 : 2) + ends,
        signature: links + (sealing.remembers ? 0 : ends),
      },
    },
    {
      what: 'reconcile',
      how: `${ASSUMED.changedInDays} changed cases every four hours, ${ASSUMED.changedInAnHour} every quarter`,
      usage: { read: reconciledCase.reads * checks, get: checks * 2 },
    },
    { what: 'mail out', how: 'one acknowledgement each', usage: { sent: REFERRALS } },
    { what: 'mail in', how: `${mailed} mails of ${chunks} chunk`, usage: { received: mailed, chunk: mailed * chunks } },
    {
      what: 'scans',
      how: `${files} files of ${ASSUMED.kilobytesAFile} KB`,
      usage: { scan: files, scanned: gigabytes },
    },
    {
      what: 'doors',
      how: `${Math.round(requests)} requests`,
      usage: { api: requests, webAclRequest: counts.webAcls === 0 ? 0 : requests },
    },
    {
      what: 'files and events',
      how: `${ASSUMED.putsAFile} writes, ${ASSUMED.getsAFile} reads and ${ASSUMED.eventsAFile} events a file`,
      usage: { put: files * ASSUMED.putsAFile, get: files * ASSUMED.getsAFile, event: files * ASSUMED.eventsAFile },
    },
    {
      what: 'queues, topics and KMS',
      how: `${ASSUMED.messagesAReferral} messages and ${ASSUMED.keyUsesAReferral} uses of the key a referral`,
      usage: {
        queue: REFERRALS * ASSUMED.messagesAReferral * 3,
        topic: REFERRALS * 3,
        keyUse: REFERRALS * ASSUMED.keyUsesAReferral,
      },
    },
    {
      what: 'runs, logs and traces',
      how: `${Math.round(runs)} runs`,
      usage: {
        run: runs,
        computing: runs * ASSUMED.secondsARun * ASSUMED.memoryOfARun,
        logs: (runs * ASSUMED.bytesARun) / 1e9,
        trace: counts.traced === 0 ? 0 : requests,
      },
    },
    {
      what: 'kept for a month',
      how: 'four copies of a file; the tables with their backup',
      usage: { stored: gigabytes * 4, backedUp: (REFERRALS * ASSUMED.kilobytesInTables) / 1e6 },
    },
  ];
}
