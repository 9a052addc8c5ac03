import type { Configuration } from './configuration.ts';

/** SQS's messages must stay hidden for longer than any job may run. AWS advises six times as long, and a queue's jobs have 60 s. */
const HIDDEN_AT_LEAST = 360;
const OWN_MACHINE = /^(localhost$|127\.|::1$)/;

export const domainOf = (address: string): string => address.slice(address.indexOf('@') + 1);

/** A reason not to deploy to an account: when it holds, and what to do. */
type Rule = readonly [(settings: Configuration) => boolean, string];

const RULES: readonly Rule[] = [
  [
    ({ stage, retentionDays }) => stage === 'main' && retentionDays === undefined,
    'Set how many days nobody can remove the audit, not even you: --context retentionDays=3650.',
  ],
  [
    ({ webDomain, certificateArn }) => webDomain !== undefined && certificateArn === undefined,
    'webDomain needs certificateArn, its certificate in us-east-1: without it nobody answers at the address in letters.',
  ],
  [
    ({ webDomain, certificateArn }) => webDomain === undefined && certificateArn !== undefined,
    'certificateArn needs webDomain, the host name of the certificate.',
  ],
  [
    ({ webDomain, mailbox, sender }) => webDomain !== undefined && mailDomains({ mailbox, sender }).includes(webDomain),
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
      [dutyDesk, alarmEmail].some((one) => one === mailbox || one === sender),
    'dutyDesk and alarmEmail must differ from mailbox and sender: each alert would come back as a referral.',
  ],
  [
    ({ retrySeconds }) => retrySeconds < HIDDEN_AT_LEAST,
    `retrySeconds must be ${HIDDEN_AT_LEAST} at least: a message must stay hidden while a job works on it.`,
  ],
  [({ endpoint }) => endpoint !== undefined, 'endpoint is for the local cloud alone: letters would name it.'],
];

const mailDomains = ({ mailbox, sender }: Pick<Configuration, 'mailbox' | 'sender'>) => [mailbox, sender].map(domainOf);

/** Returns a sentence for each setting that lacks its partner or contradicts another, in a deployment to an account. */
export const contradictions = (configuration: Configuration): string[] =>
  RULES.flatMap(([holds, sentence]) => (holds(configuration) ? [sentence] : []));
