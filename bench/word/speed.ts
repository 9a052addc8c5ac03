import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from '../statistics.ts';
import { CONTENDERS, type Contender } from './contenders.ts';

const ALONE = fileURLToPath(new URL('./speed-process.ts', import.meta.url));
/** Enough rounds for a median that one disturbance does not move. The slowest contender needs most of the time. */
const ROUNDS = 7;
/** How often each program reads the files in its turn. A short disturbance affects the quick ones more, so they read more often. */
const GOES: Readonly<Record<Contender, number>> = { floor: 5, ours: 5, mammoth: 1, officeparser: 1 };

/** Returns the next message of a child, and rejects when the child ends. */
function heard(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const left = (): void => reject(new Error('a program under measurement ended'));
    child.once('exit', left);
    child.once('message', (message) => {
      child.off('exit', left);
      resolve(message);
    });
  });
}

async function started(name: Contender, folder: string): Promise<() => Promise<number>> {
  const child = fork(ALONE, [name, folder], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await heard(child);
  // It ends when we disconnect.
  child.unref();
  child.channel?.unref();
  return async () => {
    child.channel?.ref();
    const answer = heard(child);
    child.send('go');
    const milliseconds = Number(await answer);
    child.channel?.unref();
    return milliseconds;
  };
}

/**
 * Measures the milliseconds for each document of a folder. Each program has a process of its own, so that none collects another's
 * garbage. They take turns, each round begins with another program, and the first round does not count.
 */
export async function millisecondsPerDocument(folder: string): Promise<Record<Contender, number>> {
  const contenders = await Promise.all(
    CONTENDERS.map(async (name) => ({ name, go: await started(name, folder), goes: [] as number[] })),
  );
  for (const { go } of contenders) await go();
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const first = turn % contenders.length;
    for (const { name, go, goes } of [...contenders.slice(first), ...contenders.slice(0, first)]) {
      for (let done = 0; done < GOES[name]; done += 1) goes.push(await go());
    }
  }
  const of = (name: Contender): number => median(contenders.find((each) => each.name === name)?.goes ?? []);
  return { floor: of('floor'), ours: of('ours'), mammoth: of('mammoth'), officeparser: of('officeparser') };
}
