import type { ArchiveLimits } from '../archive/archive.ts';

/** What inspecting one file may cost. Beyond a limit the file is held, never waved through. */
export interface InspectionLimits {
  readonly archive: Partial<ArchiveLimits>;
  /** Directory entries of a compound file (.doc, .xls, .msg): a real one has under a hundred, one with many objects some thousands. */
  readonly compoundEntries: number;
  /** Bytes inflated from a PDF's object streams: they hold dictionaries only, some megabytes in the largest real files. */
  readonly pdfInflatedBytes: number;
  /** Values read in a PDF's dictionaries; a scan of a thousand pages has some 50,000, a catalogue with as many links a million. */
  readonly pdfValues: number;
  /** Relationships of one document: a report with a thousand pictures and as many links has 2,000. */
  readonly relationships: number;
  /** Bytes of all relationship parts: the 50,000 above take some 10 MB. */
  readonly relationshipBytes: number;
  /** Bytes of all text parts together: twice what one part may have. Searching them takes about a second. */
  readonly storyBytes: number;
  /** Charts whose workbooks are opened; a long report has some tens. */
  readonly charts: number;
  /** What one such workbook may unpack to: Word's own are under 100 KB. */
  readonly chartWorkbook: Partial<ArchiveLimits>;
  /** Characters of one field's instruction that are looked at; Word's own limit is 255 for most arguments. */
  readonly instructionChars: number;
}

const MIB = 1024 * 1024;

export const inspectionLimits: InspectionLimits = {
  archive: {},
  compoundEntries: 20_000,
  pdfInflatedBytes: 32 * MIB,
  pdfValues: 2_000_000,
  relationships: 50_000,
  relationshipBytes: 16 * MIB,
  storyBytes: 128 * MIB,
  charts: 100,
  chartWorkbook: { totalBytes: 64 * MIB, memberBytes: 8 * MIB, keptBytes: 0 },
  instructionChars: 4_096,
};
