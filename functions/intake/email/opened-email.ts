import * as z from 'zod';
import type { Portal } from './portal.ts';

/** Where a file came from. `inline`: a small picture that the words show, such as a crest; nobody need look at it. */
export const PartOrigin = z.enum(['attachment', 'inline', 'nested_message', 'tnef', 'zip']);
export type PartOrigin = z.infer<typeof PartOrigin>;

/** The purpose of a part. `encrypted`: cannot be read here. `body`: the message's own words as a file. */
export const PartRole = z.enum(['file', 'encrypted', 'body']);
export type PartRole = z.infer<typeof PartRole>;

/** One file of a message. Name and bytes are personal: never logged. */
export const EmailPart = z.object({
  /** Its place, counted from 1: `2` is the second attachment, `2.1` the first file inside it. The same at every opening. */
  index: z.string(),
  /** For display, at most 255 characters (see `partName`). */
  name: z.string(),
  /** Lower case, as the sender declared it; a label only. */
  declaredType: z.string(),
  bytes: z.instanceof<typeof Uint8Array<ArrayBufferLike>>(Uint8Array),
  /** Hex. */
  sha256: z.string(),
  origin: PartOrigin,
  role: PartRole,
});
export type EmailPart = z.infer<typeof EmailPart>;

/** Why a message was not opened. Its raw bytes wait for a person. For the last three, the thread that opened it was ended. */
export const UnreadableReason = z.enum([
  'too_large',
  'nothing_in_it',
  'not_understood',
  'took_too_long',
  'took_too_much_memory',
  'opening_failed',
]);
export type UnreadableReason = z.infer<typeof UnreadableReason>;

export const OpeningProblemCode = z.enum([
  ...UnreadableReason.options,
  'too_many_parts',
  'too_deep',
  'too_many_files',
  'too_many_bytes',
  'nested_message_kept_whole',
  'winmail_cut_short',
  'outlook_message_kept_too',
  'zip_not_opened',
  'zip_with_password',
  'zip_member_not_read',
  'zip_in_zip_kept_whole',
  'zip_without_files',
  'leftovers_of_a_mac_in_zip',
  'leftovers_of_a_mac',
  'file_written_out_in_the_text',
  'words_outside_the_parts',
  'words_cut',
  'signed_smime',
  'signed_pgp',
  'structure_not_understood',
  'content_kept_elsewhere',
  'part_of_a_split_message',
  'bare_carriage_returns',
]);
export type OpeningProblemCode = z.infer<typeof OpeningProblemCode>;

/** A problem that a person should know of, and its place: the index of a part, or the empty string for the message itself. */
export const OpeningProblem = z.object({ code: OpeningProblemCode, where: z.string() });
export type OpeningProblem = z.infer<typeof OpeningProblem>;

export const OpenedEmail = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('opened'),
    /** The words as plain text, followed by those of messages within, each under a heading. Personal. */
    text: z.string(),
    textTruncated: z.boolean(),
    parts: z.array(EmailPart),
    problems: z.array(OpeningProblem),
    /** Decided from headers, parts and words. */
    portal: z.custom<Portal>((value) => typeof value === 'string'),
    /** The words as they are laid out (S14), as JSON under gzip. */
    drawing: z.instanceof(Uint8Array).optional(),
    /** The class of an error for which there is no drawing, never its words. */
    notDrawn: z.string().optional(),
  }),
  /** `cause` is the class of an unforeseen error, never its words. */
  z.object({ is: z.literal('unreadable'), reason: UnreadableReason, cause: z.string().optional() }),
]);
export type OpenedEmail = z.infer<typeof OpenedEmail>;
