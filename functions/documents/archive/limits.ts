/** What one archive may cost us. A limit refuses the file to the reader; the file itself is always kept. */
export interface ArchiveLimits {
  /** Members in the directory. A Word file with 2,000 pictures has some 2,100; a flood of names costs memory without one byte of content. */
  readonly entries: number;
  /** Bytes of a member's name. Four times the 260 of a Windows path, so no producer meets it. */
  readonly nameBytes: number;
  /** Declared bytes of all members together: 25 times the largest upload (20 MB), about what Word itself can open. */
  readonly totalBytes: number;
  /** Bytes of one member that is read. A main part of 64 MiB is some 15,000 pages; a referral form's is under 1 MB. */
  readonly memberBytes: number;
  /** Inflated to stored bytes of the whole archive. Real repetitive tables and blank bitmaps pass 100 and even 500 while small … */
  readonly ratio: number;
  /** … so the ratio counts only above this many declared bytes: below it, inflating everything takes under half a second. */
  readonly ratioAboveBytes: number;
  /** Bytes of read members kept for the next reader of the same member; the inspector and the reader share the main part. */
  readonly keptBytes: number;
}

const MIB = 1024 * 1024;

export const archiveLimits: ArchiveLimits = {
  entries: 10_000,
  nameBytes: 1_024,
  totalBytes: 512 * MIB,
  memberBytes: 64 * MIB,
  ratio: 100,
  ratioAboveBytes: 128 * MIB,
  keptBytes: 64 * MIB,
};
