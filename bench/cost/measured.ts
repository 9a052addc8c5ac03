import * as z from 'zod';

/** The work of one step: units of tables, and calls to buckets and to KMS. */
export const Work = z.object({
  reads: z.number(),
  writes: z.number(),
  lists: z.number(),
  heads: z.number(),
  puts: z.number(),
  signatures: z.number(),
});
export type Work = z.infer<typeof Work>;

/** What `npm run bench -- cost` measures, kept in `measured.json`. */
export const Measured = z.object({
  measuredOn: z.iso.date(),
  /** A run of each sweep while nothing is due, by its job. */
  sweeps: z.record(z.string(), Work),
  /** The figures that these runs write, with their dimensions. AWS bills a figure by the hours in which it is written. */
  figures: z.array(z.string()),
  /** A referral by the web, from its filing to its decision, without what follows in this list. */
  life: Work.extend({ 'audit entries': z.number() }),
  /** A look at a whole case. */
  look: Work,
  /** Sealing one entry, and a link full of them: the difference is the price of an entry. */
  link: Work,
  fullLink: Work.extend({ entries: z.number() }),
  /** One more case for each kind of run of reconcile. */
  reconciledCase: Work,
});
export type Measured = z.infer<typeof Measured>;
