import * as z from 'zod';
import { Ask } from '#schemas/ask.ts';
import { Case, FormRecord, TimelineEntry } from '#schemas/case.ts';
import { FileWords } from '#schemas/case-document.ts';
import { Conversation } from '#schemas/conversation.ts';
import { Decision, Recommendation, WithheldRecord } from '#schemas/decision.ts';
import { FormView } from '#schemas/forms/view.ts';
import { ChildRecord, Match } from '#schemas/known-child.ts';
import { CaseGlance } from './case-glance.ts';
import { CaseClock } from './case-row.ts';
import { ContactView, SharedWay, SuggestedContact } from './contact-view.ts';
import { DocumentView } from './document-view.ts';
import { WhatMayBeDone } from './may.ts';
import { MessageView } from './message-view.ts';
import { Residence } from './residence.ts';
import { TaskView } from './task-list.ts';

/** A form of a case with its view for staff; `null` for a form that no longer exists or no longer fits its definition. */
export const FormSeen = FormRecord.extend({ view: FormView.nullable() }).meta({
  id: 'Form',
  description: 'A form of a case: the answers that were read, each with its source, and the view for staff.',
});
export type FormSeen = z.infer<typeof FormSeen>;

/** The words of a file of a case. */
export const FileText = FileWords.pick({ words: true, cut: true })
  .extend({
    document: z
      .string()
      .describe('The id of the file. In a very long case, the record of the file may be on another page.'),
    held: z
      .boolean()
      .describe('Whether the file is held: its words are safe to read, but the file is not safe to open.'),
  })
  .meta({
    id: 'FileText',
    description:
      'The words of a file that is not a form, each with its place. Show links as text and never make them clickable. `cut`: the file has more words.',
  });

/** A case for staff. The API returns only the members that are named here. Personal. */
export const CaseView = z
  .object({
    case: Case.extend({
      late: z.boolean().describe('Whether its decision is overdue.'),
      clock: CaseClock.nullable().describe('`null` after the decision.'),
    }),
    glance: CaseGlance.describe('What a list shows of it.'),
    news: z
      .number()
      .int()
      .min(0)
      .describe('For the assignee: how many replies, files, forms and answers joined the case since they last looked.'),
    forms: z.array(FormSeen),
    documents: z.array(DocumentView),
    texts: z.array(FileText),
    messages: z.array(MessageView),
    tasks: z.array(TaskView),
    timeline: z.array(TimelineEntry),
    recommendations: z
      .array(z.union([Recommendation, WithheldRecord]))
      .describe('A reader who may not see section 47 detail gets only the author and time.'),
    decisions: z.array(z.union([Decision, WithheldRecord])),
    asks: z.array(Ask),
    conversations: z.array(Conversation),
    children: z.array(ChildRecord),
    matches: z.array(Match).describe('References and reasons only. Access is checked when the other case is opened.'),
    contacts: z.array(ContactView),
    suggestedContacts: z
      .array(SuggestedContact)
      .describe('What the forms say about contacting people who have no recorded contact rules.'),
    sharedWays: z.array(SharedWay),
    hides: z
      .array(z.enum(['addresses', 's47_detail']))
      .describe(
        'What is hidden from this person here. Addresses can be unmasked for a reason; section 47 detail cannot.',
      ),
    withheldForms: z.array(z.number().int()).describe('The numbers of the forms that are hidden for that reason.'),
    may: WhatMayBeDone.describe('What this person may do to the case now, and why not.'),
    residence: z.array(Residence),
    unreadable: z.array(z.string()).describe('Parts of the case that cannot be read. Listed so that none is hidden.'),
    more: z
      .object({ cursor: z.string(), why: z.string() })
      .nullable()
      .describe('The cursor of the next page of a very long case; `null` at the end.'),
  })
  .meta({
    id: 'Case',
    description:
      'A case for staff. Personal data. Hidden values are replaced by [kept secret] or [withheld], so a text may be longer than its limit.',
  });
export type CaseView = z.infer<typeof CaseView>;
