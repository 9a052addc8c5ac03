const MIB = 1024 * 1024;

/** What taking one message apart may cost. Whatever a limit leaves out is named as a problem, and stands in the raw message. */
export type OpeningLimits = {
  /** Bytes of a raw message. SES takes 40 MB (S3 action) and our listener the same; headers that carriers add come on top. */
  rawBytes: number;
  /** Files of one message. A school sends some ten; each costs an upload and a scan. */
  parts: number;
  /** Bytes of all files together: 40 MB of mail are 30 MB of files, and a zip of Word files holds about as much again. */
  partBytes: number;
  /**
   * Messages within messages. A forwarded forward is two, and a chain of them was seen six deep; each level goes over its bytes
   * again, so ten cost no more than ten messages. Deeper ones are kept whole, and a person opens them.
   */
  depth: number;
  /** Characters of text: some 500 pages. What a case shows at once is cut shorter by its store. */
  textCharacters: number;
};

export const openingLimits: OpeningLimits = {
  rawBytes: 41 * MIB,
  parts: 100,
  partBytes: 96 * MIB,
  depth: 10,
  textCharacters: 1_000_000,
};
