import { AskForMore, InstructForm, RecordAnswer } from '../asking.ts';
import { ApproveConfirmation, RecordConversation } from '../conversing.ts';
import { ReportMisdirected } from '../misdirected.ts';
import { ID, LATER, NEXT_WEEK, WORKER } from './examples.ts';
import { onCase } from './parts.ts';

const under = 'Asking and telling';

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

/** What is asked of others, and what was agreed with them. */
export const ASKING = [
  onCase('askForMore', 'asks', {
    under,
    summary: 'Asks for more, by an email of ours where one may go, else by a person.',
    about:
      'For one or both of exactly two reasons. The decision clock goes on. The questions’ words stay on the case: an email says only what they are about. Of the family nobody is asked but by a way that somebody recorded as safe.',
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
    under,
    summary: 'Records the answer to what was asked.',
    body: RecordAnswer,
    example: { id: ID, how: 'telephone', answers: 'A breakfast club since September; she comes most days.' },
    problems: ['answered-before', 'no-such-message', 'not-linked', 'no-answer'],
  }),
  onCase('instructForm', 'form-instructed', {
    under,
    summary: 'Records that somebody was told to complete a form and send it back.',
    body: InstructForm,
    example: { form: 'masp', dueAt: NEXT_WEEK, of: { who: 'professional', how: 'telephone', worker: WORKER } },
    problems: [...ASKS],
  }),
  onCase('recordConversation', 'conversations', {
    under,
    summary: 'Records a conversation, and drafts the one email that confirms it.',
    about:
      'Nobody is sent it before a person has seen and approved it. Where no email may go: how they are told instead.',
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
    under,
    summary: 'Approves the confirmation of a conversation: it goes, once. Or records how they were told instead.',
    body: ApproveConfirmation,
    example: { id: ID },
    problems: ['settled-before', 'not-by-email', 'may-not-be-sent', 'goes-elsewhere-now'],
  }),
  onCase('reportMisdirected', 'misdirected', {
    under,
    summary: 'Reports that a letter of ours reached somebody whom it was not for.',
    about:
      'Nothing of this case goes to that address from now on. Information governance is asked to judge it within a day: the Commissioner is told within 72 hours.',
    body: ReportMisdirected,
    example: { id: ID, why: 'The address belongs to another school of the same name.' },
    problems: ['no-such-message', 'reported-before'],
  }),
] as const;
