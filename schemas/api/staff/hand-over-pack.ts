import * as z from 'zod';
import { Case, FormRecord } from '#schemas/case.ts';
import { Decision, Recommendation, WithheldRecord } from '#schemas/decision.ts';
import { Reference } from '#schemas/reference.ts';

/** What is copied by one click into another system: a heading and lines of plain text. */
export const HandOverGroup = z.object({ title: z.string(), text: z.string() });
export type HandOverGroup = z.infer<typeof HandOverGroup>;

/**
 * One child of a case to be keyed anew elsewhere (S30): text to copy by groups, and all of it as data. What is kept secret stays
 * so, and nothing stands in it of another child or that child's parents. Personal.
 */
export const HandOverPack = z
  .object({
    reference: Reference,
    child: z.string().nullable().describe('`<form>.children.<place>`; `null` where no form of the case names a child.'),
    summary: z.string().describe('All of it as one text.'),
    groups: z.array(HandOverGroup),
    data: z.object({
      head: Case,
      forms: z.array(FormRecord),
      recommendations: z.array(z.union([Recommendation, WithheldRecord])),
      decisions: z.array(z.union([Decision, WithheldRecord])),
    }),
  })
  .meta({
    id: 'HandOver',
    description: "One child's details, to copy into another system. Personal data.",
  });
export type HandOverPack = z.infer<typeof HandOverPack>;
