import * as z from 'zod';

/** A colleague, by the id in their token. */
export const StaffId = z.string().trim().min(1).max(200);

/** A text for colleagues, which stays on the case. The limit is that of a timeline entry. */
export const Words = z.string().trim().min(1).max(2000);
