import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import * as z from 'zod';
import { PlainError } from './plain-error.ts';
import { DEFAULT_PORT } from './ports.ts';

/** Below 1024 only root may listen, and eight ports must fit. */
const Port = z.coerce.number().int().min(1024).max(65_528);

/** Reads this process's command line. Throws `PlainError` for an option that does not exist. */
export function readArguments<Options extends ParseArgsOptionsConfig>(options: Options) {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (fault) {
    const message = fault instanceof Error ? (fault.message.split('. ')[0] ?? '') : '';
    const names = Object.keys(options).map((name) => `--${name}`);
    throw new PlainError(`${message}. Options: ${names.join(' ')}.`);
  }
}

/** Reads the first of the eight ports. Throws `PlainError`. */
export function readPort(given: string | undefined): number {
  if (given === undefined) return DEFAULT_PORT;
  const port = Port.safeParse(given);
  if (!port.success) throw new PlainError(`--port takes a number from 1024 to 65528, not "${given}".`);
  return port.data;
}

/** Prints a `PlainError` as its message, and any other fault whole. */
export function printFault(fault: unknown): void {
  console.error(fault instanceof PlainError ? fault.message : fault);
}

/** Runs a command to its end. A fault is printed and makes the exit status 1. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (fault) {
    printFault(fault);
    process.exitCode = 1;
  }
  // setup.mjs keeps this channel open: it must not keep a command running that has finished.
  process.channel?.unref();
}
