/** `node memory-process.ts CONTENDER|idle [FILE MAIN-PART]…`: reads the files once, and prints the peak of the process in kilobytes. */
import { readFileSync } from 'node:fs';
import { peakKilobytes } from '../peak-memory.ts';
import { CONTENDERS, contender } from './contenders.ts';

const [what, ...named] = process.argv.slice(2);
const name = CONTENDERS.find((each) => each === what);
const read = name === undefined ? () => undefined : await contender(name);
for (let at = 0; at + 1 < named.length; at += 2) {
  const [path = '', main = ''] = named.slice(at);
  try {
    await read({ path, bytes: new Uint8Array(readFileSync(path)), main });
  } catch {
    // A peer that fails on a file has still used its memory.
  }
}
console.log(peakKilobytes());
