import * as z from 'zod';
import { Instant } from './instant.ts';

/** The name of an entry in URLs. It never changes. */
export const CatalogueId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'Use small letters, digits and hyphens.');

const Line = z.string().trim().min(1).max(200);

/** The description of a service or centre that staff can tell families about (S18a, S19c). It is public information. */
export const CatalogueText = z.strictObject({
  name: Line,
  description: z.string().trim().min(1).max(2000),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  telephone: z.string().trim().min(1).max(40).nullable(),
  /** The address of a centre that people can walk into. */
  address: Line.nullable(),
  /** An inactive entry stays, because decisions name it, but staff cannot choose it any more. */
  active: z.boolean(),
  /** The clusters of the area that it serves; an empty list means all. No council has more than fifty. */
  clusters: z.array(z.string().trim().min(1).max(60)).max(50),
});
export type CatalogueText = z.infer<typeof CatalogueText>;

/** One version of an entry of the catalogue. */
export const CatalogueEntry = CatalogueText.extend({
  id: CatalogueId,
  version: z.number().int().min(1),
  changedAt: Instant,
  changedBy: z.string(),
});
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;

/** One read returns all entries, at most 1 MB: 500 of 2 KB. A city's family information directory has some 300. */
export const MOST_ENTRIES = 500;
