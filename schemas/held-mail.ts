/** The reasons to hold a message until a person releases it, in words for staff. The message is filed and its clock runs. */
export const HELD_WORDS = {
  spf_failed: 'It came from a server that the sender’s organisation does not use. Check with the sender by telephone.',
  dkim_failed: 'Its signature does not match: it may have been changed on the way, or not be from this sender.',
  dmarc_failed:
    'The sender’s organisation says that mail like this is not from them. Check with the sender by telephone.',
  marked_as_spam: 'The mail service took it for spam. Read it before you decide that it is.',
  virus_found:
    'The mail service found a virus in it. Do not ask for the same file again. Ask for a newly completed form.',
  virus_check_unfinished: 'The mail service could not check it for viruses. Its files are checked again here.',
} as const;

/** A reason to hold a message. */
export type HeldReason = keyof typeof HELD_WORDS;
