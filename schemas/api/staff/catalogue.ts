import * as z from 'zod';

/** The query parameters of the catalogue: one cluster, and active or inactive entries. */
export const CatalogueQuery = z.object({
  cluster: z.string().trim().min(1).max(60).optional(),
  active: z.enum(['yes', 'no']).optional(),
});
