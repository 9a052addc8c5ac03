import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { hasCode } from './fault-code.ts';

/** The part of MiniStack's saved Lambda state that we touch; everything else is kept as it is. */
const LambdaState = z.looseObject({
  payload: z.looseObject({
    dynamodb_stream_positions: z.looseObject({ data: z.record(z.string(), z.number()) }).optional(),
  }),
});

/**
 * Table streams are empty after a restart, but the event source mapping still waits at its old position, so nothing
 * would ever reach the function again. Every position goes back to the beginning of the (empty) stream: dropping it
 * instead would make a LATEST mapping skip the first change after the restart. Gives how many were put back.
 */
export async function rewindStreams(cloudDir: string): Promise<number> {
  const file = join(cloudDir, 'lambda.json');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (fault) {
    if (hasCode(fault, 'ENOENT')) return 0;
    throw fault;
  }
  const state = LambdaState.parse(JSON.parse(text));
  const positions = state.payload.dynamodb_stream_positions;
  const moved = Object.entries(positions?.data ?? {}).filter(([, position]) => position !== 0);
  if (positions === undefined || moved.length === 0) return 0;
  for (const [mapping] of moved) positions.data[mapping] = 0;
  await writeFile(`${file}.new`, JSON.stringify(state));
  await rename(`${file}.new`, file);
  return moved.length;
}
