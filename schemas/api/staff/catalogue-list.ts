import * as z from 'zod';
import { CatalogueEntry, CatalogueId } from '#schemas/catalogue.ts';
import { ChangedByName } from './changed.ts';

/** One version of an entry, with the name of the person who wrote it. */
export const CatalogueEntryShown = CatalogueEntry.extend({ changedByName: ChangedByName });
export type CatalogueEntryShown = z.infer<typeof CatalogueEntryShown>;

/** The catalogue of services that staff can tell families about. */
export const Catalogue = z.object({ entries: z.array(CatalogueEntryShown) });
export type Catalogue = z.infer<typeof Catalogue>;

/** One entry of the catalogue, with all its versions, newest first. */
export const CatalogueHistory = z.object({ entry: CatalogueEntryShown, versions: z.array(CatalogueEntryShown) });
export type CatalogueHistory = z.infer<typeof CatalogueHistory>;

/** Which entries of the starting set were added, and which the catalogue had: those stay as they are. */
export const StartingSetAdded = z.object({ added: z.array(CatalogueId), kept: z.array(CatalogueId) });
export type StartingSetAdded = z.infer<typeof StartingSetAdded>;
