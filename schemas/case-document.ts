import * as z from 'zod';
import { Sender } from './case.ts';
import { Verdict } from './events.ts';
import { Instant } from './instant.ts';
import { NoPicture } from './no-picture.ts';
import { Reference } from './reference.ts';
import { StoredObject } from './stored-object.ts';

export { StoredObject };

/** The result of our own inspection: the second of the two facts about a file (law 3). */
export const Safety = z.enum(['unchecked', 'safe', 'held']);

/** A picture drawn again without its metadata, in two sizes, or why it is not. */
export const Picture = z.union([z.object({ large: StoredObject, small: StoredObject }), z.object({ none: NoPicture })]);
export type Picture = z.infer<typeof Picture>;

/**
 * The pictures of a document that are drawn again. A form with photographs has some five; with the time and room that each takes, more
 * would keep other files waiting. It is also what one page asks for.
 */
export const MOST_PICTURES = 20;

/** A file of a case. Staff may download it only if `verdict` is clean, `safety` is safe and `filed` has the address of the copy. */
export const CaseDocument = z.object({
  id: z.string(),
  reference: Reference,
  /** The sender's name for the file. It may be personal, so staff see it and no key, link or log contains it. */
  name: z.string().max(255),
  /** Other names of the same bytes in the same message, for example one for each of two children. */
  otherNames: z.array(z.string().max(255)).max(100).optional(),
  size: z.number().int(),
  sha256: z.string(),
  origin: z.object({
    kind: z.enum(['upload', 'message']),
    id: z.string(),
    part: z.string().optional(),
    /** A picture within a message's text, such as a crest in a signature: kept, but no task asks a person to read it. */
    inline: z.boolean().optional(),
    /** The file wraps an email that is kept elsewhere. A person opens that email, so nobody asks for a safe copy. */
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
  /** Its drawing (S14), in exactly the version that was made when it was read; absent where nothing was drawn. */
  drawing: StoredObject.optional(),
  /** Of a clean and safe picture, and null for every other file. */
  picture: Picture.nullable().default(null),
  /** The pictures in a clean and safe document, by their numbers in its drawing. Empty for every other file. */
  pictures: z.array(Picture).max(MOST_PICTURES).default([]),
  /** Who opened it here first, and when. The audit has every time. */
  looks: z.array(z.object({ by: z.string(), at: Instant })).default([]),
  reading: z.enum(['waiting', 'read', 'not_a_form', 'needs_person', 'not_read']),
  formNumber: z.number().int().nullable(),
  /** The case that this form opened, if its message brought several forms. Both cases then have the file. */
  alsoOn: Reference.nullable().default(null),
});
export type CaseDocument = z.infer<typeof CaseDocument>;

/** Words of a file, with the name of their place for a person: "Text", "Footnote", "Comment by A. Marsh". */
export const Words = z.object({ label: z.string(), text: z.string() });
export type Words = z.infer<typeof Words>;

/** The words of a file that is not a form (law 10). They are text, so they stay readable whatever the file's verdict. */
export const FileWords = CaseDocument.pick({ reference: true, origin: true, receivedAt: true }).extend({
  documentId: z.string(),
  words: z.array(Words),
  /** The file has more words than these: a task asks a person to look at it. */
  cut: z.boolean(),
  /** The words come from a held file. */
  held: z.literal(true).optional(),
});
export type FileWords = z.infer<typeof FileWords>;

/** Returns the case that the form in a file is on, where that is another: that case's masks know what the form keeps secret. */
export const formIsOn = ({ alsoOn, formNumber }: Pick<CaseDocument, 'alsoOn' | 'formNumber'>): Reference | null =>
  formNumber === null ? alsoOn : null;

/** Returns the id of the message or case that a file came with. Files that came together get one task. */
export const cameWith = ({ origin, reference }: Pick<CaseDocument, 'origin' | 'reference'>): string =>
  origin.kind === 'message' ? origin.id : reference;

/** Returns the copies of a file that people may open: all of them go when a virus is found in it late. */
export function copiesOf({ filed, picture, pictures }: Copies): StoredObject[] {
  const drawn = [...(picture === null ? [] : [picture]), ...pictures].flatMap((one) =>
    'none' in one ? [] : [one.large, one.small],
  );
  return filed === null ? drawn : [filed, ...drawn];
}

/** The copies of a file that people may open. */
export type Copies = Pick<CaseDocument, 'filed' | 'picture' | 'pictures'>;

/** Reads the id of a picture: a file's own is named by the file, one in a document as `<file>.<number>`. */
export function pictureNamed(id: string): { readonly file: string; readonly number: number | undefined } {
  const [, file, number] = /^(.+)\.([1-9]\d?)$/.exec(id) ?? [];
  return file === undefined ? { file: id, number: undefined } : { file, number: Number(number) };
}

/** Returns the picture that is the file, or the one with this number in it. */
export const pictureOf = ({ picture, pictures }: Copies, number: number | undefined): Picture | null =>
  number === undefined ? picture : (pictures[number - 1] ?? null);

/** The facts about a file when it arrives. */
export type ArrivedFile = Pick<
  CaseDocument,
  'id' | 'reference' | 'name' | 'otherNames' | 'size' | 'sha256' | 'origin' | 'quarantine' | 'receivedAt'
>;

/** Returns the record of a new file. Its content is still unknown (law 3). */
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
    picture: null,
    pictures: [],
    looks: [],
    reading: 'waiting',
    formNumber: null,
    alsoOn: null,
  };
}

/** A slot for one upload, created before the file arrives. */
export const UploadSlot = z.object({
  id: z.string(),
  /** The case that the file belongs to, or that it opens if it is itself the referral. */
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
