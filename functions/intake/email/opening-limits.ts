const MIB = 1024 * 1024;

/**
 * The most that taking one message apart may cost. Whatever a limit leaves out is reported as a problem, and is in the raw message.
 */
export type OpeningLimits = {
  /** Bytes of a raw message. SES takes 40 MB (S3 action) and our listener the same; servers add headers to that. */
  rawBytes: number;
  /** Files of one message. A school sends some ten; each costs an upload and a scan. */
  parts: number;
  /** Bytes of all files together: 40 MB of mail hold 30 MB of files, and a zip of Word files unpacks to about as much again. */
  partBytes: number;
  /**
   * Messages within messages. A forwarded forward is two, and we saw a chain of six. Each level reads its bytes again, so ten cost
   * no more than ten messages. Deeper ones are kept whole, and a person opens them.
   */
  depth: number;
  /** Characters of text: some 500 pages. The store cuts what a case shows at once to less. */
  textCharacters: number;
};

export const openingLimits: OpeningLimits = {
  rawBytes: 41 * MIB,
  parts: 100,
  partBytes: 96 * MIB,
  depth: 10,
  textCharacters: 1_000_000,
};
