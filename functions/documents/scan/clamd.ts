import { connect, type Socket } from 'node:net';

/** What clamd says of one stream of bytes. */
export type ClamdAnswer =
  | { says: 'clean' }
  | { says: 'infected'; threat: string }
  | { says: 'too_large' }
  | { says: 'error'; reason: string };

/** clamd is not there, or stopped answering. The scan is tried again. */
export class ClamdGoneError extends Error {
  override readonly name = 'ClamdGoneError';
}

export interface ClamdAt {
  readonly host: string;
  readonly port: number;
  /** Milliseconds without a byte from clamd before we give up: a 40 MB archive takes seconds. */
  readonly patienceMs?: number;
}

/** clamd's own words are short; more is not clamd. */
const MOST_ANSWER_BYTES = 4096;
const PATIENCE_MS = 30_000;

/**
 * Streams bytes to clamd over TCP (`INSTREAM`: a 4-byte length before each piece, a zero length at the end) and gives its
 * answer. Memory stays at one piece, however large the file.
 * @throws ClamdGoneError
 */
export async function scanStream(at: ClamdAt, bytes: AsyncIterable<Uint8Array>): Promise<ClamdAnswer> {
  const socket = connect({ host: at.host, port: at.port });
  socket.setTimeout(at.patienceMs ?? PATIENCE_MS, () => socket.destroy(new ClamdGoneError('clamd does not answer')));
  const answered = answerOf(socket);
  // Settled below in any case; this keeps an early failure from being unhandled while we still write.
  answered.catch(() => {});
  try {
    await write(socket, Buffer.from('zINSTREAM\0'));
    for await (const piece of bytes) {
      if (piece.length === 0) continue;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.length);
      await write(socket, length);
      await write(socket, piece);
    }
    await write(socket, Buffer.alloc(4));
  } catch (error) {
    // clamd closes the stream in the middle when a file is over its limit: then it has said so, and that is the answer.
    const said = await answered.catch(() => undefined);
    if (said !== undefined && said !== '') return understood(said);
    throw error instanceof ClamdGoneError ? error : new ClamdGoneError('clamd closed the connection', { cause: error });
  }
  const said = await answered;
  socket.destroy();
  return understood(said);
}

function write(socket: Socket, piece: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.destroyed) return reject(new ClamdGoneError('clamd closed the connection'));
    socket.write(piece, (error) => (error ? reject(error) : resolve()));
  });
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    const heard: Buffer[] = [];
    let length = 0;
    socket.on('data', (piece: Buffer) => {
      heard.push(piece);
      length += piece.length;
      if (length > MOST_ANSWER_BYTES) socket.destroy(new ClamdGoneError('an answer too long for clamd'));
      else if (piece.includes(0)) resolve(Buffer.concat(heard).toString('latin1'));
    });
    socket.on('end', () => resolve(Buffer.concat(heard).toString('latin1')));
    socket.on('error', (error) =>
      reject(error instanceof ClamdGoneError ? error : new ClamdGoneError('no clamd', { cause: error })),
    );
    socket.on('close', () => reject(new ClamdGoneError('clamd closed the connection')));
  });
}

/** Reads clamd's answer: `stream: OK`, `stream: <threat> FOUND`, `INSTREAM size limit exceeded. ERROR`, `<reason> ERROR`. */
function understood(said: string): ClamdAnswer {
  const text = said.replaceAll('\0', '').trim();
  if (text === 'stream: OK') return { says: 'clean' };
  const found = /^stream: (.{1,200}) FOUND$/.exec(text);
  if (found?.[1] !== undefined) return { says: 'infected', threat: found[1] };
  if (text.includes('size limit exceeded')) return { says: 'too_large' };
  if (text === '') throw new ClamdGoneError('clamd said nothing');
  return { says: 'error', reason: text.slice(0, 200) };
}
