import * as z from 'zod';

/** A level of need. Each area chooses its labels, and which levels are early help (domain 4.4). */
export const Level = z.strictObject({
  code: z.string().regex(/^[a-z0-9-]{1,20}$/, 'Use small letters, digits and hyphens.'),
  label: z.string().trim().min(1).max(100),
  /** Whether a decision at this level can be an early help assessment (S20). */
  earlyHelp: z.boolean(),
});
export type Level = z.infer<typeof Level>;

/** The levels of an area's threshold document. Areas have three to five; ten leave room. */
export const Levels = z
  .array(Level)
  .min(1)
  .max(10)
  .refine(
    (levels) => new Set(levels.map(({ code }) => code)).size === levels.length,
    'Give each level a code of its own.',
  );
export type Levels = z.infer<typeof Levels>;

/** The usual four levels, until a council sets its own (domain 4.4). We did not find the local document's names. */
export const DEFAULT_LEVELS: Levels = [
  { code: '1', label: '1 Universal', earlyHelp: false },
  { code: '2', label: '2 Early help', earlyHelp: true },
  { code: '3', label: '3 Targeted or complex', earlyHelp: true },
  { code: '4', label: '4 Statutory (section 17 or 47)', earlyHelp: false },
];
