/** The pack is longer than we print. */
export class TooLongToPrintError extends Error {
  override readonly name = 'TooLongToPrintError';
}
