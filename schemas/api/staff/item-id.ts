import * as z from 'zod';

/** An id of something on a case, as we make them: ULIDs, digests and the like. */
export const ItemId = z.string().regex(/^[A-Za-z0-9_.:-]{1,200}$/);
