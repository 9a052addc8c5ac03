/**
 * Every problem that the program answers with: its code, its status, and what it means for a caller (RFC 9457, whose `type` is
 * `urn:front-door:problem:` and the code). A code that is not here, or with another status, does not compile.
 */
export const PROBLEMS = {
  // What was asked cannot be read.
  'bad-cursor': {
    status: 400,
    means: 'The cursor belongs to another list or another person. Start again without one.',
  },
  'bad-due-date': { status: 400, means: 'The day cannot be read: write 2026-12-01.' },
  'bad-if-match': { status: 400, means: 'If-Match is not an ETag of this service.' },
  'bad-json': { status: 400, means: 'The body is not JSON, or has a key that is not allowed.' },
  'bad-key': { status: 400, means: 'An Idempotency-Key is 1 to 255 printable characters without spaces.' },
  'bad-query': { status: 400, means: 'The parameters named in errors do not exist here, or cannot be used.' },
  'bad-reason': { status: 400, means: 'The X-Reason header is 5 to 500 characters.' },
  'not-together': { status: 400, means: 'The parameters named in errors cannot be used together. Leave one out.' },
  'reason-needed': { status: 400, means: 'Your role needs a reason to read this. Send it in the X-Reason header.' },
  'section-needed': { status: 400, means: 'A cursor of the shift page needs its section. Send both.' },
  'which-child': {
    status: 400,
    means: 'The case has several children. Name one of those in `children`.',
  },
  'shows-a-secret-address': {
    status: 400,
    means: 'This file may show a secret address. Give a reason in the X-Reason header.',
  },

  // Who asks.
  'sign-in': { status: 401, means: 'Your token is not valid for this service, or has expired. Sign in again.' },
  restricted: {
    status: 403,
    means:
      'The case is restricted to named colleagues. Ask your manager. `etag` is its version, which breaking the glass needs.',
  },
  forbidden: { status: 403, means: 'None of your roles, or no scope of your agency, allows this.' },
  'access-ended': { status: 403, means: 'An administrator ended the access of this colleague.' },
  'not-by-the-front': { status: 403, means: 'Use the public address of the service.' },
  'not-found': { status: 404, means: 'It does not exist, or you may not see it. The answer is the same for both.' },
  'no-such-form': { status: 404, means: 'No form has this name. `forms` lists the names.' },

  // What was sent cannot be taken.
  'too-large': { status: 413, means: 'The body is larger than 256 KB.' },
  'not-json': { status: 415, means: 'The Content-Type is not application/json.' },

  // What was seen has changed.
  'changed-since': { status: 412, means: 'It changed after you read it. Read it again, then decide.' },
  'if-match-needed': { status: 428, means: 'Send the ETag that you were given as If-Match.' },

  // It cannot be done as things stand.
  'stands-under-s47': {
    status: 409,
    means:
      'The latest recommendation or decision is section 47. Only a decision-maker may send the case to early help or the panel.',
  },
  'answered-before': { status: 409, means: 'This request already has an answer.' },
  'case-too-long': { status: 409, means: 'The case is too long for one answer. Copy it from the case itself.' },
  'catalogue-full': { status: 409, means: 'The catalogue is full. Replace an entry.' },
  claimed: { status: 409, means: 'This Liquidlogic number belongs to another case.' },
  'done-before': { status: 409, means: 'The task is already done.' },
  'file-held': { status: 409, means: 'The file is held because of what is inside it.' },
  'file-infected': { status: 409, means: 'A virus was found in the file. It cannot be opened.' },
  'file-not-filed': { status: 409, means: 'The file is not filed yet. Try again in a minute.' },
  'file-not-inspected': { status: 409, means: 'The file has not been inspected yet.' },
  'file-not-scanned': { status: 409, means: 'The file has not been checked for viruses yet.' },
  'file-without-verdict': { status: 409, means: 'The file could not be checked for viruses.' },
  'goes-elsewhere-now': {
    status: 409,
    means: 'The address changed after this was drafted. Record the conversation again.',
  },
  'has-this-flag': { status: 409, means: 'The case already has this flag.' },
  'judged-before': { status: 409, means: 'This match is already judged: `state` says how. Undo that first.' },
  'linked-before': { status: 409, means: 'The cases are already linked.' },
  'may-not-be-sent': { status: 409, means: 'No email may be sent to them. `why` says why.' },
  'message-held': { status: 409, means: 'The mail service found a virus in the message, or could not check it.' },
  'message-infected': {
    status: 409,
    means: 'A part of the message has a virus. The parts in `documents` are clean: open those one by one.',
  },
  'message-not-opened': { status: 409, means: 'The message has not been opened yet, so its parts are unknown.' },
  'message-parts-not-clean': { status: 409, means: 'The parts in `documents` are not clean and safe.' },
  'not-ended': { status: 409, means: 'The access of this colleague has not ended.' },
  yourself: { status: 409, means: 'Another administrator must end your own access.' },
  'no-email': { status: 409, means: 'This conversation is not confirmed by email.' },
  'no-query': { status: 409, means: 'It cannot be a process query. `why` says why.' },
  'approve-it': { status: 409, means: 'Approve the confirmation, or record how they were told. That ends this task.' },
  'reported-before': { status: 409, means: 'This letter is already reported as misdirected.' },
  'review-it': { status: 409, means: 'Set who may see the case. That ends this task.' },
  'not-restricted': { status: 409, means: 'You may already see this case.' },
  'somebody-must-see-it': { status: 409, means: 'At least one colleague must be able to see a restricted case.' },
  'may-not-see-it': { status: 409, means: 'A person who has the case, or a task of it, could then not see it.' },
  'decide-it': { status: 409, means: 'Decide the case. That ends this task.' },
  'judge-the-matches': { status: 409, means: 'Judge each match of the case. That ends this task.' },
  'record-the-form': {
    status: 409,
    means: 'Record the form that came back, or the answer without it. That ends this task.',
  },
  'answer-it': { status: 409, means: 'Record the answer to the query. That ends this task.' },
  'not-safe-to-contact': {
    status: 409,
    means: 'This way of reaching them is not recorded as safe. `why` says why.',
  },
  'said-to-be-secret': {
    status: 409,
    means:
      'The address stays masked: a form or a colleague says that it is secret, or an answer about it has not been read yet.',
  },
  'not-read-yet': {
    status: 409,
    means: 'First record a reading of each safety question in `questions`.',
  },
  'same-reading': { status: 409, means: 'A person has already recorded this answer.' },
  'no-such-flag': { status: 409, means: 'The case does not have this flag.' },
  'not-done-yet': { status: 409, means: 'The tasks in `tasks` must be done first.' },
  'not-in-this-state': { status: 409, means: 'A case in this `state` does not allow this action.' },
  'not-linked': { status: 409, means: 'The cases are not linked.' },
  'other-case-busy': { status: 409, means: 'The other case is being changed. Try again in a moment.' },
  'parents-must-not-be-informed': {
    status: 409,
    means: 'The flag do_not_inform_parents is set. A decision-maker must lift it first.',
  },
  'same-case': { status: 409, means: 'A case cannot be linked to itself.' },
  'same-number': { status: 409, means: 'The case already has this Liquidlogic number.' },
  'same-team': { status: 409, means: 'The case is already with this team.' },
  'settled-before': { status: 409, means: 'This confirmation is already sent or settled.' },
  'too-many': { status: 409, means: 'The case has reached its limit for this record. Open a new referral.' },
  'too-many-files': { status: 409, means: 'A referral can have ten files.' },
  'too-many-links': { status: 409, means: 'The case has reached its limit of links.' },
  'too-many-open-asks': {
    status: 409,
    means: 'The case has reached its limit of open requests. Record some answers first.',
  },
  'undo-the-match': { status: 409, means: 'A match between their children is confirmed. Undo that first.' },

  // What was sent can be read and not be used.
  'agencies-needed': { status: 422, means: 'Name at least two agencies that will help, or say why one is enough.' },
  'agreement-needed': {
    status: 422,
    means: 'Say who agreed to this support, when and how, or why there is no agreement.',
  },
  'authority-needed': { status: 422, means: 'Name the authority that takes over.' },
  'bad-colleague': {
    status: 422,
    means: 'A colleague needs an id and a name, or an id and why. errors names the fault.',
  },
  'no-such-colleague': {
    status: 422,
    means: 'Work is given only to people in the directory of colleagues whose access has not ended.',
  },
  'bad-clock': { status: 422, means: 'These clock settings are not valid. errors names each fault.' },
  'bad-entry': { status: 422, means: 'This catalogue entry is not valid. errors names each fault.' },
  'bad-input': { status: 422, means: 'The body of the action is not valid. errors names each fault.' },
  'bad-levels': { status: 422, means: 'One to ten levels, each with a code of its own, a label and earlyHelp.' },
  'bad-referral': { status: 422, means: 'A referral by staff needs channel, form and answers.' },
  'bad-search': { status: 422, means: 'These search terms are not valid. errors names each fault.' },
  'bad-sign-off': { status: 422, means: 'Send {"open": false}, or the whole sign-off.' },
  'bad-time': { status: 422, means: 'The time of receipt must be within the last 31 days.' },
  'bad-unmask': { status: 422, means: 'Send the group of answers, and why, in 5 to 500 characters.' },
  'concern-not-withdrawn': {
    status: 422,
    means:
      'A referrer cannot withdraw a concern: the case is or was under section 47. Decide on what is known of the child.',
  },
  'due-in-the-past': { status: 422, means: 'The due time must be in the future.' },
  'due-too-late': { status: 422, means: 'The due time must be within 90 days.' },
  'form-incomplete': { status: 422, means: 'Some answers are missing or not valid. errors names each.' },
  'form-unreadable': { status: 422, means: 'Some answers are not valid. errors names each.' },
  'how-needed': { status: 422, means: 'Say how this was done and who confirmed it.' },
  'is-a-concern': { status: 422, means: 'It names a child or a concern, so it is no process query.' },
  'key-used': { status: 422, means: 'This Idempotency-Key was used with another body.' },
  'no-answer': { status: 422, means: 'Give the answer, or the email that answers.' },
  'no-safe-way': { status: 422, means: 'Give at least one safe way to contact them.' },
  'no-such-case': { status: 422, means: 'No other case has this reference.' },
  'no-such-level': { status: 422, means: 'This is not one of the levels of need.' },
  'no-such-message': { status: 422, means: 'The case has no email with that id.' },
  'no-such-question': {
    status: 422,
    means: 'The case has no form with this number, or the form has no such question.',
  },
  'no-such-leftover': { status: 422, means: 'The form has no leftover at this position.' },
  'no-such-person': { status: 422, means: 'No form of the case names this person.' },
  'not-by-email': { status: 422, means: 'No email may be sent there. `why` says why.' },
  'not-early-help': { status: 422, means: 'An early help assessment needs an early help level and that legal basis.' },
  'not-in-catalogue': { status: 422, means: 'A named entry is not in the catalogue, or is no longer active.' },
  'not-safe': { status: 422, means: 'Give ways only for a person who is safe to contact.' },
  'not-yet': { status: 422, means: 'The time of the conversation must be in the past.' },
  'not-your-role': { status: 422, means: 'Name one of your own roles.' },
  'signposting-needed': { status: 422, means: 'Name a catalogue entry and who was told about it.' },
  'two-people-needed': { status: 422, means: 'Another person must recommend before you decide, or say why not.' },
  'upload-incomplete': { status: 422, means: 'The description of the file is not valid. errors names each fault.' },
  'why-needed': { status: 422, means: 'Give a reason.' },

  // It is our fault, or our decision.
  unexpected: {
    status: 500,
    means: 'Something went wrong here. What was sent may not have been filed: send it again.',
  },
  busy: { status: 503, means: 'The service is busy. Nothing was filed. Send it again in a moment.' },
  'online-form-shut': {
    status: 503,
    means: 'The online form is not open. The answer says how else to refer a child.',
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
