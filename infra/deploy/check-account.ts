import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Configuration } from '../configuration.ts';
import { isOfAStage } from '../names.ts';
import { judgeCapacity, readCapacity } from './capacity.ts';
import type { Clients } from './clients.ts';
import { type Finding, faultName, matters, run, stops } from './finding.ts';
import { judgeLeft, KINDS, readOwned } from './leftovers.ts';
import {
  judgeIdentities,
  judgeReceiving,
  judgeSending,
  mailDomains,
  readIdentities,
  readReceiving,
  readSending,
} from './mail.ts';
import { judgeCertificate, judgeZone, readCertificate, readZone } from './names.ts';
import { type PlannedStack, reservedBy } from './planned-stack.ts';
import { judgeMalwareProtection, judgeRegion, readMalwareProtection } from './regions.ts';
import { type FoundStack, foundStacks, judgeBootstrap, judgeStates } from './stack-states.ts';

/** A deployment that is about to be made. */
export interface Wanted {
  readonly configuration: Configuration;
  readonly planned: readonly PlannedStack[];
  /** The folder of its templates. */
  readonly folder: string;
}

/** The clients of a Region. */
export type ClientsOf = (region: string) => Clients;

/** What a preflight read and found. */
export interface Preflight {
  readonly account: string | undefined;
  readonly findings: readonly Finding[];
  /** The stacks by Region, as far as they could be read. */
  readonly stacks: ReadonlyMap<string, readonly FoundStack[]>;
}

/** CloudFront takes its certificate from this Region alone. */
const CERTIFICATES = 'us-east-1';

/** Reads the account and says what stops this deployment, and what matters. It changes nothing. */
export async function checkAccount(wanted: Wanted, clientsOf: ClientsOf): Promise<Preflight> {
  const { region } = wanted.configuration;
  const byName = judgeRegion(region);
  if (byName.length > 0) return { account: undefined, findings: byName, stacks: new Map() };
  const who = await caller(clientsOf(region), region);
  if (typeof who !== 'string') return { account: undefined, findings: [who], stacks: new Map() };
  const { findings, stacks } = await readStacks(wanted, clientsOf);
  const here = stacks.get(region);
  const more = await Promise.all([
    ...aroundTheStacks(wanted, clientsOf),
    ...(here === undefined ? [] : [besideOurStacks(wanted, clientsOf(region), here)]),
  ]);
  return { account: who, findings: [...findings, ...judgeAlarms(wanted.configuration), ...more.flat()], stacks };
}

/** Says that nobody hears the alarms. It stops nothing: a council may subscribe its own pager to their topic. */
const judgeAlarms = ({ alarmEmail, trial }: Configuration): Finding[] =>
  alarmEmail === undefined && !trial
    ? [matters('No alarm reaches anybody: set alarmEmail, or subscribe to the topic of alarms yourself.')]
    : [];

async function caller({ sts }: Clients, region: string): Promise<string | Finding> {
  try {
    return (await sts.send(new GetCallerIdentityCommand({}))).Account ?? '';
  } catch (fault) {
    const name = faultName(fault);
    if (name === 'CredentialsProviderError')
      return stops('There are no credentials of AWS: set AWS_PROFILE, or sign in to AWS in this shell.');
    // A network's fault has a code of the system; AWS answers with a name.
    if (/^E[A-Z]+$|^Timeout/.test(name))
      return stops(`AWS cannot be reached in ${region} (${name}): check the network, and the Region's name.`);
    return stops(`AWS does not accept the credentials in ${region} (${name}): sign in again, or enable the Region.`);
  }
}

/** Reads the stacks of each Region. Without them nobody knows which are protected, so a refusal stops the deployment. */
async function readStacks({ planned }: Wanted, clientsOf: ClientsOf): Promise<Omit<Preflight, 'account'>> {
  const stacks = new Map<string, readonly FoundStack[]>();
  const regions = [...new Set(planned.map(({ region }) => region))];
  const findings = await Promise.all(
    regions.map(async (region) => {
      try {
        const found = await foundStacks(clientsOf(region));
        stacks.set(region, found);
        return [...judgeBootstrap(region, planned, found), ...judgeStates(region, planned, found)];
      } catch (fault) {
        const call = `cloudformation:DescribeStacks in ${region}`;
        return [stops(`The stacks cannot be read: your credentials may not call ${call} (${faultName(fault)}).`)];
      }
    }),
  );
  return { findings: findings.flat(), stacks };
}

/** Checks what the deployment needs of the account's services. */
function aroundTheStacks({ configuration }: Wanted, clientsOf: ClientsOf): Promise<readonly Finding[]>[] {
  const { region, hostedZoneId, certificateArn, scanner } = configuration;
  const clients = clientsOf(region);
  return [
    run({
      subject: "SES's sandbox and quota",
      permission: 'ses:GetAccount',
      read: () => readSending(clients),
      judge: (sending) => judgeSending(region, sending),
    }),
    run({
      subject: 'The active receipt rule set',
      permission: 'ses:DescribeActiveReceiptRuleSet',
      read: () => readReceiving(clients),
      judge: (receiving) => judgeReceiving(configuration, receiving),
    }),
    ...(scanner === 'clamav'
      ? []
      : [
          run({
            subject: "GuardDuty's malware protection",
            permission: 'guardduty:ListMalwareProtectionPlans',
            read: () => readMalwareProtection(clients),
            judge: (available) => judgeMalwareProtection(region, available),
          }),
        ]),
    ...(hostedZoneId === undefined
      ? []
      : [
          run({
            subject: 'The hosted zone',
            permission: 'route53:GetHostedZone',
            read: () => readZone(clients, hostedZoneId),
            judge: (zone) => judgeZone(configuration, zone),
          }),
        ]),
    ...(certificateArn === undefined
      ? []
      : [
          run({
            subject: 'The certificate',
            permission: 'acm:DescribeCertificate',
            read: () => readCertificate(clientsOf(CERTIFICATES), certificateArn),
            judge: (certificate) => judgeCertificate(configuration, certificate),
          }),
        ]),
  ];
}

/** Checks what the account has already, against what our stacks own of it. */
async function besideOurStacks(
  { configuration, planned, folder }: Wanted,
  clients: Clients,
  found: readonly FoundStack[],
): Promise<readonly Finding[]> {
  const ours = planned.filter(({ region }) => region === configuration.region);
  const existing = ours.map(({ name }) => name).filter((name) => found.some((each) => each.name === name));
  const reserved = reservedBy(ours.flatMap(({ resources }) => resources));
  const capacity = run({
    subject: "Lambda's concurrency",
    permission: 'lambda:GetAccountSettings or cloudformation:GetTemplate',
    read: () => readCapacity(clients, existing),
    judge: (free) => judgeCapacity(reserved, free),
  });
  let owned: ReadonlySet<string> | undefined;
  const unowned = await run({
    subject: 'What is left of earlier stacks',
    permission: 'cloudformation:ListStackResources',
    read: () => readOwned(clients, found.map(({ name }) => name).filter(isOfAStage)),
    judge: (ids) => {
      owned = ids;
      return [];
    },
  });
  if (owned === undefined) return [...(await capacity), ...unowned];
  const known = owned;
  const edge =
    ours.find(({ resources }) => resources.some(({ Type }) => Type === 'AWS::SES::EmailIdentity'))?.name ?? '';
  const left = await Promise.all([
    run({
      subject: "SES's identities",
      permission: 'ses:ListIdentities',
      read: () => readIdentities(clients, mailDomains(configuration)),
      judge: (identities) => judgeIdentities(edge, known, identities),
    }),
    ...KINDS.map((kind) =>
      run({
        subject: `Left ${kind.plural}`,
        permission: kind.permission,
        read: () => kind.read(clients),
        judge: (all) => judgeLeft(kind, ours, folder, known, all),
      }),
    ),
  ]);
  return [...(await capacity), ...left.flat()];
}
