import * as z from 'zod';
import { Instant } from './instant.ts';

/** The sign-off by information governance. Without it, the online form stays shut (S15b). */
export const SignOff = z.strictObject({
  dpiaReference: z.string().trim().min(1).max(100),
  /** The name and role of the person who signed. */
  approver: z.string().trim().min(1).max(200),
  approverRole: z.string().trim().min(1).max(100),
  signedOffOn: z.iso.date(),
  /** The date of the next review. A task reminds governance four weeks before. */
  reviewOn: z.iso.date(),
  demonstration: z.boolean().default(false),
});
export type SignOff = z.infer<typeof SignOff>;

/** Whether the online form is open. It needs a sign-off (S15). */
export const OnlineFormSetting = z.discriminatedUnion('open', [
  z.object({ open: z.literal(false) }),
  z.object({ open: z.literal(true), signOff: SignOff, recordedAt: Instant, recordedBy: z.string() }),
]);
export type OnlineFormSetting = z.infer<typeof OnlineFormSetting>;

/** A line for letters and pages. A control character could begin another line, or another header of an email. */
const line = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, 'Write it in one line, without control characters.');
/** Room for a name or two telephone numbers. */
const Line = line(3, 100);
const Link = z.url({ protocol: /^https?$/ }).max(500);

/**
 * The council's details that an administrator edits: the same number on every page and message (S6c). The number for danger is
 * no setting: it is 999, and a slip would send somebody in danger elsewhere.
 */
export const CouncilDetails = z.strictObject({
  name: Line,
  telephone: Line.describe('The one number for help, assessments and social care.'),
  outOfHours: Line.nullable().describe(
    'Another number for nights and weekends; `null` where `telephone` answers always.',
  ),
  coordinator: Line.describe(
    'How to reach the Early Help Coordinator, who answers questions about procedure, never concerns.',
  ),
  hours: line(10, 300).describe(
    'A sentence that says when a person looks at what arrives. People decide by it whether to wait, so it must be true at night.',
  ),
  links: z.strictObject({
    oneNumber: Link.nullable().describe('More about the one number.'),
    thresholds: Link.nullable().describe('The threshold procedures.'),
    panelTerms: Link.nullable().describe('The terms of reference of the panel (MASP).'),
  }),
});
export type CouncilDetails = z.infer<typeof CouncilDetails>;

/** How to reach the council. The mailbox and the form's address belong to the deployment: mail and DNS are set up for them. */
export interface Council extends CouncilDetails {
  readonly mailbox: string;
  readonly wordFormUrl: string;
}

/** How many lines of a file of postcodes name an authority. */
const AuthorityLines = z.object({ authority: z.string(), lines: z.number().int() });

/** England and Wales have some 340 local authorities, Scotland 32 and Northern Ireland 11. */
export const MOST_AUTHORITIES = 400;

/** The file of postcodes in use: the one that was deployed, or one that an administrator gave. */
export const PostcodesSetting = z.discriminatedUnion('source', [
  z.object({ source: z.literal('deployed') }),
  z.object({
    source: z.literal('given'),
    lines: z.number().int(),
    authorities: z.array(AuthorityLines).max(MOST_AUTHORITIES),
  }),
]);
export type PostcodesSetting = z.infer<typeof PostcodesSetting>;
