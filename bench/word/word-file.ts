/** A .docx in memory, and the name of its main part. */
export interface WordFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly main: string;
}
