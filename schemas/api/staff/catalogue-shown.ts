import * as z from 'zod';
import { CatalogueEntry } from '#schemas/catalogue.ts';

/** What families can be told of. */
export const Catalogue = z.object({ entries: z.array(CatalogueEntry) });
export type Catalogue = z.infer<typeof Catalogue>;

/** One entry, and what it said before, newest first. */
export const CatalogueHistory = z.object({ entry: CatalogueEntry, versions: z.array(CatalogueEntry) });
export type CatalogueHistory = z.infer<typeof CatalogueHistory>;
