import { GetRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import * as z from 'zod';
import { awsSettings } from '#infra/local/aws-settings.ts';
import type { BehindTheDoors } from './aws.ts';
import type { OpenDoor } from './front-door.ts';

const Statement = z.looseObject({
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.union([z.string(), z.array(z.string())]),
});
const Policy = z.looseObject({ Statement: z.array(Statement) });

const listed = (given: string | readonly string[]): readonly string[] => (typeof given === 'string' ? [given] : given);

/** Takes one action on some resources from a job's role while a test acts; fails when the role had no such grant. */
export async function whileWithout<T>(
  { addresses }: Pick<OpenDoor, 'addresses'>,
  behind: BehindTheDoors,
  grant: { readonly job: string; readonly action: string; readonly resource: string },
  act: () => Promise<T>,
): Promise<T> {
  const iam = new IAMClient(awsSettings(addresses.aws));
  const { Role } = await behind.lambda.send(
    new GetFunctionConfigurationCommand({ FunctionName: await behind.functionOf(grant.job) }),
  );
  const named = { RoleName: Role?.split('/').at(-1), PolicyName: 'job' };
  const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand(named));
  const whole = Policy.parse(JSON.parse(decodeURIComponent(PolicyDocument)));
  const granted = (statement: z.infer<typeof Statement>): boolean =>
    listed(statement.Action).includes(grant.action) &&
    listed(statement.Resource).some((each) => each.includes(grant.resource));
  if (!whole.Statement.some(granted)) throw new Error(`${grant.job} was never granted ${grant.action}`);
  const left = whole.Statement.map((statement) =>
    granted(statement)
      ? { ...statement, Action: listed(statement.Action).filter((action) => action !== grant.action) }
      : statement,
  ).filter(({ Action }) => Action.length > 0);
  const put = (statements: readonly unknown[]) =>
    iam.send(
      new PutRolePolicyCommand({ ...named, PolicyDocument: JSON.stringify({ ...whole, Statement: statements }) }),
    );
  await put(left);
  try {
    return await act();
  } finally {
    await put(whole.Statement);
    iam.destroy();
  }
}
