import * as z from 'zod';

/**
 * What somebody needs to see something for, in `X-Reason`. Long enough to say something, and no longer than the audit keeps. In
 * a header: a URL would show it to every log (law 4).
 */
export const Reason = z.string().trim().min(5).max(500);
