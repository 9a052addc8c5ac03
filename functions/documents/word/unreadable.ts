import type { ReadDocument } from './document.ts';

/** Why a document could not be read as Word: a person reads it instead. No reason says anything of its content. */
export const UNREADABLE = [
  'no_main_part', // no part that the package calls its document
  'damaged_part', // a part that the archive cannot give
  'not_xml', // a part that is not well-formed XML
  'document_type', // a part with a DTD: no word processor writes one, and entities are made to do harm
  'too_large', // a part with more text than we go through
  'too_deep', // elements nested deeper than any document's
  'too_many_controls', // more controls than any of our forms
  'not_word', // bytes that are no file of the kind that their name or type says
  'old_version', // a .doc of Word 95 or before
  'password_protected', // a .doc that only its password opens
  'reader_failed', // an error in our own code: the caller raises it, and a person reads the document meanwhile
] as const;
export type UnreadableReason = (typeof UNREADABLE)[number];

/** Ends the reading of a document; `readWordForm` turns it into a result. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly reason: UnreadableReason;
  /** What was read before: its words are kept for search and for a person. */
  soFar?: ReadDocument;
  constructor(reason: UnreadableReason) {
    super(reason);
    this.reason = reason;
  }
}

/** Reads what may be broken; `otherwise` gives the result when it is `Unreadable`. Other errors pass. */
export function readOr<Part>(read: () => Part, otherwise: () => Part): Part {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return otherwise();
    throw error;
  }
}
