import * as z from 'zod';
import { ofType, plain, readable, type Template } from './synthesised.ts';

const many = z.union([z.string(), z.array(z.string())]).transform((given) => [given].flat());
const anyMany = z.unknown().transform((given) => (Array.isArray(given) ? given : [given]));

/** `*` is anybody. */
const Principal = z
  .union([z.record(z.string(), z.unknown()), z.literal('*')])
  .transform((given): Record<string, unknown> => (given === '*' ? { anybody: true } : given))
  .optional();

const Statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: many,
  Resource: anyMany,
  Principal,
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});
export type Statement = z.infer<typeof Statement>;

const Document = z.object({ Statement: z.array(Statement) });

export const statementsOf = (document: unknown): Statement[] => Document.parse(document).Statement;

const Role = z.object({
  AssumeRolePolicyDocument: z.object({ Statement: z.array(Statement.omit({ Resource: true })) }),
  Policies: z.array(z.object({ PolicyDocument: z.unknown() })).default([]),
  ManagedPolicyArns: z.array(z.unknown()).default([]),
});
const AttachedPolicy = z.object({ Roles: z.array(z.unknown()), PolicyDocument: z.unknown() });

/** Returns a condition in a readable form: `StringLike s3:prefix segments/*`. */
export function conditions({ Condition }: Pick<Statement, 'Condition'>): string[] {
  return Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, value]) => `${operator} ${key} ${[value].flat().map(readable).join(', ')}`),
  );
}

/** Returns everything that a role may do, one line for each resource (and condition): `StorageCases: dynamodb:GetItem, dynamodb:Query`. */
export function permissionsOf(template: Template, roleId: string): string[] {
  const role = Role.parse(template.Resources[roleId]?.Properties);
  const attached = ofType(template, 'AWS::IAM::Policy')
    .map(([, { Properties }]) => AttachedPolicy.parse(Properties))
    .filter(({ Roles }) => Roles.some((each) => readable(each) === plain(roleId)));
  const lines = new Map<string, Set<string>>();
  for (const { PolicyDocument } of [...role.Policies, ...attached]) {
    for (const statement of statementsOf(PolicyDocument)) {
      const when = conditions(statement)
        .map((each) => ` when ${each}`)
        .join('');
      for (const resource of statement.Resource) {
        const line = `${readable(resource)}${when}`;
        const actions = lines.get(line) ?? new Set();
        lines.set(line, actions);
        for (const action of statement.Action) actions.add(`${statement.Effect === 'Deny' ? 'not ' : ''}${action}`);
      }
    }
  }
  return [
    ...[...lines].map(([line, actions]) => `${line}: ${[...actions].sort().join(', ')}`).sort(),
    ...role.ManagedPolicyArns.map((arn) => `managed ${readable(arn)}`),
  ];
}

/** Returns who may assume a role, and on what condition. */
export function trustOf(template: Template, roleId: string): string[] {
  const { AssumeRolePolicyDocument } = Role.parse(template.Resources[roleId]?.Properties);
  return AssumeRolePolicyDocument.Statement.map((statement) =>
    [...Object.values(statement.Principal ?? {}).map(readable), ...conditions(statement)].join(' when '),
  );
}
