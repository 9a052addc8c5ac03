import type { PlannedResource, PlannedStack } from '#infra/deploy/planned-stack.ts';

export const resource = (id: string, Type: string, Properties: Record<string, unknown> = {}): PlannedResource => ({
  id,
  Type,
  Properties,
  DeletionPolicy: 'Retain',
});

/** Makes a stack as the assembly describes it. */
export const planned = (name: string, region: string, ...resources: readonly PlannedResource[]): PlannedStack => ({
  name,
  region,
  bootstrapVersion: 6,
  resources,
});
