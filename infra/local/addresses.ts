import * as z from 'zod';

/** Where everything is, for people and for other processes (`.local/start.json`, `npm run token`, tests). */
export const Addresses = z.object({
  api: z.url(),
  mailbox: z.url(),
  smtp: z.string(),
  issuer: z.url(),
  aws: z.url(),
});
export type Addresses = z.infer<typeof Addresses>;
