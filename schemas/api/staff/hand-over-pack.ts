import * as z from 'zod';
import { Case, FormRecord } from '#schemas/case.ts';
import { Decision, Recommendation, WithheldRecord } from '#schemas/decision.ts';
import { Reference } from '#schemas/reference.ts';

/** A heading and lines of plain text, to copy into another system with one click. */
export const HandOverGroup = z.object({ title: z.string(), text: z.string() });
export type HandOverGroup = z.infer<typeof HandOverGroup>;

/**
 * The details of one child, or of siblings together, to copy into another system (S30): as groups of text and as data. Secrets
 * stay masked, and it has nothing about a child of other parents or about those parents. Personal.
 */
export const HandOverPack = z
  .object({
    reference: Reference,
    child: z.string().nullable().describe('The child, as `1.children.0`; `null` if no form of the case names a child.'),
    children: z.array(z.string()).describe('Every child that it is for: several only with together=true.'),
    summary: z.string().describe('All groups as one text.'),
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
