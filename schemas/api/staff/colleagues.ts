import * as z from 'zod';

/** A person, by the id of their token. */
export const StaffId = z.string().trim().min(1).max(200);

/** What somebody writes for colleagues: it stays on the case. The bound is a timeline entry's. */
export const Words = z.string().trim().min(1).max(2000);
