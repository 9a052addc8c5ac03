import * as z from 'zod';
import { Ask } from '#schemas/ask.ts';
import { Case, FormRecord, TimelineEntry } from '#schemas/case.ts';
import { FileWords } from '#schemas/case-document.ts';
import { Conversation } from '#schemas/conversation.ts';
import { Decision, Recommendation, WithheldRecord } from '#schemas/decision.ts';
import { FormView } from '#schemas/forms/view.ts';
import { ChildRecord, Match } from '#schemas/known-child.ts';
import { CaseClock } from './case-row.ts';
import { ContactView, SharedWay, SuggestedContact } from './contact-view.ts';
import { DocumentView } from './document-view.ts';
import { MessageView } from './message-view.ts';
import { Residence } from './residence.ts';
import { TaskView } from './task-list.ts';

/** A form of a case with its view as staff read it; `null` for a form that we no longer have, or that no longer fits. */
export const FormSeen = FormRecord.extend({ view: FormView.nullable() }).meta({
  id: 'Form',
  description: 'A form of a case: what was read, each value with its source, and the form as staff read it.',
});
export type FormSeen = z.infer<typeof FormSeen>;

/** The words of a file of a case. */
export const FileText = FileWords.pick({ words: true, cut: true })
  .extend({
    document: z
      .string()
      .describe('The id of the file. The record of a file of a very long case may be on another page.'),
    held: z
      .boolean()
      .describe('Read from a file that is held: the words are safe to read, the file is not safe to open.'),
  })
  .meta({
    id: 'FileText',
    description:
      'What a file that is no form says, each text with where it stood. Links in it are text and must never be made clickable. `cut`: there is more in the file.',
  });

/** A case as staff see it. Only what is named here leaves. Personal. */
export const CaseView = z
  .object({
    case: Case.extend({
      late: z.boolean().describe('Its decision is overdue.'),
      clock: CaseClock.nullable().describe('`null` once it is decided.'),
    }),
    forms: z.array(FormSeen),
    documents: z.array(DocumentView),
    texts: z.array(FileText),
    messages: z.array(MessageView),
    tasks: z.array(TaskView),
    timeline: z.array(TimelineEntry),
    recommendations: z
      .array(z.union([Recommendation, WithheldRecord]))
      .describe('For a reader who may not see section 47 detail: only that it exists, who made it and when.'),
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
        'What is kept from this person here. Addresses can be unmasked for a reason; the detail of section 47 cannot.',
      ),
    withheldForms: z.array(z.number().int()).describe('Forms that are not shown for it, by their numbers.'),
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
      'A case as staff see it. It holds personal data. What is kept secret or withheld has [kept secret] or [withheld] in its place: a text may then be longer than its bound.',
  });
export type CaseView = z.infer<typeof CaseView>;
