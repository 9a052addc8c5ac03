import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().default('Delete'),
});
const Template = z.object({ Resources: z.record(z.string(), Resource) });

/** The parts of a cloud assembly's manifest that we read (CDK: cloud assembly schema). */
const Manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({ type: z.string(), environment: z.string().optional(), properties: z.unknown().optional() }),
  ),
});
const StackProperties = z.object({
  templateFile: z.string(),
  stackName: z.string().optional(),
  requiresBootstrapStackVersion: z.number().default(0),
});

/** A resource of a template that is about to be deployed. */
export interface PlannedResource extends z.infer<typeof Resource> {
  readonly id: string;
}

/** A stack that is about to be deployed. */
export interface PlannedStack {
  readonly name: string;
  readonly region: string;
  /** The least version of CDK's bootstrap that it needs. */
  readonly bootstrapVersion: number;
  readonly resources: readonly PlannedResource[];
}

const resourcesIn = (template: unknown): PlannedResource[] =>
  Object.entries(Template.parse(template).Resources).map(([id, resource]) => ({ id, ...resource }));

/** Reads the stacks that `cdk synth` wrote into a folder. */
export async function plannedStacks(folder: string): Promise<PlannedStack[]> {
  const json = async (file: string): Promise<unknown> => JSON.parse(await readFile(join(folder, file), 'utf8'));
  const { artifacts } = Manifest.parse(await json('manifest.json'));
  const stacks = Object.entries(artifacts).filter(([, { type }]) => type === 'aws:cloudformation:stack');
  return Promise.all(
    stacks.map(async ([id, { environment, properties }]) => {
      const { templateFile, stackName, requiresBootstrapStackVersion } = StackProperties.parse(properties);
      return {
        name: stackName ?? id,
        region: (environment ?? '').split('/').at(-1) ?? '',
        bootstrapVersion: requiresBootstrapStackVersion,
        resources: resourcesIn(await json(templateFile)),
      };
    }),
  );
}

const Reserving = z.object({ ReservedConcurrentExecutions: z.number().default(0) });

/** Returns the concurrent executions that functions reserve. */
export function reservedBy(resources: readonly PlannedResource[]): number {
  return resources
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .reduce((sum, { Properties }) => sum + Reserving.parse(Properties).ReservedConcurrentExecutions, 0);
}

/** Does the same for the text of a template that is deployed. */
export const reservedByTemplate = (body: string): number => reservedBy(resourcesIn(JSON.parse(body)));

const KEPT: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::GlobalTable': 'tables',
  'AWS::S3::Bucket': 'buckets',
  'AWS::KMS::Key': 'keys',
  'AWS::SecretsManager::Secret': 'secrets',
  'AWS::Cognito::UserPool': 'pools of people',
  'AWS::Logs::LogGroup': 'log groups',
  'AWS::Backup::BackupVault': 'vaults of back-ups',
};

/** Returns what stays when the stacks are deleted, in words: `2 tables, 7 buckets`. */
export function keptBy(stacks: readonly PlannedStack[]): string[] {
  const kept = stacks
    .flatMap(({ resources }) => resources)
    .filter(({ DeletionPolicy }) => DeletionPolicy.startsWith('Retain'));
  return Object.entries(KEPT).flatMap(([type, name]) => {
    const count = kept.filter(({ Type }) => Type === type).length;
    return count === 0 ? [] : [`${count} ${name}`];
  });
}
