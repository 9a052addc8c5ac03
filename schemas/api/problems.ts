/**
 * Lists the problems that the program answers with, by status, and what each means to the caller (RFC 9457). The `type` of a
 * problem is `urn:front-door:problem:` and its code. A code that is not here, or has another status here, does not compile.
 */
export const PROBLEMS = {
  400: {
    'bad-cursor': 'The cursor belongs to another list or another person. Start again without one.',
    'bad-due-date': 'The day cannot be read. Write it as 2026-12-01.',
    'bad-if-match': 'If-Match is not an ETag of this service.',
    'bad-json': 'The body is not JSON, or has a key that is not allowed.',
    'bad-key': 'An Idempotency-Key is 1 to 255 printable characters without spaces.',
    'bad-query': 'The parameters named in errors do not exist here, or cannot be used.',
    'bad-reason': 'The X-Reason header is 5 to 500 characters.',
    'not-together': 'The parameters named in errors cannot be used together. Leave one out.',
    'reason-needed': 'Your role needs a reason to read this. Send it in the X-Reason header.',
    'section-needed': 'A cursor of the shift page needs its section. Send both.',
    'which-child': 'The case has several children. Name one of those in `children`.',
    'shows-a-secret-address': 'This file may show a secret address. Give a reason in the X-Reason header.',
  },
  401: {
    'sign-in': 'Your token is not valid for this service, or has expired. Sign in again.',
  },
  403: {
    restricted:
      'The case is restricted to named colleagues. Ask your manager. `etag` is its version, which breaking the glass needs.',
    forbidden: 'None of your roles, or no scope of your agency, allows this.',
    'access-ended': 'An administrator ended the access of this colleague.',
    'not-by-the-front': 'Use the public address of the service.',
  },
  404: {
    'not-found': 'It does not exist, or you may not see it. The answer is the same for both.',
    'no-such-form': 'No form has this name. `forms` lists the names.',
  },
  409: {
    'stands-under-s47':
      'The latest recommendation or decision is section 47. Only a decision-maker may send the case to early help or the panel.',
    'answered-before': 'This request already has an answer.',
    'case-too-long': 'The case is too long for one answer. Copy it from the case itself.',
    'catalogue-full': 'The catalogue is full. Replace an entry.',
    claimed: 'This Liquidlogic number belongs to another case.',
    'done-before': 'The task is already done.',
    'drawn-elsewhere': 'The form in the file is a case of its own, and is drawn there.',
    'file-held': 'The file is held because of what is inside it.',
    'file-infected': 'A virus was found in the file. It cannot be opened.',
    'file-not-filed': 'The file is not filed yet. Try again in a minute.',
    'file-not-inspected': 'The file has not been inspected yet.',
    'file-not-shown':
      'A browser cannot show this file here. `why` says why there is no picture. Save the file instead.',
    'file-not-scanned': 'The file has not been checked for viruses yet.',
    'file-without-verdict': 'The file could not be checked for viruses.',
    'goes-elsewhere-now': 'The address changed after this was drafted. Record the conversation again.',
    'has-this-flag': 'The case already has this flag.',
    'judged-before': 'This match is already judged: `state` says how. Undo that first.',
    'linked-before': 'The cases are already linked.',
    'may-not-be-sent': 'No email may be sent to them. `why` says why.',
    'not-drawn':
      'The file or email was not drawn when it was read: it has no words that we read, or it came before drawings were kept.',
    'message-held': 'The mail service found a virus in the message, or could not check it.',
    'message-infected': 'A part of the message has a virus. The parts in `documents` are clean: open those one by one.',
    'message-not-opened': 'The message has not been opened yet, so its parts are unknown.',
    'message-parts-not-clean': 'The parts in `documents` are not clean and safe.',
    'not-ended': 'The access of this colleague has not ended.',
    'draft-ended': 'This referral was filed or let go. `reference` is its case.',
    'not-left': 'A colleague is still taking this down. It can be taken over when they have left it for half an hour.',
    'not-yours': 'A colleague is taking this down. Take it over first, if they have left it.',
    'too-many-drafts': 'You are taking down twenty referrals already. File one, or let one go.',
    yourself: 'Another administrator must end your own access.',
    'no-email': 'This conversation is not confirmed by email.',
    'no-query': 'It cannot be a process query. `why` says why.',
    'approve-it': 'Approve the confirmation, or record how they were told. That ends this task.',
    'reported-before': 'This letter is already reported as misdirected.',
    'review-it': 'Set who may see the case. That ends this task.',
    'not-restricted': 'You may already see this case.',
    'somebody-must-see-it': 'At least one colleague must be able to see a restricted case.',
    'may-not-see-it': 'A person who has the case, or one of its tasks, could then no longer see it.',
    'decide-it': 'Decide the case. That ends this task.',
    'judge-the-matches': 'Judge each match of the case. That ends this task.',
    'record-the-form': 'Record the form that came back, or the answer without it. That ends this task.',
    'answer-it': 'Record the answer to the query. That ends this task.',
    'not-safe-to-contact': 'This way of reaching them is not recorded as safe. `why` says why.',
    'said-to-be-secret':
      'The address stays masked: a form or a colleague says that it is secret, or an answer about it has not been read yet.',
    'not-read-yet': 'First confirm, correct or clear each safety question in `questions`.',
    'same-reading': 'A person has already recorded or confirmed this answer.',
    'answer-hidden': 'A part of the answer is kept secret. Nobody confirms what they cannot read.',
    'nothing-to-confirm': 'The question has no answer to confirm.',
    'no-such-flag': 'The case does not have this flag.',
    'not-done-yet': 'The tasks in `tasks` must be done first.',
    'not-in-this-state': 'A case in this `state` does not allow this action.',
    'not-linked': 'The cases are not linked.',
    'other-case-busy': 'The other case is being changed. Try again in a moment.',
    'parents-must-not-be-informed': 'The flag do_not_inform_parents is set. A decision-maker must lift it first.',
    'same-case': 'A case cannot be linked to itself.',
    'same-parents-not-said':
      'Nobody recorded that this child and another have the same parents. Ask for one child, or record it first.',
    'same-number': 'The case already has this Liquidlogic number.',
    'same-team': 'The case is already with this team.',
    'settled-before': 'This confirmation is already sent or settled.',
    'too-many': 'The case has reached its limit for this record. Open a new referral.',
    'too-many-files': 'A referral can have ten files.',
    'too-many-links': 'The case has reached its limit of links.',
    'too-many-open-asks': 'The case has reached its limit of open requests. Record some answers first.',
    'undo-the-match': 'A match between their children is confirmed. Undo that first.',
  },
  412: {
    'changed-since': 'It changed after you read it. Read it again, then decide.',
  },
  413: {
    'too-large': 'The body is larger than 256 KB, or than the operation allows.',
  },
  415: {
    'not-json': 'The Content-Type is not application/json.',
  },
  422: {
    'agencies-needed': 'Name at least two agencies that will help, or say why one is enough.',
    'agreement-needed': 'Say who agreed to this support, when and how, or why there is no agreement.',
    'authority-needed': 'Name the authority that takes over.',
    'bad-colleague': 'A colleague needs an id and a name, or an id and why. errors names the fault.',
    'no-such-colleague': 'Work is given only to people in the directory of colleagues whose access has not ended.',
    'bad-council': 'These details of the council are not valid. errors names each fault.',
    'bad-postcodes': 'This file of postcodes cannot be used. errors names each line at fault, up to twenty.',
    'bad-clock': 'These clock settings are not valid. errors names each fault.',
    'bad-entry': 'This catalogue entry is not valid. errors names each fault.',
    'bad-input': 'The body of the action is not valid. errors names each fault.',
    'bad-levels': 'One to ten levels, each with a code of its own, a label and earlyHelp. errors names each fault.',
    'bad-referral': 'A referral by staff needs channel, form and answers.',
    'bad-search': 'These search terms are not valid. errors names each fault.',
    'bad-sign-off': 'Send {"open": false}, or the whole sign-off.',
    'bad-time': 'The time of receipt must be within the last 31 days.',
    'bad-unmask': 'Send the group of answers, and why, in 5 to 500 characters.',
    'concern-not-withdrawn':
      'A referrer cannot withdraw a concern: the case is or was under section 47. Decide on what is known of the child.',
    'due-in-the-past': 'The due time must be in the future.',
    'due-too-late': 'The due time must be within 90 days.',
    'form-incomplete': 'Some answers are missing or not valid. errors names each.',
    'form-unreadable': 'Some answers are not valid. errors names each.',
    'how-needed': 'Say how this was done and who confirmed it.',
    'is-a-concern': 'It names a child or a concern, so it is no process query.',
    'key-used': 'This Idempotency-Key was used with another body.',
    'no-answer': 'Give the answer, or the email that answers.',
    'no-safe-way': 'Give at least one safe way to contact them.',
    'no-such-case': 'No other case has this reference.',
    'no-such-level': 'This is not one of the levels of need.',
    'no-such-message': 'The case has no email with that id.',
    'no-such-question': 'The case has no form with this number, or the form has no such question.',
    'no-such-leftover': 'The form has no leftover at this position.',
    'no-such-person': 'No form of the case names this person.',
    'not-by-email': 'No email may be sent there. `why` says why.',
    'not-early-help': 'An early help assessment needs an early help level and that legal basis.',
    'not-in-catalogue': 'A named entry is not in the catalogue, or is no longer active.',
    'not-safe': 'Give ways only for a person who is safe to contact.',
    'not-yet': 'The time of the conversation must be in the past.',
    'not-your-role': 'Name one of your own roles.',
    'signposting-needed': 'Name a catalogue entry and who was told about it.',
    'two-people-needed': 'Another person must recommend before you decide, or say why not.',
    'upload-incomplete': 'The description of the file is not valid. errors names each fault.',
    'why-needed': 'Give a reason.',
  },
  428: {
    'if-match-needed': 'Send the ETag that you were given as If-Match.',
  },
  // Only the gateway and the firewall answer 429: `GatewayAnswer` and `FloodAnswer` describe that.
  429: {},
  500: {
    unexpected: 'Something went wrong here. What was sent may not have been filed: send it again.',
  },
  503: {
    busy: 'The service is busy. Nothing was filed. Send it again in a moment.',
    'online-form-shut': 'The online form is not open. The answer says how else to refer a child.',
  },
} as const;

type Problems = typeof PROBLEMS;

/** The codes of the problems that have one of these statuses. */
export type ProblemOf<Status extends keyof Problems> = { [Each in Status]: keyof Problems[Each] }[Status];

/** The code of any problem. */
export type ProblemCode = ProblemOf<keyof Problems>;

/** The one status that a problem has. */
export type ProblemStatus<Code extends ProblemCode> = {
  [Status in keyof Problems]: Code extends keyof Problems[Status] ? Status : never;
}[keyof Problems];

/** The part of a problem's `type` before its code. */
export const PROBLEM_TYPE = 'urn:front-door:problem:';
