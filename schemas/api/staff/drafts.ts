import * as z from 'zod';
import { Draft } from '#schemas/draft.ts';
import { Remark } from '#schemas/forms/answer.ts';
import { StaffReferral } from './file-case.ts';
import { Reason } from './reason.ts';

/** The path parameters of a draft. */
export const DraftPath = z.object({ id: Draft.shape.id });

/** The body that begins a draft. */
export const BeginDraft = z.strictObject({ channel: Draft.shape.channel, form: Draft.shape.form });

/** The body that saves a draft: everything that was typed so far. */
export const SaveDraft = z.strictObject({ channel: Draft.shape.channel, answers: Draft.shape.answers });

/** The body that files a draft. */
export const FileDraft = z.strictObject({
  acknowledged: StaffReferral.shape.acknowledged,
  asWords: z
    .boolean()
    .default(false)
    .describe('Whether answers that cannot be read are filed as they were typed, beside their questions.'),
});

/** The body that lets a draft go: nothing of it is filed. */
export const LetGoDraft = z.strictObject({ why: Reason });

const row = Draft.omit({ answers: true, team: true, version: true, danger: true }).extend({
  children: z.array(z.string()).describe('The names of its children, as far as they were typed.'),
  danger: z.boolean().describe('Whether it has words that may mean danger.'),
});

/** A draft in a list. */
export const DraftRow = row.meta({ id: 'DraftRow', description: 'A referral that a colleague is taking down.' });
export type DraftRow = z.infer<typeof DraftRow>;

/** The drafts that somebody may go on with. */
export const DraftList = z.object({
  mine: z.array(DraftRow).describe('Those that you are taking down, the oldest change first.'),
  left: z.array(DraftRow).describe('Those that a colleague left for half an hour: the team’s.'),
});
export type DraftList = z.infer<typeof DraftList>;

/** A draft, with what cannot be read in it yet. */
export const DraftShown = Draft.omit({ version: true })
  .extend({
    left: z.boolean().describe('Whether its taker left it for half an hour. Then take it over to change it.'),
    unreadable: z.array(Remark).describe('Answers that cannot be read yet. They are kept.'),
  })
  .meta({ id: 'Draft', description: 'A referral that a colleague is taking down. It is not filed yet.' });
export type DraftShown = z.infer<typeof DraftShown>;

/** The receipt of a draft that was let go. */
export const LetGo = z.object({ id: Draft.shape.id, letGo: z.literal(true) });
export type LetGo = z.infer<typeof LetGo>;
