import { Problem } from '#functions/platform/http/problem.ts';
import { ReportMisdirected } from '#schemas/api/staff/misdirected.ts';
import { ContactRecord } from '#schemas/contact.ts';
import { caseAction } from '../action.ts';

/**
 * The Information Commissioner must know within 72 hours, which run through weekends (UK GDPR, article 33): one day to judge, two
 * to report.
 */
const JUDGED_WITHIN_MS = 24 * 3_600_000;

/**
 * Reports that a letter reached somebody for whom it was not meant (domain 5.4: the recall log). From now on nothing of this case
 * goes to that address, including messages that wait or come later: the gate finds a record that says never. Governance gets a task
 * to judge what the letter disclosed.
 */
export const reportMisdirected = caseAction(
  ReportMisdirected,
  ({ id }) => ({ messages: { is: [`out#${id}`] }, contacts: { is: [`wrong.${id}`] } }),
  (whole, { id, why }, { staff, now }) => {
    const letter = whole.messages.find((message) => message.id === id);
    // Pending and sending messages too: a wrong address noticed in time stops a message that has not gone.
    if (letter?.direction !== 'out' || letter.recipient === 'duty_desk')
      throw new Problem(422, 'no-such-message', 'This case has sent no letter with that id.');
    const person = `wrong.${id}`;
    if (whole.contacts.some((record) => record.person === person))
      throw new Problem(409, 'reported-before', 'This was reported before.');
    const at = now.toISOString();
    const record = ContactRecord.parse({
      person,
      contact: 'never',
      ways: [{ channel: 'email', at: letter.to }],
      saidBy: staff.id,
      reviewedAt: at,
      reviewedBy: staff.id,
      version: 1,
    });
    return {
      records: [{ kind: 'contact', id: person, value: record, was: 'new' }],
      raise: [
        {
          id: `judge_disclosure-${id}`,
          kind: 'judge_disclosure',
          team: 'information_governance',
          state: 'open',
          raisedAt: at,
          dueAt: new Date(now.getTime() + JUDGED_WITHIN_MS).toISOString(),
          why: letter.kind,
          about: id,
        },
      ],
      subject: id,
      line: { what: 'letter_misdirected', detail: why },
    };
  },
);
