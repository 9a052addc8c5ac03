import { Configuration } from './configuration.ts';

/** The settings whose default is only for the demonstration, with how to set each. */
const DEMONSTRATION_ONLY = {
  councilName: 'Set the council\'s name: --context councilName="Anyshire Council".',
  councilTelephone: 'Set the telephone number that people call: --context councilTelephone="01632 960000".',
  coordinatorContact: 'Set how to reach the Early Help Coordinator: --context coordinatorContact="01632 960001".',
  councilHours: 'Set when a person looks at referrals: --context councilHours="Somebody is on duty day and night."',
  dutyDesk: 'Set the address for alerts to the duty desk: --context dutyDesk=duty-desk@anyshire.example.',
  mailbox: 'Set the address to which referrals are emailed: --context mailbox=referrals@children.anyshire.example.',
  sender: 'Set the sender of our mail: --context sender=no-reply@children.anyshire.example.',
  webDomain: 'Set the host name of the pages and doors: --context webDomain=refer.anyshire.example.',
  certificateArn: "Set that name's certificate in us-east-1: --context certificateArn=arn:aws:acm:us-east-1:….",
} as const;

/** SQS's messages must stay hidden for longer than any job may run. AWS advises six times as long, and a queue's jobs have 60 s. */
const HIDDEN_AT_LEAST = 360;
const OWN_MACHINE = /^(localhost$|127\.|::1$)/;

/** Returns the domain of an address. */
export const domainOf = (address: string): string => address.slice(address.indexOf('@') + 1);

/** A reason not to deploy to an account: when it holds, and what to do. */
type Rule = readonly [(settings: Configuration) => boolean, string];

const RULES: readonly Rule[] = [
  [
    ({ trial, stage }) => trial && stage === 'main',
    'Name the trial, as nothing watches it: --context stage=trial. Stage main takes real referrals.',
  ],
  [
    ({ stage, retentionDays }) => stage === 'main' && retentionDays === undefined,
    'Set how many days nobody can remove the audit, not even you: --context retentionDays=3650.',
  ],
  [
    ({ webDomain = '', mailbox, sender }) => mailDomains({ mailbox, sender }).includes(webDomain),
    'webDomain must differ from the domains of mailbox and sender: DNS allows no MX beside a CNAME.',
  ],
  [
    ({ hostedZone, hostedZoneId }) => hostedZone !== undefined && hostedZoneId === undefined,
    'hostedZone needs hostedZoneId, the number of the zone in Route 53 (Z…): without it no record is made.',
  ],
  [
    ({ hostedZone, hostedZoneId }) => hostedZone === undefined && hostedZoneId !== undefined,
    'hostedZoneId needs hostedZone, the name of the zone.',
  ],
  [
    ({ hostedZone, mailbox, sender }) =>
      hostedZone !== undefined && !mailDomains({ mailbox, sender }).includes(hostedZone),
    'hostedZone must be the domain of mailbox or sender itself: in another zone no record would be made.',
  ],
  [
    ({ scanner, clamdHost }) => scanner === 'clamav' && OWN_MACHINE.test(clamdHost),
    'scanner=clamav needs clamdHost, an address that Lambda reaches: --context clamdHost=clamd.anyshire.example.',
  ],
  [
    ({ scanner, clamdHost }) => scanner !== 'clamav' && !OWN_MACHINE.test(clamdHost),
    'clamdHost needs scanner=clamav: GuardDuty would scan instead.',
  ],
  [
    ({ issuer }) => issuer?.startsWith('http:') === true,
    'issuer must use https: the gateway reads its keys by nothing else.',
  ],
  [
    ({ issuer, agencies }) => issuer !== undefined && agencies.length > 0,
    'agencies need our pool, so no issuer: your issuer makes the clients of agencies.',
  ],
  [
    ({ issuer, audience }) => issuer === undefined && audience !== 'front-door',
    'audience needs issuer: the tokens of our pool have no audience.',
  ],
  [
    ({ issuer, rolePrefix }) => issuer === undefined && rolePrefix.includes(' '),
    'rolePrefix may have no space in our pool: Cognito refuses it in the name of a group.',
  ],
  [
    ({ postcodesFile, homeAuthority }) =>
      !postcodesFile.endsWith('postcodes-sample.csv') && homeAuthority === undefined,
    "postcodesFile needs homeAuthority, your council's own ONS code: without it every child would live elsewhere.",
  ],
  [
    ({ dutyDesk, alarmEmail, mailbox, sender }) =>
      [dutyDesk, alarmEmail].some((one) => [mailbox, sender].some((ours) => ours === one?.toLowerCase())),
    'dutyDesk and alarmEmail must differ from mailbox and sender: each alert would come back as a referral.',
  ],
  [
    ({ retrySeconds }) => retrySeconds < HIDDEN_AT_LEAST,
    `retrySeconds must be ${HIDDEN_AT_LEAST} at least: a message must stay hidden while a job works on it.`,
  ],
  [
    ({ issuer, consoleClientId }) => issuer === undefined && consoleClientId !== undefined,
    'consoleClientId needs issuer: our pool has a client for the console.',
  ],
  [
    ({ publicOrigin }) => publicOrigin !== undefined,
    'publicOrigin is for one machine alone: letters would name it, and webDomain says it here.',
  ],
];

const mailDomains = ({ mailbox, sender }: Pick<Configuration, 'mailbox' | 'sender'>) => [mailbox, sender].map(domainOf);

/**
 * Returns a sentence for each setting that a deployment to an account still needs, that lacks its partner or that contradicts another.
 * The local cloud needs none.
 */
export function missingSettings(configuration: Configuration): string[] {
  if (configuration.target === 'local') return [];
  const given = new Map(Object.entries(configuration));
  const demonstration = new Map(Object.entries(Configuration.parse({ target: 'aws' })));
  const missing = Object.entries(DEMONSTRATION_ONLY).flatMap(([name, sentence]) =>
    given.get(name) === demonstration.get(name) ? [sentence] : [],
  );
  return [...missing, ...RULES.flatMap(([holds, sentence]) => (holds(configuration) ? [sentence] : []))];
}
