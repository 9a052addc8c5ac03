/** A price in dollars without tax, and what an account has free each month. */
export interface Price {
  readonly of: string;
  readonly dollars: number;
  /** The number of units at that price. */
  readonly per: number;
  readonly unit: string;
  readonly free?: number;
  readonly source: Source;
}

/** Where a price was read. None was read in an account. */
export const SOURCES = {
  list: 'AWS’s price list files for eu-west-2, June to October 2026, as two public repositories quote them with usage types',
  page: 'AWS’s pricing page or guide, as public pages quote it in 2026; the price in London is not confirmed',
  memory: 'from memory, not confirmed',
} as const;
export type Source = keyof typeof SOURCES;

const MILLION = 1_000_000;

/** Every price that the page uses. Each was looked up on 30 November 2026. */
export const PRICES = {
  webAcl: { of: 'firewall: web ACL', dollars: 5, per: 1, unit: 'a month', source: 'page' },
  webAclRule: { of: 'firewall: rule', dollars: 1, per: 1, unit: 'a month', source: 'page' },
  webAclRequest: { of: 'firewall: requests', dollars: 0.6, per: MILLION, unit: 'requests', source: 'page' },
  alarm: { of: 'alarms, by metric', dollars: 0.1, per: 1, unit: 'a month', free: 10, source: 'list' },
  metric: { of: 'custom metrics', dollars: 0.3, per: 1, unit: 'a month', free: 10, source: 'list' },
  dashboard: { of: 'dashboards', dollars: 3, per: 1, unit: 'a month', free: 3, source: 'page' },
  logs: { of: 'logs taken in', dollars: 0.5985, per: 1, unit: 'GB', free: 5, source: 'list' },
  trace: { of: 'traces', dollars: 5, per: MILLION, unit: 'traces', free: 100_000, source: 'page' },
  key: { of: 'KMS keys', dollars: 1, per: 1, unit: 'a month', source: 'list' },
  keyUse: { of: 'KMS, symmetric key', dollars: 0.03, per: 10_000, unit: 'requests', free: 20_000, source: 'list' },
  signature: { of: 'KMS, signatures (P-256)', dollars: 0.15, per: 10_000, unit: 'requests', source: 'page' },
  secret: { of: 'secrets', dollars: 0.4, per: 1, unit: 'a month', source: 'list' },
  queue: { of: 'SQS', dollars: 0.4, per: MILLION, unit: 'requests', free: MILLION, source: 'list' },
  topic: { of: 'SNS', dollars: 0.5, per: MILLION, unit: 'requests', free: MILLION, source: 'memory' },
  event: { of: 'EventBridge, S3’s events', dollars: 1, per: MILLION, unit: 'events', source: 'page' },
  schedule: {
    of: 'EventBridge Scheduler',
    dollars: 1.15,
    per: MILLION,
    unit: 'runs',
    free: 14 * MILLION,
    source: 'list',
  },
  run: { of: 'Lambda, runs', dollars: 0.2, per: MILLION, unit: 'runs', free: MILLION, source: 'list' },
  computing: { of: 'Lambda, Arm', dollars: 0.0000133334, per: 1, unit: 'GB-seconds', free: 400_000, source: 'list' },
  write: { of: 'DynamoDB, writes', dollars: 0.7423, per: MILLION, unit: 'units', source: 'list' },
  read: { of: 'DynamoDB, reads', dollars: 0.1487, per: MILLION, unit: 'units', source: 'list' },
  put: { of: 'S3, PUT, COPY and LIST', dollars: 0.0053, per: 1000, unit: 'requests', source: 'list' },
  get: { of: 'S3, GET and HEAD', dollars: 0.0042, per: 10_000, unit: 'requests', source: 'list' },
  stored: { of: 'S3, a month', dollars: 0.024, per: 1, unit: 'GB', source: 'list' },
  backedUp: { of: 'DynamoDB, continuous backup', dollars: 0.2376, per: 1, unit: 'GB', source: 'memory' },
  api: { of: 'HTTP API', dollars: 1.16, per: MILLION, unit: 'requests', source: 'list' },
  sent: { of: 'SES, mail out', dollars: 0.1, per: 1000, unit: 'mails', source: 'list' },
  received: { of: 'SES, mail in', dollars: 0.1, per: 1000, unit: 'mails', source: 'page' },
  chunk: { of: 'SES, 256 KB of mail in', dollars: 0.09, per: 1000, unit: 'chunks', source: 'page' },
  scan: { of: 'GuardDuty, files', dollars: 0.215, per: 1000, unit: 'files', source: 'page' },
  scanned: { of: 'GuardDuty, data', dollars: 0.09, per: 1, unit: 'GB', source: 'page' },
} as const satisfies Record<string, Price>;
export type Priced = keyof typeof PRICES;

/** What is used of each priced thing. */
export type Usage = Partial<Record<Priced, number>>;

export const priceOf = (priced: Priced): Price => PRICES[priced];

/** Returns what a use costs beyond what is free and not `used` yet. */
export function costOf(priced: Priced, amount: number, used = 0): number {
  const { dollars, per, free = 0 } = priceOf(priced);
  const billed = (all: number) => Math.max(0, all - free);
  return ((billed(used + amount) - billed(used)) * dollars) / per;
}

export const NAMES: readonly Priced[] = Object.keys(PRICES).filter((name): name is Priced => name in PRICES);
