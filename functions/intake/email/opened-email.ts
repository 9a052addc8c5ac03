import type { Portal } from './portal.ts';

/** Where a file came out of. `inline`: a small picture that the words show, such as a crest; nobody need look at it. */
export type PartOrigin = 'attachment' | 'inline' | 'nested_message' | 'tnef' | 'zip';

/** What a part is for. `encrypted`: cannot be read here. `body`: the message's own words as a file. */
export type PartRole = 'file' | 'encrypted' | 'body';

/** One file of a message. Name and bytes are personal: never logged. */
export type EmailPart = {
  /** Its place, counted from 1: `2` is the second attachment, `2.1` the first file inside it. The same at every opening. */
  index: string;
  /** For display, at most 255 characters (see `partName`). */
  name: string;
  /** Lower case, as the sender declared it; a label only. */
  declaredType: string;
  bytes: Uint8Array;
  /** Hex. */
  sha256: string;
  origin: PartOrigin;
  role: PartRole;
};

/** Why a message was not opened. Its raw bytes wait for a person. */
export type UnreadableReason =
  | 'too_large'
  | 'nothing_in_it'
  | 'not_understood'
  /** The thread that opened it was ended. */
  | 'took_too_long'
  | 'took_too_much_memory'
  | 'opening_failed';

export type OpeningProblemCode =
  | UnreadableReason
  | 'too_many_parts'
  | 'too_deep'
  | 'too_many_files'
  | 'too_many_bytes'
  | 'nested_message_kept_whole'
  | 'winmail_cut_short'
  | 'outlook_message_kept_too'
  | 'zip_not_opened'
  | 'zip_with_password'
  | 'zip_member_not_read'
  | 'zip_in_zip_kept_whole'
  | 'zip_without_files'
  | 'leftovers_of_a_mac_in_zip'
  | 'leftovers_of_a_mac'
  | 'file_written_out_in_the_text'
  | 'words_outside_the_parts'
  | 'words_cut'
  | 'signed_smime'
  | 'signed_pgp'
  | 'structure_not_understood'
  | 'content_kept_elsewhere'
  | 'part_of_a_split_message'
  | 'bare_carriage_returns';

/** Something that a person should know of, and where: the index of a part, or the empty string for the message itself. */
export type OpeningProblem = { code: OpeningProblemCode; where: string };

export type OpenedEmail =
  | {
      is: 'opened';
      /** The words as plain text, those of messages within below them, each under a heading. Personal. */
      text: string;
      textTruncated: boolean;
      parts: EmailPart[];
      problems: OpeningProblem[];
      /** The targets of its links, decoded, the first thousand. */
      links: string[];
      /** What headers, parts and words say. */
      portal: Portal;
    }
  /** `cause` is the class of an error that nobody foresaw, never its words. */
  | { is: 'unreadable'; reason: UnreadableReason; cause?: string };
