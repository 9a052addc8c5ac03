import * as z from 'zod';

/** The id of an item of a case, such as a ULID or a digest. */
export const ItemId = z.string().regex(/^[A-Za-z0-9_.:-]{1,200}$/);
