import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Target } from '#infra/configuration.ts';
import { type PARTS, stackNameOf } from '#infra/names.ts';
import { DEPLOYMENTS, type Deployment } from './deployments/settings.ts';

const Resource = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});
export type Resource = z.infer<typeof Resource>;

const Template = z.object({
  Resources: z.record(z.string(), Resource),
  Outputs: z.record(z.string(), z.unknown()).default({}),
});
export type Template = z.infer<typeof Template>;

const Stacks = z.array(z.tuple([z.string(), Template]));

/** The templates by their stack's name. */
export const templatesIn = (stacks: unknown): ReadonlyMap<string, Template> => new Map(Stacks.parse(stacks));

type Given = Readonly<Record<string, string>>;
const made = new Map<string, ReadonlyMap<string, Template>>();
/** The folder in which the test files of a run share their templates, set by `npm test`. */
export const SHARED = process.env.FRONT_DOOR_TEST_TEMPLATES;
/** Far more than the largest template needs, which is a megabyte. */
const MOST_BYTES = 50_000_000;

/** Returns the file of some settings' templates in a shared folder. */
export const sharedFile = (folder: string, asked: readonly [Target, Given]): string =>
  join(folder, `${createHash('sha256').update(JSON.stringify(asked)).digest('hex')}.json`);

/** Returns every template of a target as CloudFormation gets it, by the stack's name. Makes each once. */
export function templatesOf(target: Target, given: Given = {}): ReadonlyMap<string, Template> {
  const asked = JSON.stringify([target, given]);
  const templates = made.get(asked) ?? templatesIn(JSON.parse(shared([target, given])));
  made.set(asked, templates);
  return templates;
}

/** Returns the templates of a deployment whose settings are documented. */
export const deployed = (name: Deployment): ReadonlyMap<string, Template> => templatesOf('aws', DEPLOYMENTS[name]);

/** Returns one of its stacks: the pipeline, or another part. */
export function partOf(name: Deployment, part?: (typeof PARTS)[number]): Template {
  const { stage = 'main' }: Given = DEPLOYMENTS[name];
  return deployed(name).get(stackNameOf({ stage }, part)) ?? { Resources: {}, Outputs: {} };
}

function shared(asked: readonly [Target, Given]): string {
  if (SHARED === undefined) return synthesise(asked);
  const file = sharedFile(SHARED, asked);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const stacks = synthesise(asked);
  mkdirSync(SHARED, { recursive: true });
  // Two test files may write it at once, so it is renamed into place when it is whole.
  writeFileSync(`${file}.${process.pid}`, stacks);
  renameSync(`${file}.${process.pid}`, file);
  return stacks;
}

/** Synthesises in a process of its own, as under Jest the CDK takes several times longer to load. */
function synthesise(asked: readonly [Target, Given]): string {
  const script = join(import.meta.dirname, 'synthesise.ts');
  const env = { ...process.env, NODE_OPTIONS: '' };
  const options = { encoding: 'utf8', env, maxBuffer: MOST_BYTES } as const;
  return execFileSync(process.execPath, [script, JSON.stringify(asked)], options);
}

/** Returns one stack's template. */
export function templateOf(stack: string, target: Target, given: Given = {}): Template {
  const template = templatesOf(target, given).get(stack);
  if (template === undefined) throw new Error(`there is no stack ${stack}`);
  return template;
}

/** Returns the resources of one type, by logical id. */
export function ofType({ Resources }: Template, type: string): [string, Resource][] {
  return Object.entries(Resources).filter(([, { Type }]) => Type === type);
}

const Ref = z.strictObject({ Ref: z.string() });
const GetAtt = z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const Joined = z.strictObject({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) });
const Output = z.strictObject({ 'Fn::GetStackOutput': z.object({ StackName: z.string(), OutputName: z.string() }) });

/** Returns a logical id without the eight digits that CDK adds. */
export const plain = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');

/** Returns a value of a template in a readable form: `StorageMail/inbox/*`, `<front-door MailReceived>` from another stack. */
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

/** Returns the value at a path within a value: `DistributionConfig.Origins.0.DomainName`. */
export const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce((within: unknown, key) => new Map(Object.entries(Object(within))).get(key), value);
