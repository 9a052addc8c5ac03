import * as z from 'zod';
import { Ask } from '#schemas/ask.ts';
import { Case, FormRecord, Task, TimelineEntry } from '#schemas/case.ts';
import { Conversation } from '#schemas/conversation.ts';
import { Decision, Recommendation, WithheldRecord } from '#schemas/decision.ts';
import { FormView } from '#schemas/forms/view.ts';
import { ChildRecord, Match } from '#schemas/known-child.ts';
import { CaseClock } from './case-row.ts';
import { ContactView, SharedWay, SuggestedContact } from './contact-view.ts';
import { DocumentView } from './document-view.ts';
import { MessageView } from './message-view.ts';
import { Residence } from './residence.ts';

/** A form of a case with its view as staff read it; `null` for a form that we no longer have, or that no longer fits. */
export const FormSeen = FormRecord.extend({ view: FormView.nullable() }).meta({
  id: 'Form',
  description: 'A form of a case: what was read, each value with its source, and the form as staff read it.',
});
export type FormSeen = z.infer<typeof FormSeen>;

/** A case as staff see it. Only what is named here leaves. Personal. */
export const CaseView = z
  .object({
    case: Case.extend({
      /** Its decision is overdue. */
      late: z.boolean(),
      /** `null` once it is decided. */
      clock: CaseClock.nullable(),
    }),
    forms: z.array(FormSeen),
    documents: z.array(DocumentView),
    messages: z.array(MessageView),
    tasks: z.array(Task),
    timeline: z.array(TimelineEntry),
    /** Of one under section 47, to somebody who may not see its detail: that there is one, whose and when. */
    recommendations: z.array(z.union([Recommendation, WithheldRecord])),
    decisions: z.array(z.union([Decision, WithheldRecord])),
    asks: z.array(Ask),
    conversations: z.array(Conversation),
    children: z.array(ChildRecord),
    /** By references and reasons alone: who may see the other case is asked when it is opened. */
    matches: z.array(Match),
    contacts: z.array(ContactView),
    /** What the forms say of contacting those of whom nothing was recorded. */
    suggestedContacts: z.array(SuggestedContact),
    sharedWays: z.array(SharedWay),
    /** What is kept from this person here. Addresses can be unmasked for a reason; the detail of section 47 cannot (domain 5.3). */
    hides: z.array(z.enum(['addresses', 's47_detail'])),
    /** Forms that are not shown for it, by their numbers. */
    withheldForms: z.array(z.number().int()),
    residence: z.array(Residence),
    /** What of the case cannot be read: told, never hidden. */
    unreadable: z.array(z.string()),
    /** Where a very long case goes on; `null` when this is all of it. */
    more: z.object({ cursor: z.string(), why: z.string() }).nullable(),
  })
  .meta({ id: 'Case', description: 'A case as staff see it. It holds personal data.' });
export type CaseView = z.infer<typeof CaseView>;
