import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { hasCode } from './fault-code.ts';
import { PlainError } from './plain-error.ts';

/** Returns the folder of the local cloud's state. */
export const cloudDirOf = (stateDir: string): string => join(stateDir, 'cloud');

/** The format of what is stored. Raise it with any change that makes older cases unreadable: until the first release none is migrated. */
const STATE_FORMAT = '3';

/** Reports state that an older Front Door stored. None of it is read. */
export class OlderState extends PlainError {
  constructor(stateDir: string) {
    super(
      `An older Front Door stored what is in ${stateDir}, and this one cannot read it. ` +
        'Start with empty data by "npm start -- --fresh", which deletes those cases, or go back to the version that stored them.',
    );
  }
}

/** Marks new state with its format, and refuses state of another. Throws `OlderState`. */
export async function requireReadable(stateDir: string): Promise<void> {
  const file = join(cloudDirOf(stateDir), 'format');
  const format = await unlessMissing(readFile(file, 'utf8'));
  if (format === STATE_FORMAT) return;
  const saved = await unlessMissing(stat(join(cloudDirOf(stateDir), 'dynamodb.json')));
  if (format !== undefined || saved !== undefined) throw new OlderState(stateDir);
  await mkdir(cloudDirOf(stateDir), { recursive: true, mode: 0o700 });
  await writeFile(file, STATE_FORMAT, { mode: 0o600 });
}

/** When the state was last saved, by `cloud.py`. The time of change of another file is when the state last changed. */
const LastSave = z.object({ savedAt: z.number() });

/** Changes of the local cloud that were not saved when it ended. */
export interface Unsaved {
  /** Undefined when the state was never saved. */
  readonly savedAt: Date | undefined;
  readonly changedAt: Date;
}

/** Returns when a local cloud last saved its state. */
export async function savedIn(stateDir: string): Promise<Date | undefined> {
  const text = await unlessMissing(readFile(join(cloudDirOf(stateDir), 'last-save.json'), 'utf8'));
  return text === undefined ? undefined : new Date(LastSave.parse(JSON.parse(text)).savedAt * 1000);
}

/** Returns the changes that a local cloud did not save before it ended, or undefined when it saved them all. */
export async function unsavedIn(stateDir: string): Promise<Unsaved | undefined> {
  const changed = await unlessMissing(stat(join(cloudDirOf(stateDir), 'last-change')));
  if (changed === undefined) return undefined;
  const savedAt = await savedIn(stateDir);
  return savedAt !== undefined && savedAt.getTime() >= Math.floor(changed.mtimeMs)
    ? undefined
    : { savedAt, changedAt: changed.mtime };
}

const clockTime = (at: Date): string => at.toISOString().slice(0, 19).replace('T', ' ');

/** Returns sentences that say what may be missing, and what to do. */
export function unsavedWords({ savedAt, changedAt }: Unsaved): string {
  const changed = `the last change came at ${clockTime(changedAt)} UTC`;
  return savedAt === undefined
    ? `The local cloud ended before it saved anything; ${changed}. Cases from before then may be missing.`
    : `The local cloud ended without saving its last changes. It saved at ${clockTime(savedAt)} UTC; ${changed}. ` +
        'What came between may be missing. Mail and files are kept: npm run reconcile files those that lost their case.';
}

async function unlessMissing<T>(found: Promise<T>): Promise<T | undefined> {
  try {
    return await found;
  } catch (fault) {
    if (hasCode(fault, 'ENOENT')) return undefined;
    throw fault;
  }
}

/** The part of MiniStack's saved Lambda state that we change. */
const LambdaState = z.looseObject({
  payload: z.looseObject({
    dynamodb_stream_positions: z.looseObject({ data: z.record(z.string(), z.number()) }).optional(),
  }),
});

/**
 * Sets each event source mapping back to the beginning of its stream, and returns how many it set. Table streams are empty
 * after a restart, and a mapping that waited at its old position would never call its function again. Without any position a
 * LATEST mapping would skip the first change after the restart.
 */
export async function rewindStreams(cloudDir: string): Promise<number> {
  const file = join(cloudDir, 'lambda.json');
  const text = await unlessMissing(readFile(file, 'utf8'));
  if (text === undefined) return 0;
  const state = LambdaState.parse(JSON.parse(text));
  const positions = state.payload.dynamodb_stream_positions;
  const moved = Object.entries(positions?.data ?? {}).filter(([, position]) => position !== 0);
  if (positions === undefined || moved.length === 0) return 0;
  for (const [mapping] of moved) positions.data[mapping] = 0;
  await writeFile(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return moved.length;
}
