import * as z from 'zod';

/** The centres of one cluster; those that may be told of, or those that may not any more. */
export const CatalogueQuery = z.object({
  cluster: z.string().trim().min(1).max(60).optional(),
  active: z.enum(['yes', 'no']).optional(),
});
