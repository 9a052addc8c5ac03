import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import * as z from 'zod';
import { readConfiguration, type Target } from '#infra/configuration.ts';
import { frontDoor, openApp } from '#infra/front-door-app.ts';

/** An account that nobody has. */
export const ACCOUNT = '111122223333';

const Resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
  DeletionPolicy: z.string().optional(),
});
export type Resource = z.infer<typeof Resource>;

const Template = z.object({
  Resources: z.record(z.string(), Resource),
  Outputs: z.record(z.string(), z.unknown()).default({}),
});
export type Template = z.infer<typeof Template>;

/** What a deployment to an account says at least. */
const SAID = {
  aws: {
    councilName: 'Invented Council',
    mailbox: 'referrals@children.invented.example',
    sender: 'no-reply@children.invented.example',
  },
  local: { issuer: 'http://127.0.0.1:4604' },
} as const;

/** A stand-in for every job's bundle: what is deployed is the same, and no test waits for esbuild. */
function noCode(): string {
  const folder = join(tmpdir(), 'front-door-no-code');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.mjs'), 'export const handler = async () => undefined;\n');
  return folder;
}

/**
 * The stacks of a target, not yet synthesised: for a test that adds something of its own. `checked` has CDK look at the
 * templates as CloudFormation would, which takes longer than all the rest; one test does.
 */
export function appOf(target: Target, given: Readonly<Record<string, string>> = {}, checked = false) {
  const context: Record<string, string> = { target, ...SAID[target], ...given };
  const app = openApp({
    analyticsReporting: false,
    treeMetadata: false,
    stackTraces: false,
    builtinCloudFormationValidation: checked,
  });
  const code = noCode();
  const configuration = readConfiguration((name) => context[name]);
  const env = { account: ACCOUNT, region: configuration.region };
  frontDoor(app, { configuration, env, codeOf: () => code, edgeCodeOf: () => code });
  return app;
}

const made = new Map<string, ReadonlyMap<string, Template>>();

/** Every template of a target as CloudFormation gets it, by the stack's name; made once for each thing that is asked. */
export function templatesOf(
  target: Target,
  given: Readonly<Record<string, string>> = {},
): ReadonlyMap<string, Template> {
  const asked = JSON.stringify([target, given]);
  const templates = made.get(asked) ?? synthesise(target, given);
  made.set(asked, templates);
  return templates;
}

function synthesise(target: Target, given: Readonly<Record<string, string>>): ReadonlyMap<string, Template> {
  const { directory, stacks } = appOf(target, given).synth();
  try {
    return new Map(stacks.map(({ stackName, template }) => [stackName, Template.parse(template)]));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** One stack's template. */
export function templateOf(
  stack: Stack['stackName'],
  target: Target,
  given: Readonly<Record<string, string>> = {},
): Template {
  const template = templatesOf(target, given).get(stack);
  if (template === undefined) throw new Error(`there is no stack ${stack}`);
  return template;
}

/** The resources of one type, by logical id. */
export function ofType({ Resources }: Template, type: string): [string, Resource][] {
  return Object.entries(Resources).filter(([, { Type }]) => Type === type);
}

const Ref = z.strictObject({ Ref: z.string() });
const GetAtt = z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const Joined = z.strictObject({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) });
const Output = z.strictObject({ 'Fn::GetStackOutput': z.object({ StackName: z.string(), OutputName: z.string() }) });

/** A logical id without the eight digits that CDK puts behind it, which say nothing to a reader. */
export const plain = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');

/** A value of a template as a person would say it: `StorageMail/inbox/*`, `<front-door MailReceived>` from another stack. */
export function readable(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const ref = Ref.safeParse(value);
  if (ref.success) return ref.data.Ref.startsWith('AWS::') ? `<${ref.data.Ref.slice(5)}>` : plain(ref.data.Ref);
  const attribute = GetAtt.safeParse(value);
  if (attribute.success) {
    const [id, name] = attribute.data['Fn::GetAtt'];
    return name === 'Arn' ? plain(id) : `${plain(id)}.${name}`;
  }
  const joined = Joined.safeParse(value);
  if (joined.success) return joined.data['Fn::Join'][1].map(readable).join('');
  const output = Output.safeParse(value);
  if (output.success) {
    const { StackName, OutputName } = output.data['Fn::GetStackOutput'];
    const name = plain(OutputName).replace(/^PublishOutput(Ref|FnGetAtt)/, '');
    return `<${StackName} ${name.replace(/[0-9A-F]{8}/, '')}>`;
  }
  return JSON.stringify(value);
}
