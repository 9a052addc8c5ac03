import * as z from 'zod';

const Resources = z.record(
  z.string(),
  z.object({ Properties: z.object({ ReservedConcurrentExecutions: z.number().default(0) }).optional() }),
);

/** Returns the concurrency that the functions of a template reserve. An account must have this much, and AWS keeps 100 unreserved. */
export function reservedConcurrency(template: { readonly Resources: unknown }): number {
  return Object.values(Resources.parse(template.Resources)).reduce(
    (sum, { Properties }) => sum + (Properties?.ReservedConcurrentExecutions ?? 0),
    0,
  );
}
