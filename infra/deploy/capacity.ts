import { GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda';
import type { Clients } from './clients.ts';
import { type Finding, matters, stops } from './finding.ts';
import { reservedByTemplate } from './planned-stack.ts';

/** The account's concurrent executions in one Region. */
export interface Capacity {
  readonly limit: number;
  readonly unreserved: number;
  /** What our own stacks reserve already. */
  readonly ours: number;
}

/** Reads the account's concurrency, and what the named stacks reserve of it. */
export async function readCapacity(
  { lambda, cloudFormation }: Pick<Clients, 'lambda' | 'cloudFormation'>,
  stacks: readonly string[],
): Promise<Capacity> {
  const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
  const reserved = await Promise.all(
    stacks.map(async (name) => {
      const { TemplateBody } = await cloudFormation.send(
        new GetTemplateCommand({ StackName: name, TemplateStage: 'Original' }),
      );
      return reservedByTemplate(TemplateBody ?? '');
    }),
  );
  return {
    limit: AccountLimit?.ConcurrentExecutions ?? 0,
    unreserved: AccountLimit?.UnreservedConcurrentExecutions ?? 0,
    ours: reserved.reduce((sum, each) => sum + each, 0),
  };
}

/** Lambda refuses a reservation that leaves fewer (Lambda: Configuring reserved concurrency). */
const UNRESERVED_AT_LEAST = 100;

/** Judges whether the functions may reserve as much as they do, and says how much that is. */
export function judgeCapacity(planned: number, { limit, unreserved, ours }: Capacity): Finding[] {
  const left = unreserved + ours - planned;
  if (left >= UNRESERVED_AT_LEAST) {
    const free = `and ${left} stay for everything else`;
    return [
      matters(`The background jobs reserve ${planned} of the account's ${limit} concurrent executions, ${free}.`),
    ];
  }
  return [
    stops(
      `The background jobs reserve ${planned} concurrent executions and Lambda keeps ${UNRESERVED_AT_LEAST} unreserved, ` +
        `but of the account's ${limit} only ${unreserved + ours} are free: ask Service Quotas for ` +
        `"Concurrent executions" of at least ${limit + UNRESERVED_AT_LEAST - left}.`,
    ),
  ];
}
