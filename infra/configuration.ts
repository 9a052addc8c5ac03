import * as z from 'zod';
import { PARTS } from './names.ts';
import { isReadable, logoFault } from './pages/brand.ts';

/** The target of a deployment: an AWS account, or the local cloud of one machine. */
export const Target = z.enum(['aws', 'local']);
export type Target = z.infer<typeof Target>;

const Domain = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
/** An address of the web. A browser or a mail program opens nothing else. */
const Web = z.url({ protocol: /^https?$/ });
const isOrigin = (address: string) => URL.parse(address)?.origin === address;
/** Cognito sends people back by https, and to http on their own machine alone. */
const isPrivate = (address: string) => /^(https:|http:\/\/localhost[:/])/.test(address);
const areUnique = (all: readonly string[]) => new Set(all).size === all.length;
/** Room for a name or two telephone numbers. Each function has them in its environment, which holds 4 KB. */
const Line = z.string().trim().min(3).max(100);
/** SES and DNS compare a domain without its case. We compare it with a zone, an identity and the other address. */
const OurAddress = z.email().toLowerCase();
/** `-c name=7`, or 7 in `cdk.json`. Nothing, `true` and `null` are no numbers: JavaScript would take them for 0 and 1. */
const number = <S extends z.ZodType<unknown, unknown>>(bounds: S) =>
  z.preprocess((given) => (typeof given === 'string' && given.trim() !== '' ? Number(given) : given), bounds);
/** `-c name=a,b` or a JSON list in `cdk.json`. */
const split = (given: unknown) => (typeof given === 'string' ? given.split(',').filter((part) => part !== '') : given);
const list = <S extends z.ZodType>(item: S) => z.preprocess(split, z.array(item));

/**
 * The settings of a deployment, by `-c name=value` or in `cdk.json`. Everything that a council changes is here and not in code.
 * The defaults are for the demonstration: a deployment to an account must replace some of them (`missing-settings.ts`).
 */
export const Configuration = z.object({
  target: Target,
  stage: z
    .string()
    .regex(/^[a-z]([a-z0-9-]{0,14}[a-z0-9])?$/)
    // The names of SES's rule sets end with a letter or digit, and the pool's domain may have none of these words.
    .refine((stage) => !/aws|amazon|cognito/.test(stage), 'Cognito takes no address with aws, amazon or cognito in it')
    .refine((stage) => !PARTS.some((part) => `-${stage}`.endsWith(`-${part}`)), 'Another stack has this name')
    // Recovery may read every table of stage `main` whose name begins with `front-door-restored-`.
    .refine((stage) => !/(^|-)restored(-|$)/.test(stage), 'Tables that are restored in a drill have this name')
    .default('main'),
  /**
   * Whether the stacks, tables and people's pool are protected against deletion. `npm run deploy` sets it and a person never does:
   * off in the first deployment, so that a failed one leaves nothing behind, and on in every deployment after a success.
   */
  protected: z
    .enum(['yes', 'no'])
    .default('no')
    .transform((given) => given === 'yes'),
  /** A trial has invented data alone, and nobody on call: it leaves out the firewall, alarms and figures, which are most of the cost. */
  trial: z.union([z.boolean(), z.stringbool()]).default(false),
  /** Data about children stays in London, unless a council's own policy allows another region. */
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/)
    .default('eu-west-2'),
  councilName: Line.default('Exampleshire Council'),
  /** The colour of the pages' header, such as `#1d70b8`. By default it is black. */
  brandColour: z
    .string()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, 'A colour is # and six hexadecimal digits')
    .refine(isReadable, 'White words on it must have a contrast of 4.5 to 1 at least: choose a darker colour')
    .optional(),
  /** A logo for the pages' header, in this checkout: an SVG of plain shapes or a PNG, to be seen on the header's colour. */
  logoFile: z
    .string()
    .superRefine((file, { addIssue }) => {
      const fault = logoFault(file);
      if (fault !== undefined) addIssue({ code: 'custom', message: `The logo is refused, because ${fault}` });
    })
    .optional(),
  councilTelephone: Line.default('0116 496 0000'),
  /** The Early Help Coordinator's number or office address, for questions about procedure (S32). */
  coordinatorContact: Line.default('0116 496 0001'),
  /** When a person looks at what arrives. It is in every acknowledgement, so it must be true at night too (S4). */
  councilHours: z
    .string()
    .min(10)
    .max(300)
    .default('Somebody is on duty at the front door day and night, every day of the year.'),
  /** The duty desk's address for alerts about referrals that cannot wait: an inbox or pager that is watched day and night. */
  dutyDesk: z.email().default('duty-desk@frontdoor.example'),
  mailbox: OurAddress.default('referrals@frontdoor.example'),
  sender: OurAddress.default('frontdoor@frontdoor.example'),
  /** The council's own ONS code. A child who lives elsewhere is never refused (S5). */
  homeAuthority: z
    .string()
    .regex(/^[EWSN]\d{8}$/)
    .optional(),
  /** A CSV of postcodes, sectors or districts with their authority (`pcds,lad`), in this checkout. The default is invented. */
  postcodesFile: z.string().default('schemas/codes/postcodes-sample.csv'),
  /** The address of the blank Word form in letters. By default our own door has it. */
  wordFormUrl: Web.max(500).optional(),
  /** The address that people use on one machine. In an account `webDomain` says it. */
  publicOrigin: Web.refine(isOrigin, 'An origin has no path and no slash at its end').optional(),
  /** The issuer of staff and agency tokens. Without one on AWS, we make a Cognito pool. */
  issuer: Web.optional(),
  audience: z.string().min(1).max(200).default('front-door'),
  /** The console's client at the council's own issuer, where it differs from the audience. */
  consoleClientId: z.string().min(1).max(200).optional(),
  /** The prefix of a role's name in the sign-in's groups, such as `front-door-`. With it, a name without the prefix does not count. */
  rolePrefix: z
    .string()
    .regex(/^[\w .:/=-]{0,60}$/)
    .default(''),
  /** The agencies whose systems send referrals. Each gets a client of our pool. The gateway takes 50 clients, which AWS can't raise. */
  agencies: list(z.string().regex(/^[a-z0-9-]{1,40}$/))
    .refine(areUnique, 'An agency is there twice')
    .refine((all) => all.length <= 50, 'The gateway takes 50 agencies')
    .default([]),
  /** The addresses besides the console's to which the sign-in page may send staff back, where the pool is ours. */
  signInReturnsTo: list(Web.refine(isPrivate, 'It must use https')).default([]),
  /** The pages that may call the public doors from a browser. A browser sends an origin, which has no path. */
  corsOrigins: list(Web.refine(isOrigin, 'An origin has no path and no slash at its end')).default([]),
  /** The domains whose authenticated mail is acknowledged automatically (law 7, domain 5.4). */
  professionalDomains: list(Domain).default(['gov.uk', 'nhs.uk', 'nhs.net', 'police.uk', 'cjsm.net', 'sch.uk']),
  /** GuardDuty on AWS; clamd locally, and where a council runs its own. Exactly one is deployed. */
  scanner: z.enum(['guardduty', 'clamav']).optional(),
  clamdHost: z.string().default('127.0.0.1'),
  clamdPort: number(z.int()).default(3310),
  /** The address that gets the alarms. */
  alarmEmail: z.email().optional(),
  /** How many working hours a door may accept nothing before an alarm rings. A small council sets more, up to a day's ten. */
  quietHours: number(z.int().min(1).max(10)).default(6),
  /** A verdict usually comes in seconds. After this deadline a file is scanned once more, and then a person gets it. */
  scanDeadlineSeconds: number(z.int().min(5)).default(900),
  openDeadlineSeconds: number(z.int().min(5)).default(600),
  /** How long the second route (S3 event) waits, so that the first (SNS) files the mail. SQS delays at most 900 s. */
  secondRouteSeconds: number(z.int().min(0).max(900)).default(300),
  /**
   * How long a new file waits for clamd, which answers in milliseconds: a scan that comes before its case is tried again only
   * after `retrySeconds`. GuardDuty takes seconds by itself.
   */
  scanDelaySeconds: number(z.int().min(0).max(60)).default(2),
  /** How long a queue hides a message after a failure. AWS recommends six times the function's 60 s. */
  retrySeconds: number(z.int().min(1).max(43_200)).default(360),
  /** How long an audit entry waits for more, so that they share a signature. AWS allows 300 s; an entry is sealed within a minute. */
  sealSeconds: number(z.int().min(0).max(60)).default(60),
  /** The account's active SES receipt rule set, when another service has one. Our rule is added to it. */
  receiptRuleSet: z
    .string()
    .regex(/^[a-zA-Z0-9_-]{1,64}$/)
    .optional(),
  /** The mail domain's public hosted zone, when it is in Route 53. Its records are then made and not printed. */
  hostedZone: Domain.optional(),
  hostedZoneId: z
    .string()
    .regex(/^Z[A-Z0-9]{1,31}$/)
    .optional(),
  /** The host name of pages and doors, with its certificate in us-east-1. */
  webDomain: Domain.optional(),
  certificateArn: z
    .string()
    .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]+$/)
    .optional(),
  /** Raise it after a change of the origin's secret, so that CloudFront gets the new one. */
  originSecretRound: number(z.int().min(1)).default(1),
  /** How long nobody can remove the audit's segments, up to a century. Stage `main` must set it, as no one can shorten it. */
  retentionDays: number(z.int().min(1).max(36_500)).optional(),
  /** The vault of another account that gets a copy of each nightly back-up. docs/operating.md says what that account must allow. */
  backupVaultArn: z
    .string()
    .regex(/^arn:aws:backup:[a-z]{2}(-[a-z]+)+-\d:\d{12}:backup-vault:[A-Za-z0-9_-]{2,50}$/)
    .optional(),
  /**
   * How long the other account keeps each. As long as the tables can be restored to a moment: a record that was deleted here is then
   * gone everywhere after 35 days, and no damage is likely to go unnoticed for longer.
   */
  backupDays: number(z.int().min(1).max(3650)).default(35),
});
export type Configuration = z.infer<typeof Configuration>;

/** Reads the settings from CDK's context. Ignores unknown names, and throws the name of a wrong setting. */
export function readConfiguration(context: (name: string) => unknown): Configuration {
  const names = Object.keys(Configuration.shape);
  const given = Object.fromEntries(
    names.map((name) => [name, context(name)]).filter(([, value]) => value !== undefined),
  );
  return Configuration.parse(given);
}

/** Returns how many days nobody can remove a segment of the audit. A trial's audit may go after a day. */
export const retentionDaysOf = ({ retentionDays }: Pick<Configuration, 'retentionDays'>): number => retentionDays ?? 1;
