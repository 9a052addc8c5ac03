import { ACCOUNT } from '../account.ts';

/** The longest name that most services allow, as CloudFormation makes names up to it. */
const NAME = 'n'.repeat(64);
const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Partition': 'aws',
  'AWS::Region': 'ap-southeast-2',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** Returns a value of a template with each reference as long as it can become in an account, so that its size can be measured. */
export function spelled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spelled);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [[intrinsic, given] = ['', undefined]] = entries;
  if (intrinsic === 'Ref') return PSEUDO[String(given)] ?? NAME;
  if (intrinsic === 'Fn::Join' && Array.isArray(given) && Array.isArray(given[1]))
    return given[1].map(spelled).join(String(given[0]));
  // An ARN, or the output of another stack, which may be one.
  if (intrinsic.startsWith('Fn::'))
    return `arn:aws:dynamodb:ap-southeast-2:${ACCOUNT}:table/${NAME}/stream/2026-11-30T00:00`;
  return Object.fromEntries(entries.map(([key, each]) => [key, spelled(each)]));
}

/** Returns the bytes of a value as JSON. */
export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(spelled(value)) ?? '');
