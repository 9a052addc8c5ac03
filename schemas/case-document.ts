import * as z from 'zod';
import { Sender } from './case.ts';
import { Verdict } from './events.ts';
import { Instant } from './instant.ts';
import { Reference } from './reference.ts';

export const StoredObject = z.object({ bucket: z.string(), key: z.string(), versionId: z.string() });
export type StoredObject = z.infer<typeof StoredObject>;

/** Our own inspection, the second of the two facts about a file (law 3). */
export const Safety = z.enum(['unchecked', 'safe', 'held']);
export type Safety = z.infer<typeof Safety>;

/** One file of a case. It may be downloaded only when `verdict` is clean, `safety` is safe and `filed` says where the copy stands. */
export const CaseDocument = z.object({
  id: z.string(),
  reference: Reference,
  /** The sender's name for it: may be personal, so it is shown to staff and stands in no key, link or log. */
  name: z.string().max(255),
  /** Other names under which the same bytes came with the same message: one for each of two children, say. */
  otherNames: z.array(z.string().max(255)).max(100).optional(),
  size: z.number().int(),
  sha256: z.string(),
  origin: z.object({
    kind: z.enum(['upload', 'message']),
    id: z.string(),
    part: z.string().optional(),
    /** A picture within a message's text, such as a crest in a signature: kept, and nobody is sent to read it. */
    inline: z.boolean().optional(),
    /** The file wraps an email whose words are elsewhere, or came with it: somebody opens that, and no safe copy is asked for. */
    wrapped: z.boolean().optional(),
  }),
  quarantine: StoredObject,
  receivedAt: Instant,
  verdict: Verdict,
  threats: z.array(z.string()).max(20),
  scans: z.number().int(),
  safety: Safety,
  reasons: z.array(z.string()).max(50),
  type: z.string().nullable(),
  filed: StoredObject.nullable(),
  reading: z.enum(['waiting', 'read', 'not_a_form', 'needs_person', 'not_read']),
  formNumber: z.number().int().nullable(),
  /** A further form in one message made a case of its own; the file stands on both. */
  alsoOn: Reference.nullable().default(null),
});
export type CaseDocument = z.infer<typeof CaseDocument>;

/** Words of a file, and where they stood, as a person would call it: "Text", "Footnote", "Comment by A. Marsh". */
export const Words = z.object({ label: z.string(), text: z.string() });
export type Words = z.infer<typeof Words>;

/** The words of a file that is no form, beside its document (law 10). They are text: no verdict on the file takes them back. */
export const FileWords = CaseDocument.pick({ reference: true, origin: true, receivedAt: true }).extend({
  documentId: z.string(),
  words: z.array(Words),
  /** There is more in the file than stands here: a person looks at it. */
  cut: z.boolean(),
  /** They were read from a file that is held. */
  held: z.literal(true).optional(),
});
export type FileWords = z.infer<typeof FileWords>;

/** What a file came with: its message, or the case for all that was uploaded to it. One task is raised for what came together. */
export const cameWith = ({ origin, reference }: Pick<CaseDocument, 'origin' | 'reference'>): string =>
  origin.kind === 'message' ? origin.id : reference;

/** What is known of a file the moment it arrives. */
export type ArrivedFile = Pick<
  CaseDocument,
  'id' | 'reference' | 'name' | 'otherNames' | 'size' | 'sha256' | 'origin' | 'quarantine' | 'receivedAt'
>;

/** A file that has just arrived: nothing is known of what is inside it (law 3). */
export function waitingDocument(file: ArrivedFile): CaseDocument {
  return {
    ...file,
    verdict: 'pending',
    threats: [],
    scans: 0,
    safety: 'unchecked',
    reasons: [],
    type: null,
    filed: null,
    reading: 'waiting',
    formNumber: null,
    alsoOn: null,
  };
}

/** A slot for one file, made before the file arrives. */
export const UploadSlot = z.object({
  id: z.string(),
  /** The case it belongs to, or will make when it is itself the referral. */
  reference: Reference,
  makesCase: z.boolean(),
  tokenHash: z.string(),
  name: z.string().max(255),
  size: z.number().int(),
  sha256: z.string(),
  bucket: z.string(),
  key: z.string(),
  state: z.enum(['waiting', 'received', 'expired']),
  askedAt: Instant,
  sender: Sender.nullable(),
});
export type UploadSlot = z.infer<typeof UploadSlot>;
