import * as z from 'zod';
import { Instant } from './instant.ts';

/** An entry's own name in addresses: it never changes. */
export const CatalogueId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'Use small letters, digits and hyphens.');

const Line = z.string().trim().min(1).max(200);

/** What an editor says of a service or a centre that families can be told of (S18a, S19c). Public information, nobody's own. */
export const CatalogueText = z.strictObject({
  name: Line,
  description: z.string().trim().min(1).max(2000),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  telephone: z.string().trim().min(1).max(40).nullable(),
  /** A centre that people can walk into. */
  address: Line.nullable(),
  /** One that is not active stays, as decisions name it, and can be told to nobody any more. */
  active: z.boolean(),
  /** The clusters of the area that it serves; none serves all. Fifty is more than any council has. */
  clusters: z.array(z.string().trim().min(1).max(60)).max(50),
});
export type CatalogueText = z.infer<typeof CatalogueText>;

export const CatalogueEntry = CatalogueText.extend({
  id: CatalogueId,
  version: z.number().int().min(1),
  changedAt: Instant,
  changedBy: z.string(),
});
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;

/** All of it is read at once, 1 MB at most: five hundred of 2 KB. A city's family information directory has some three hundred. */
export const MOST_ENTRIES = 500;
