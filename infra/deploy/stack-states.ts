import { paginateDescribeStacks, type Stack } from '@aws-sdk/client-cloudformation';
import { bootstrapAdvice } from '../deployment.ts';
import type { Clients } from './clients.ts';
import { type Finding, matters, stops } from './finding.ts';
import type { PlannedStack } from './planned-stack.ts';

/** A stack that the account has. */
export interface FoundStack {
  readonly name: string;
  readonly status: string;
  readonly isProtected: boolean;
  /** The version of CDK's bootstrap, when it is that stack. */
  readonly bootstrapVersion: number | undefined;
}

function foundStack({ StackName, StackStatus, EnableTerminationProtection, Outputs = [] }: Stack): FoundStack {
  const version = Outputs.find(({ OutputKey }) => OutputKey === 'BootstrapVersion')?.OutputValue;
  return {
    name: StackName ?? '',
    status: StackStatus ?? '',
    isProtected: EnableTerminationProtection === true,
    bootstrapVersion: version === undefined ? undefined : Number(version),
  };
}

/** An account has at most 2,000 stacks in a Region (CloudFormation: quotas), and a page has 100. */
const MOST_PAGES = 20;

/** Reads the stacks of a Region. */
export async function foundStacks({ cloudFormation }: Pick<Clients, 'cloudFormation'>): Promise<FoundStack[]> {
  const found: FoundStack[] = [];
  let pages = 0;
  for await (const { Stacks = [] } of paginateDescribeStacks({ client: cloudFormation }, {})) {
    found.push(...Stacks.map(foundStack));
    pages += 1;
    if (pages === MOST_PAGES) break;
  }
  return found;
}

/** Judges whether CDK's bootstrap of a Region is there and new enough. Its stack may have any name. */
export function judgeBootstrap(
  region: string,
  planned: readonly PlannedStack[],
  found: readonly FoundStack[],
): Finding[] {
  const needed = Math.max(0, ...planned.filter((each) => each.region === region).map((each) => each.bootstrapVersion));
  const versions = found.flatMap(({ bootstrapVersion }) => bootstrapVersion ?? []);
  if (versions.length === 0) return [stops(`${region} is not prepared for CDK. ${bootstrapAdvice(region)}`)];
  if (Math.max(...versions) >= needed) return [];
  return [stops(`CDK's bootstrap of ${region} is older than version ${needed}. ${bootstrapAdvice(region)}`)];
}

const SETTLED = /^(CREATE|UPDATE|UPDATE_ROLLBACK|IMPORT|IMPORT_ROLLBACK)_COMPLETE$/;

/** Returns whether each planned stack has once been deployed to its end, so that it may be protected. */
export function allSucceededOnce(
  planned: readonly PlannedStack[],
  foundIn: (region: string) => readonly FoundStack[],
): boolean {
  return planned.every(({ name, region }) =>
    foundIn(region).some((found) => found.name === name && SETTLED.test(found.status)),
  );
}

/** Judges whether CloudFormation can change a stack from the state in which it is. */
export function judgeState({ name, status, isProtected }: FoundStack, region: string): Finding[] {
  const stack = `The stack ${name} in ${region}`;
  if (SETTLED.test(status) || status === 'REVIEW_IN_PROGRESS') return [];
  if (status.endsWith('_IN_PROGRESS'))
    return [stops(`${stack} is being changed now (${status}): wait until that ends.`)];
  switch (status) {
    case 'ROLLBACK_COMPLETE':
    case 'ROLLBACK_FAILED':
      // CDK deletes a stack whose creation failed, and makes it again.
      return isProtected
        ? [
            stops(
              `${stack} failed at its creation and is protected, so it cannot be made again: npm run deploy -- --destroy removes it.`,
            ),
          ]
        : [matters(`${stack} failed at its creation (${status}): the deployment deletes it and makes it again.`)];
    case 'UPDATE_ROLLBACK_FAILED':
      return [
        stops(
          `${stack} could not return to its last state (${status}): ` +
            `aws cloudformation continue-update-rollback --stack-name ${name} --region ${region} tries again.`,
        ),
      ];
    case 'CREATE_FAILED':
    case 'UPDATE_FAILED':
      return [
        stops(
          `${stack} stopped in the middle (${status}): aws cloudformation rollback-stack --stack-name ${name} --region ${region} returns it to its last state.`,
        ),
      ];
    default:
      return [
        stops(
          `${stack} can be neither changed nor made (${status}): its events in CloudFormation's console name the reason.`,
        ),
      ];
  }
}

/** Judges the states of the planned stacks of one Region. */
export function judgeStates(region: string, planned: readonly PlannedStack[], found: readonly FoundStack[]): Finding[] {
  const ours = new Set(planned.filter((each) => each.region === region).map(({ name }) => name));
  return found.filter(({ name }) => ours.has(name)).flatMap((stack) => judgeState(stack, region));
}
