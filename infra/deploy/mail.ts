import { DescribeActiveReceiptRuleSetCommand, paginateListIdentities } from '@aws-sdk/client-ses';
import { GetAccountCommand } from '@aws-sdk/client-sesv2';
import type { Configuration } from '../configuration.ts';
import { whyNotActive } from '../edge/activation/activate.ts';
import { receiptRule } from '../pipeline/receipt-rule.ts';
import type { Clients } from './clients.ts';
import { type Finding, faultName, matters, stops } from './finding.ts';

/** The state of the account's sending in one Region. */
export interface Sending {
  readonly inSandbox: boolean;
  readonly isPaused: boolean;
  readonly mostADay: number;
  readonly mostASecond: number;
}

export async function readSending({ sesV2 }: Pick<Clients, 'sesV2'>): Promise<Sending> {
  const { ProductionAccessEnabled, SendingEnabled, EnforcementStatus, SendQuota } = await sesV2.send(
    new GetAccountCommand({}),
  );
  return {
    inSandbox: ProductionAccessEnabled !== true,
    isPaused: SendingEnabled === false || EnforcementStatus === 'SHUTDOWN',
    mostADay: SendQuota?.Max24HourSend ?? 0,
    mostASecond: SendQuota?.MaxSendRate ?? 0,
  };
}

/** Judges the account's sending. It never stops a deployment: what we receive is filed all the same. */
export function judgeSending(region: string, { inSandbox, isPaused, mostADay, mostASecond }: Sending): Finding[] {
  const quota = `${mostADay} mails a day and ${mostASecond} a second`;
  return [
    ...(isPaused
      ? [matters(`SES has paused the account's sending in ${region}: no letter goes out, and an alarm rings.`)]
      : []),
    ...(inSandbox
      ? [
          matters(
            `SES has the account in its sandbox in ${region}: letters go only to verified addresses, at most ${quota}, ` +
              'and every other letter becomes a task for a person. For a trial see docs/deploying.md; for more, ask SES for production access.',
          ),
        ]
      : [matters(`SES lets the account send at most ${quota} in ${region}.`)]),
  ];
}

/** The Region's inbound mail: whether it has any, and the rule set that is active. */
export type Receiving = { readonly receives: false } | { readonly receives: true; readonly active: string | undefined };

export async function readReceiving({ ses }: Pick<Clients, 'ses'>): Promise<Receiving> {
  try {
    const { Metadata } = await ses.send(new DescribeActiveReceiptRuleSetCommand({}));
    return { receives: true, active: Metadata?.Name };
  } catch (fault) {
    // SES answers so where it receives no mail (terraform-provider-aws #19378, aws-sdk-java-v2 #3191).
    if (faultName(fault) === 'InvalidAction') return { receives: false };
    throw fault;
  }
}

/** Judges whether our receipt rule would receive mail, as the activation will at its end. */
export function judgeReceiving(configuration: Configuration, receiving: Receiving): Finding[] {
  if (!receiving.receives) {
    return [stops(`SES receives no mail in ${configuration.region}: choose another Region, such as eu-west-2.`)];
  }
  const { ruleSet } = receiptRule(configuration);
  const whose = configuration.receiptRuleSet === undefined ? 'ours' : 'theirs';
  const why = whyNotActive(receiving.active, { ruleSet, whose });
  return why === undefined ? [] : [stops(why.message)];
}

/** Returns the domains whose identities the edge makes. */
export const mailDomains = ({ mailbox, sender }: Configuration): string[] => [
  ...new Set([sender, mailbox].map((address) => address.slice(address.indexOf('@') + 1))),
];

/** SES allows 10,000 identities a Region (SES: quotas), and a page has 1,000 at most. */
const MOST_PAGES = 20;

/** Reads which of the domains SES knows already. */
export async function readIdentities({ ses }: Pick<Clients, 'ses'>, domains: readonly string[]): Promise<string[]> {
  const known: string[] = [];
  let pages = 0;
  for await (const { Identities = [] } of paginateListIdentities({ client: ses }, { IdentityType: 'Domain' })) {
    known.push(...Identities);
    pages += 1;
    if (pages === MOST_PAGES) break;
  }
  return domains.filter((domain) => known.includes(domain));
}

/** Judges the identities that the account has and our edge stack does not own. */
export function judgeIdentities(edge: string, owned: ReadonlySet<string>, existing: readonly string[]): Finding[] {
  return existing
    .filter((domain) => !owned.has(domain))
    .map((domain) =>
      stops(
        `SES already has the identity ${domain}, so CloudFormation cannot make it: import it into the stack ${edge}, or delete it if nobody sends from it.`,
      ),
    );
}
