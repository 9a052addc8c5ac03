/** A reason to hold a message until a person releases it. It is filed and shown, and its clock runs. */
export type HeldReason =
  | 'spf_failed'
  | 'dkim_failed'
  | 'dmarc_failed'
  | 'marked_as_spam'
  | 'virus_found'
  | 'virus_check_unfinished';

/** The reasons in words for staff. */
export const HELD_WORDS: Readonly<Record<HeldReason, string>> = {
  spf_failed: 'It came from a server that the sender’s organisation does not use. Check with the sender by telephone.',
  dkim_failed: 'Its signature does not match: it may have been changed on the way, or not be from this sender.',
  dmarc_failed:
    'The sender’s organisation says that mail like this is not from them. Check with the sender by telephone.',
  marked_as_spam: 'The mail service took it for spam. Read it before you decide that it is.',
  virus_found:
    'The mail service found a virus in it. Do not ask for the same file again. Ask for a newly completed form.',
  virus_check_unfinished: 'The mail service could not check it for viruses. Its files are checked again here.',
};
