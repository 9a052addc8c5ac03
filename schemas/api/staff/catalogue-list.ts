import * as z from 'zod';
import { CatalogueEntry } from '#schemas/catalogue.ts';

/** The catalogue of services that staff can tell families about. */
export const Catalogue = z.object({ entries: z.array(CatalogueEntry) });
export type Catalogue = z.infer<typeof Catalogue>;

/** One entry of the catalogue, with all its versions, newest first. */
export const CatalogueHistory = z.object({ entry: CatalogueEntry, versions: z.array(CatalogueEntry) });
export type CatalogueHistory = z.infer<typeof CatalogueHistory>;
