import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import * as z from 'zod';
import { DEFAULT_PORT } from './ports.ts';

/** Something a person must change; the message is a sentence for them and needs no stack. */
export class Sentence extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Sentence';
  }
}

/** Below 1024 only root may listen, and six ports must fit. */
const Port = z.coerce.number().int().min(1024).max(65_530);

/** Reads a command line. Throws `Sentence` for an option that is not known. */
export function readArguments(options: ParseArgsOptionsConfig, args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (fault) {
    const message = fault instanceof Error ? (fault.message.split('. ')[0] ?? '') : '';
    throw new Sentence(
      `${message}. Options: ${Object.keys(options)
        .map((name) => `--${name}`)
        .join(' ')}.`,
    );
  }
}

/** The first of the six ports. Throws `Sentence`. */
export function readPort(given: unknown): number {
  if (given === undefined) return DEFAULT_PORT;
  const port = Port.safeParse(given);
  if (!port.success) throw new Sentence(`--port takes a number from 1024 to 65530, not "${String(given)}".`);
  return port.data;
}

/** Faults whose message says all that a person needs. */
const KNOWN = new Set([
  'Sentence',
  'PortInUse',
  'AlreadyRunning',
  'ProgramMissing',
  'SignaturesNotFetched',
  'ServerDidNotStart',
  'ToolFailed',
  'OlderState',
]);

/** Prints a fault as a sentence if it is a known one, whole if it is not. */
export function complain(fault: unknown): void {
  console.error(fault instanceof Error && KNOWN.has(fault.name) ? fault.message : fault);
}
