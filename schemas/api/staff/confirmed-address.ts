import * as z from 'zod';

/** A professional's address, typed twice: an address with one wrong letter belongs to another person (domain 5.4). */
export const ConfirmedAddress = z
  .strictObject({ who: z.literal('professional'), address: z.email().max(254), confirmAddress: z.string() })
  .refine(({ address, confirmAddress }) => address === confirmAddress, {
    path: ['confirmAddress'],
    error: 'The two addresses differ.',
  });
