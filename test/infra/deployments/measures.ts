import * as z from 'zod';
import { ACCOUNT } from '../account.ts';
import { at, ofType, plain, readable, type Template } from '../synthesised.ts';
import { bytesOf, spelled } from './spelled.ts';

export type Sizes = readonly (readonly [of: string, size: number])[];

/** Returns the number of characters, members or keys. */
export const length = (value: unknown): number =>
  Array.isArray(value) ? value.length : typeof value === 'string' ? value.length : Object.keys(Object(value)).length;

/** Measures one property of each resource of a type. */
export const each =
  (type: string, path: string, size: (value: unknown) => number = (value) => length(spelled(value))) =>
  (template: Template): Sizes =>
    ofType(template, type).flatMap(([id, { Properties }]) => {
      const value = at(Properties, path);
      return value === undefined ? [] : [[`${plain(id)} ${path}`, size(value)] as const];
    });
/** Counts the resources of a type. */
export const count =
  (of: string, type: string) =>
  (template: Template): Sizes => [[of, ofType(template, type).length]];
/** IAM counts no white space, and the names of policies are not in it. */
export const inlinePolicies = (policies: unknown): number =>
  z
    .array(z.object({ PolicyDocument: z.unknown() }))
    .parse(policies)
    .reduce((total, { PolicyDocument }) => total + bytesOf(PolicyDocument), 0);

/** Returns the bytes of each function's resource policy: Lambda writes a statement for each permission, whose id CloudFormation makes. */
export function resourcePolicies(template: Template): Sizes {
  const statements = new Map<string, object[]>();
  for (const [id, { Properties }] of ofType(template, 'AWS::Lambda::Permission')) {
    const { FunctionName, Principal, Action, SourceArn, SourceAccount } = Properties;
    const name = readable(FunctionName);
    statements.set(name, [
      ...(statements.get(name) ?? []),
      {
        Sid: `front-door-${id}-ABCDEFGHIJKL`,
        Effect: 'Allow',
        Principal: { Service: Principal },
        Action,
        Resource: `arn:aws:lambda:ap-southeast-2:${ACCOUNT}:function:${'n'.repeat(64)}`,
        Condition: {
          ...(SourceAccount === undefined ? {} : { StringEquals: { 'AWS:SourceAccount': SourceAccount } }),
          ...(SourceArn === undefined ? {} : { ArnLike: { 'AWS:SourceArn': SourceArn } }),
        },
      },
    ]);
  }
  return [...statements].map(([name, Statement]) => [
    `${name} resource policy`,
    bytesOf({ Version: '2012-10-17', Id: 'default', Statement }),
  ]);
}
