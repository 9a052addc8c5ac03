import * as z from 'zod';
import { Case, FormRecord } from '#schemas/case.ts';
import { Decision, Recommendation } from '#schemas/decision.ts';
import { Reference } from '#schemas/reference.ts';

/** What is copied by one click into another system: a heading and lines of plain text. */
export const HandOverGroup = z.object({ title: z.string(), text: z.string() });
export type HandOverGroup = z.infer<typeof HandOverGroup>;

/** A case to be keyed anew elsewhere (S30): text to copy by groups, and all of it as data. What is kept secret stays so. Personal. */
export const HandOverPack = z
  .object({
    reference: Reference,
    /** The whole of it as one text. */
    summary: z.string(),
    groups: z.array(HandOverGroup),
    data: z.object({
      head: Case,
      forms: z.array(FormRecord),
      recommendations: z.array(Recommendation),
      decisions: z.array(Decision),
    }),
  })
  .meta({ id: 'HandOver', description: 'A case to be keyed anew in another system. It holds personal data.' });
export type HandOverPack = z.infer<typeof HandOverPack>;
