import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { median } from '../statistics.ts';
import { CONTENDERS, type Contender, contender, type Read, type WordFile } from './contenders.ts';

/** Enough for a median that one disturbance does not move; the slowest contender needs most of the time. */
const ROUNDS = 7;
/** How often each goes over the files in its turn: the quick ones oftener, because a moment's disturbance is much to them. */
const GOES: Readonly<Record<Contender, number>> = { floor: 5, ours: 5, mammoth: 1, officeparser: 1 };

/** Collects garbage, so that nobody pays for what another left behind. Node gives the function only where a flag asks for it. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  return () => {
    if (typeof collect === 'function') collect();
  };
}
const collectGarbage = collector();

async function round(read: Read, files: readonly WordFile[]): Promise<number> {
  collectGarbage();
  const begun = performance.now();
  for (const file of files) {
    try {
      await read(file);
    } catch {
      // A peer that gives a file up has had its time for it.
    }
  }
  return (performance.now() - begun) / files.length;
}

/**
 * Milliseconds a document: each round has every contender go once over all files, beginning with another one each time; the
 * median of the rounds. A round before them is not counted: everything is warm.
 */
export async function millisecondsPerDocument(files: readonly WordFile[]): Promise<Record<Contender, number>> {
  const contenders = await Promise.all(
    CONTENDERS.map(async (name) => ({ name, read: await contender(name), rounds: [] as number[] })),
  );
  for (const { read } of contenders) await round(read, files);
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    for (const { name, read, rounds } of [...contenders.slice(turn % 4), ...contenders.slice(0, turn % 4)]) {
      for (let go = 0; go < GOES[name]; go += 1) rounds.push(await round(read, files));
    }
  }
  const of = (name: Contender): number => median(contenders.find((each) => each.name === name)?.rounds ?? []);
  return { floor: of('floor'), ours: of('ours'), mammoth: of('mammoth'), officeparser: of('officeparser') };
}
