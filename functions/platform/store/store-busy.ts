/** The table answered "busy" more often than we retry. The caller's queue or client tries the whole job again. */
export class StoreBusyError extends Error {
  override readonly name = 'StoreBusyError';
}
