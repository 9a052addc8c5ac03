/**
 * Every problem that the program answers with: its code, its status, and what it means for a caller (RFC 9457, whose `type` is
 * `urn:front-door:problem:` and the code). A code that is not here, or with another status, does not compile.
 */
export const PROBLEMS = {
  // What was asked cannot be read.
  'bad-cursor': { status: 400, means: 'The cursor is not of this list, or not of this person. Begin without one.' },
  'bad-due-date': { status: 400, means: 'The day cannot be read: write 2026-12-01.' },
  'bad-if-match': { status: 400, means: 'If-Match is not an ETag that this was read with.' },
  'bad-json': { status: 400, means: 'The body is not JSON, or holds a key that may not be.' },
  'bad-key': { status: 400, means: 'An Idempotency-Key is 1 to 255 printable characters without spaces.' },
  'bad-query': { status: 400, means: 'The parameters named in errors do not exist here, or cannot be used.' },
  'bad-reason': { status: 400, means: 'The X-Reason header is 5 to 500 characters.' },
  'not-together': { status: 400, means: 'The parameters named in errors are of two lists: leave one out.' },
  'reason-needed': { status: 400, means: 'This role reads it for a reason only: say it in the X-Reason header.' },
  'section-needed': { status: 400, means: 'A cursor of the shift is of one section: name it.' },
  'which-child': {
    status: 400,
    means: 'The case has several children, and siblings’ parents are never mixed: name one of `children`.',
  },
  'shows-a-secret-address': {
    status: 400,
    means: 'A file cannot be masked and may show a confidential address: say why in the X-Reason header.',
  },

  // Who asks.
  'sign-in': { status: 401, means: 'The token is not for this service, or not now.' },
  restricted: {
    status: 403,
    means:
      'The case is restricted to named colleagues. Ask your manager; `etag` is its version, for who must break the glass.',
  },
  forbidden: { status: 403, means: 'None of the roles of this person, or no scope of this agency, allows it.' },
  'access-ended': { status: 403, means: 'An administrator ended the access of this colleague.' },
  'not-by-the-front': { status: 403, means: 'Ask at the public address of the service, not behind it.' },
  'not-found': { status: 404, means: 'There is no such thing, or it is not for whoever asks: the two look alike.' },
  'no-such-form': { status: 404, means: 'There is no form of this name: `forms` lists those that there are.' },

  // What was sent cannot be taken.
  'too-large': { status: 413, means: 'The body is larger than 256 KB.' },
  'not-json': { status: 415, means: 'The body is not said to be application/json.' },

  // What was seen has changed.
  'changed-since': { status: 412, means: 'It has changed since it was looked at: look again, and then decide.' },
  'if-match-needed': { status: 428, means: 'Send the ETag of what was looked at as If-Match.' },

  // It cannot be done as things stand.
  'stands-under-s47': {
    status: 409,
    means: 'The last that was said of it is section 47: only whoever decides may hand it to early help or the panel.',
  },
  'answered-before': { status: 409, means: 'This ask is answered already.' },
  'case-too-long': { status: 409, means: 'The case is too long for one answer: copy it from the case itself.' },
  'catalogue-full': { status: 409, means: 'The catalogue holds as many entries as it may: write over one.' },
  claimed: { status: 409, means: 'This Liquidlogic number belongs to another case.' },
  'done-before': { status: 409, means: 'The task is done already.' },
  'file-held': { status: 409, means: 'The file is held because of what is inside it.' },
  'file-infected': { status: 409, means: 'A virus was found in the file. It cannot be opened.' },
  'file-not-filed': { status: 409, means: 'The file is not filed yet. Try again in a minute.' },
  'file-not-inspected': { status: 409, means: 'The file has not been looked into yet.' },
  'file-not-scanned': { status: 409, means: 'The file has not been checked for viruses yet.' },
  'file-without-verdict': { status: 409, means: 'The file could not be checked for viruses.' },
  'goes-elsewhere-now': { status: 409, means: 'The address has changed since this was drafted: record it anew.' },
  'has-this-flag': { status: 409, means: 'The case has this flag already.' },
  'judged-before': { status: 409, means: 'Somebody has judged this match: `state` says how. Undo that first.' },
  'linked-before': { status: 409, means: 'The cases are linked already.' },
  'may-not-be-sent': { status: 409, means: 'No message may go to them by itself: `why` says what stands against it.' },
  'message-held': { status: 409, means: 'The mail service found a virus in the message, or could not look.' },
  'message-infected': {
    status: 409,
    means:
      'A virus was found in a part of the message. The parts in `documents` are free of it: open those one by one.',
  },
  'message-not-opened': { status: 409, means: 'The message has not been taken apart, so its parts are not known.' },
  'message-parts-not-clean': { status: 409, means: 'The parts in `documents` are not clean and safe.' },
  'not-ended': { status: 409, means: 'The access of this colleague has not ended.' },
  yourself: { status: 409, means: 'Another administrator must end your own access.' },
  'no-email': { status: 409, means: 'This conversation is confirmed another way than by email.' },
  'no-query': { status: 409, means: 'It cannot be a process query: `why` says what stands against it.' },
  'approve-it': { status: 409, means: 'This task is done by approving the confirmation, or by another way instead.' },
  'reported-before': { status: 409, means: 'That this letter was misdirected is reported already.' },
  'review-it': { status: 409, means: 'This task is ended by governance saying who may see the case.' },
  'not-restricted': { status: 409, means: 'You may see this case already: there is no glass to break.' },
  'somebody-must-see-it': { status: 409, means: 'A restricted case keeps at least one colleague who may see it.' },
  'may-not-see-it': { status: 409, means: 'Who has the case, or is given it or a task of it, would be kept from it.' },
  'decide-it': { status: 409, means: 'This task is done by deciding the case.' },
  'judge-the-matches': { status: 409, means: 'This task is done by judging each match of the case.' },
  'record-the-form': {
    status: 409,
    means: 'This task is done by recording the form that came back, or what was answered without it.',
  },
  'answer-it': { status: 409, means: 'This task is done by recording the answer to the query.' },
  'not-safe-to-contact': {
    status: 409,
    means: 'Nobody recorded that it is safe to reach them this way: `why` says what stands against it.',
  },
  'said-to-be-secret': {
    status: 409,
    means: 'A form or a colleague says that an address is secret, or words about it are not read yet: it stays masked.',
  },
  'not-read-yet': {
    status: 409,
    means: 'Somebody’s safety hangs on the questions in `questions`: record what was written there first.',
  },
  'same-reading': { status: 409, means: 'The form has this answer already, recorded by a person.' },
  'no-such-flag': { status: 409, means: 'The case does not have this flag.' },
  'not-done-yet': { status: 409, means: 'The tasks in `tasks` must be done first.' },
  'not-in-this-state': { status: 409, means: 'It cannot be done to a case in the state that `state` names.' },
  'not-linked': { status: 409, means: 'The cases are not linked.' },
  'other-case-busy': { status: 409, means: 'The other case is being changed. Try again in a moment.' },
  'parents-must-not-be-informed': {
    status: 409,
    means: 'The flag do_not_inform_parents stands against it: a decision-maker must lift it first.',
  },
  'same-case': { status: 409, means: 'A case is not linked to itself.' },
  'same-number': { status: 409, means: 'The case has this Liquidlogic number already.' },
  'same-team': { status: 409, means: 'The case is with this team already.' },
  'settled-before': { status: 409, means: 'This confirmation is settled already.' },
  'too-many': { status: 409, means: 'The case holds as many of these as it may: refer it anew.' },
  'too-many-files': { status: 409, means: 'A referral takes ten files.' },
  'too-many-links': { status: 409, means: 'The case has as many links as a case may have.' },
  'too-many-open-asks': { status: 409, means: 'As many asks are open as may be: record some answers first.' },
  'undo-the-match': { status: 409, means: 'A match of their children is confirmed: undo it first.' },

  // What was sent can be read and not be used.
  'agencies-needed': { status: 422, means: 'Name the agencies that are to help, more than one, or why one will do.' },
  'agreement-needed': { status: 422, means: 'Say who agreed to this support, when and how, or why without.' },
  'authority-needed': { status: 422, means: 'Say which authority the family is handed over to.' },
  'bad-colleague': {
    status: 422,
    means: 'A colleague needs an id and a name, or an id and why: errors names the fault.',
  },
  'no-such-colleague': {
    status: 422,
    means: 'Work is given only to people in the directory of colleagues whose access has not ended.',
  },
  'bad-clock': { status: 422, means: 'These settings of the clock cannot be used: errors names them.' },
  'bad-entry': { status: 422, means: 'This cannot be an entry of the catalogue: errors names what is at fault.' },
  'bad-input': { status: 422, means: 'What was sent with the action cannot be used: errors names what is at fault.' },
  'bad-levels': { status: 422, means: 'One to ten levels, each with a code of its own, a label and earlyHelp.' },
  'bad-referral': { status: 422, means: 'A referral by staff needs channel, form and answers.' },
  'bad-search': { status: 422, means: 'Nothing can be looked for by this: errors names what is at fault.' },
  'bad-sign-off': { status: 422, means: 'Send {"open": false}, or the whole sign-off: errors names what is at fault.' },
  'bad-time': { status: 422, means: 'Received not later than now, and at most 31 days ago.' },
  'bad-unmask': { status: 422, means: 'Send the group of answers, and why, in 5 to 500 characters.' },
  'due-in-the-past': { status: 422, means: 'The due time must still be to come.' },
  'due-too-late': { status: 422, means: 'The due time must be within 90 days.' },
  'form-incomplete': { status: 422, means: 'Answers are missing or cannot be read: errors names each.' },
  'form-unreadable': { status: 422, means: 'Answers cannot be read: errors names each.' },
  'how-needed': { status: 422, means: 'Say how this was done, and by whom it was confirmed.' },
  'is-a-concern': { status: 422, means: 'It names a child or a concern, so it is no process query.' },
  'key-used': { status: 422, means: 'This Idempotency-Key was used with another body.' },
  'no-answer': { status: 422, means: 'Say what was answered, or which email answers it.' },
  'no-safe-way': { status: 422, means: 'Say by which way it is safe to contact them.' },
  'no-such-case': { status: 422, means: 'There is no other case of this reference.' },
  'no-such-level': { status: 422, means: 'This is not one of the levels of need.' },
  'no-such-message': { status: 422, means: 'The case has no email with that id.' },
  'no-such-question': { status: 422, means: 'No form of the case has this number, or it asks no such question.' },
  'no-such-leftover': { status: 422, means: 'The form has no leftover in this place.' },
  'no-such-person': { status: 422, means: 'No form of the case names such a person.' },
  'not-by-email': { status: 422, means: 'No email may go there: `why` says what stands against it.' },
  'not-early-help': { status: 422, means: 'An early help assessment needs an early help level and that legal basis.' },
  'not-in-catalogue': { status: 422, means: 'An entry is not in the catalogue, or is not active any more.' },
  'not-safe': { status: 422, means: 'Ways are given only where it is safe to contact them.' },
  'not-yet': { status: 422, means: 'A conversation is recorded after it was held.' },
  'not-your-role': { status: 422, means: 'Say in which of your own roles you spoke.' },
  'signposting-needed': { status: 422, means: 'Name an entry of the catalogue, and who was told of it.' },
  'two-people-needed': { status: 422, means: 'Somebody else recommends before you decide, or say why that cannot be.' },
  'upload-incomplete': { status: 422, means: 'Some of what describes the file is missing or wrong: errors names it.' },
  'why-needed': { status: 422, means: 'Say why.' },

  // It is our fault, or our decision.
  unexpected: {
    status: 500,
    means: 'Something went wrong here. What was sent may not have been filed: send it again.',
  },
  busy: { status: 503, means: 'We are busy. Nothing was filed: send it again in a moment.' },
  'online-form-shut': {
    status: 503,
    means: 'The online form is not open: the answer says how else to refer a child.',
  },
} as const satisfies Readonly<Record<string, ProblemMeaning>>;

/** The status of a problem, and what whoever gets it must know. */
export interface ProblemMeaning {
  readonly status: number;
  readonly means: string;
}

export type ProblemCode = keyof typeof PROBLEMS;

/** The one status that a problem has. */
export type ProblemStatus<Code extends ProblemCode> = (typeof PROBLEMS)[Code]['status'];

/** The problems of a status. */
export type ProblemOf<Status extends number> = {
  [Code in ProblemCode]: ProblemStatus<Code> extends Status ? Code : never;
}[ProblemCode];

/** What stands before the code in a problem's `type`. */
export const PROBLEM_TYPE = 'urn:front-door:problem:';
