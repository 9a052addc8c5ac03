/** A pack that is longer than is printed. */
export class TooLongToPrintError extends Error {
  override readonly name = 'TooLongToPrintError';
}
