import type { ArchiveLimits } from '../archive/archive.ts';

/** What inspecting one file may cost. Beyond a limit the file is held, never waved through. */
export interface InspectionLimits {
  readonly archive: Partial<ArchiveLimits>;
  /** Directory entries of a compound file (.doc, .xls, .msg): a real one has under a hundred, one with many objects some thousands. */
  readonly compoundEntries: number;
  /** Bytes inflated from a PDF's object streams: they hold dictionaries only, some megabytes in the largest real files. */
  readonly pdfInflatedBytes: number;
  /** Relationships of one document: a report with a thousand pictures and as many links has 2,000. */
  readonly relationships: number;
  /** Characters of one field's instruction that are looked at; Word's own limit is 255 for most arguments. */
  readonly instructionChars: number;
}

export const inspectionLimits: InspectionLimits = {
  archive: {},
  compoundEntries: 20_000,
  pdfInflatedBytes: 32 * 1024 * 1024,
  relationships: 50_000,
  instructionChars: 4_096,
};
