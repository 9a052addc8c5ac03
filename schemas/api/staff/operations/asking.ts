import { AskForMore, InstructForm, RecordAnswer } from '../asking.ts';
import { ApproveConfirmation, RecordConversation } from '../conversing.ts';
import { ReportMisdirected } from '../misdirected.ts';
import { ID, LATER, NEXT_WEEK, WORKER } from './examples.ts';
import { operationsUnder } from './parts.ts';

const { onCase } = operationsUnder('Asking and telling');

const ASKS = [
  'due-in-the-past',
  'due-too-late',
  'not-by-email',
  'may-not-be-sent',
  'too-many-open-asks',
  'parents-must-not-be-informed',
  'not-safe-to-contact',
  'no-such-person',
] as const;

/** The operations that ask for information and record conversations. */
export const ASKING = [
  onCase('askForMore', 'asks', {
    summary: 'Asks for more information, by email if one may be sent, otherwise through a colleague.',
    about:
      'Give one or both of the two allowed reasons. The decision clock keeps running. The questions stay on the case: the email only names their topics. A family member is only asked in a way that a person recorded as safe.',
    body: AskForMore,
    example: {
      reasons: ['best_placed'],
      questions: [{ topic: 'support_tried', text: 'What has the school tried so far, and what came of it?' }],
      dueAt: NEXT_WEEK,
      of: { who: 'referrer' },
    },
    problems: [...ASKS],
  }),
  onCase('recordAnswer', 'asks-answered', {
    summary: 'Records the answer to an information request.',
    body: RecordAnswer,
    example: { id: ID, how: 'telephone', answers: 'A breakfast club since September; she comes most days.' },
    problems: ['answered-before', 'no-such-message', 'not-linked', 'no-answer'],
  }),
  onCase('instructForm', 'form-instructed', {
    summary: 'Records that a person was asked to complete a form and return it.',
    body: InstructForm,
    example: { form: 'masp', dueAt: NEXT_WEEK, of: { who: 'professional', how: 'telephone', worker: WORKER } },
    problems: [...ASKS],
  }),
  onCase('recordConversation', 'conversations', {
    summary: 'Records a conversation and drafts the email that confirms it.',
    about:
      'The email is sent only after a person has read and approved it. If no email may be sent, record how they are told instead.',
    body: RecordConversation,
    example: {
      at: LATER,
      with: 'referrer',
      actions: [{ what: 'send_information', who: 'you', by: NEXT_WEEK }],
      summary: 'She is worried about the mornings, and will send the attendance record.',
      confirm: { who: 'referrer' },
    },
    problems: ['not-yet', 'not-your-role', 'parents-must-not-be-informed', 'not-by-email'],
  }),
  onCase('approveConfirmation', 'conversations-approved', {
    summary: 'Approves the confirmation of a conversation and sends it once, or records how they were told instead.',
    body: ApproveConfirmation,
    example: { id: ID },
    problems: ['settled-before', 'not-by-email', 'may-not-be-sent', 'goes-elsewhere-now'],
  }),
  onCase('reportMisdirected', 'misdirected', {
    summary: 'Reports that one of our letters reached the wrong person.',
    about:
      'Stops every later message of this case to that address. Information governance gets a task to assess it within a day, because a breach must reach the Information Commissioner within 72 hours.',
    body: ReportMisdirected,
    example: { id: ID, why: 'The address belongs to another school of the same name.' },
    problems: ['no-such-message', 'reported-before'],
  }),
] as const;
