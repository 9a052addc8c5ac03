import * as z from 'zod';

/** Where the stack goes: an AWS account, or the local cloud of one machine. */
export const Target = z.enum(['aws', 'local']);
export type Target = z.infer<typeof Target>;

const Domain = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
/** `-c name=a,b` or a JSON list in `cdk.json`. */
const split = (given: unknown) => (typeof given === 'string' ? given.split(',').filter((part) => part !== '') : given);
const list = <S extends z.ZodType>(item: S) => z.preprocess(split, z.array(item));

/**
 * What a deployment may set, by `-c name=value` or in `cdk.json`. Everything a council changes stands here and not in code.
 * The defaults are those of the demonstration; for an account they are refused (`missingSettings`).
 */
export const Configuration = z.object({
  target: Target,
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,15}$/)
    .default('main'),
  /** Data about children stays in London unless a council's own policy says otherwise. */
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/)
    .default('eu-west-2'),
  councilName: z.string().default('Exampleshire Council'),
  councilTelephone: z.string().default('0116 496 0000'),
  /** How the Early Help Coordinator is reached with questions of how things are done (S32): a number, or an address of an office. */
  coordinatorContact: z.string().min(5).max(100).default('0116 496 0001'),
  /** When somebody looks at what arrives; in every acknowledgement, so it must be true at night as well (S4). */
  councilHours: z
    .string()
    .min(10)
    .max(300)
    .default('Somebody is on duty at the front door day and night, every day of the year.'),
  /** Where the duty desk is told at once of a referral that cannot wait: an inbox or pager that is watched day and night. */
  dutyDesk: z.email().default('duty-desk@frontdoor.example'),
  mailbox: z.email().default('referrals@frontdoor.example'),
  sender: z.email().default('frontdoor@frontdoor.example'),
  /** The council's own ONS code: a child whose home is elsewhere is still never refused (S5). */
  homeAuthority: z
    .string()
    .regex(/^[EWSN]\d{8}$/)
    .default('E06000016'),
  /** CSV of postcodes, sectors or districts with their authority (`pcds,lad`), from the folder of this program; invented ones until a council gives its own. */
  postcodesFile: z.string().default('schemas/codes/postcodes-sample.csv'),
  /** Where people are told to get the blank Word form; our own door for it when nothing is said. */
  wordFormUrl: z.url().optional(),
  /** The local cloud's address, for links that people on the same machine follow. */
  endpoint: z.url().optional(),
  /** Who signs staff and agency tokens; none on AWS means that we make a Cognito pool. */
  issuer: z.url().optional(),
  audience: z.string().default('front-door'),
  /** What stands before a role's name in the sign-in's groups, as `front-door-`; then no name without it counts. */
  rolePrefix: z
    .string()
    .regex(/^[\w .:/=-]{0,60}$/)
    .default(''),
  /** Agencies whose systems send referrals, each to get a client of our pool; only where the pool is ours. */
  agencies: list(z.string().regex(/^[a-z0-9-]{1,40}$/)).default([]),
  /** Where our pool's sign-in page may send staff back to; only where the pool is ours. */
  signInReturnsTo: list(z.url()).default(['http://localhost:4600/signed-in']),
  /** Pages that may call the public doors from a browser. */
  corsOrigins: list(z.url()).default([]),
  /** Whose senders may be acknowledged by themselves when their mail is authenticated (law 7, domain 5.4). */
  professionalDomains: list(Domain).default(['gov.uk', 'nhs.uk', 'nhs.net', 'police.uk', 'cjsm.net', 'sch.uk']),
  /** GuardDuty on AWS; clamd where a council runs its own engine, and locally. Exactly one is deployed. */
  scanner: z.enum(['guardduty', 'clamav']).optional(),
  clamdHost: z.string().default('127.0.0.1'),
  clamdPort: z.coerce.number().int().default(3310),
  /** Who is told when an alarm rings. */
  alarmEmail: z.email().optional(),
  /** A door that accepted nothing for so many working hours in a row rings; a small council sets more, ten at most (a day's). */
  quietHours: z.coerce.number().int().min(1).max(10).default(6),
  /** A verdict usually comes in seconds; past this a file is scanned once more, then a person has it. */
  scanDeadlineSeconds: z.coerce.number().int().min(5).default(900),
  openDeadlineSeconds: z.coerce.number().int().min(5).default(600),
  /** How long the second route (S3 event) waits, so that the first (SNS) has filed it; SQS delays 900 s at most. */
  secondRouteSeconds: z.coerce.number().int().min(0).max(900).default(300),
  /**
   * How long a new file waits for clamd, which answers in milliseconds: a scan that comes before its case would be tried again
   * only after `retrySeconds`. GuardDuty takes seconds by itself.
   */
  scanDelaySeconds: z.coerce.number().int().min(0).max(60).default(2),
  /** How long a queue hides a message that a function failed on: AWS asks for six times the function's 60 s. */
  retrySeconds: z.coerce.number().int().min(1).max(43_200).default(360),
  /** The account's active SES receipt rule set, when another service has one there: our rule is added to it. */
  receiptRuleSet: z
    .string()
    .regex(/^[a-zA-Z0-9_-]{1,64}$/)
    .optional(),
  /** The mail domain's public hosted zone, when Route 53 holds it: then its records are made, not printed. */
  hostedZone: Domain.optional(),
  hostedZoneId: z
    .string()
    .regex(/^Z[A-Z0-9]{1,31}$/)
    .optional(),
  /** The name the public calls, with its certificate in us-east-1; without them CloudFront's own. */
  webDomain: Domain.optional(),
  certificateArn: z
    .string()
    .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]+$/)
    .optional(),
  /** Counted up by whoever has changed the origin's secret, so that CloudFront is given the new one. */
  originSecretRound: z.coerce.number().int().min(1).default(1),
  retentionDays: z.coerce.number().int().min(1).default(3650),
});
export type Configuration = z.infer<typeof Configuration>;

/** Reads the context that CDK hands over; anything unknown is left alone, anything wrong stops the synthesis with its name. */
export function readConfiguration(context: (name: string) => unknown): Configuration {
  const names = Object.keys(Configuration.shape);
  const given = Object.fromEntries(
    names.map((name) => [name, context(name)]).filter(([, value]) => value !== undefined),
  );
  return Configuration.parse(given);
}

/** What people are told by default, which is true of nobody; and how whoever deploys says what is. */
const OF_THE_DEMONSTRATION = {
  councilName: 'Say the council\'s name: --context councilName="Anyshire Council".',
  councilTelephone: 'Say the telephone that people are to ring: --context councilTelephone="01632 960000".',
  coordinatorContact: 'Say how the Early Help Coordinator is reached: --context coordinatorContact="01632 960001".',
  councilHours: 'Say when somebody looks: --context councilHours="Somebody is on duty day and night."',
  dutyDesk: 'Say where the duty desk is told of danger: --context dutyDesk=duty-desk@anyshire.example.',
  mailbox: 'Say where referrals are emailed to: --context mailbox=referrals@children.anyshire.example.',
  sender: 'Say whom our mail is from: --context sender=no-reply@children.anyshire.example.',
} as const;

/** What a deployment to an account has still to say, a sentence each; nothing for the local cloud. */
export function missingSettings(configuration: Configuration): string[] {
  if (configuration.target === 'local') return [];
  const said = new Map(Object.entries(configuration));
  const demonstration = new Map(Object.entries(Configuration.parse({ target: 'aws' })));
  return Object.entries(OF_THE_DEMONSTRATION).flatMap(([name, sentence]) =>
    said.get(name) === demonstration.get(name) ? [sentence] : [],
  );
}
