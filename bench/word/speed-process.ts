/** Forked by speed.ts: `speed-process.ts CONTENDER FOLDER`. For each message it reads all files once and answers with the milliseconds for each. */
import { CONTENDERS, contender } from './contenders.ts';
import { wordFilesIn } from './word-files.ts';

const [what, folder = ''] = process.argv.slice(2);
const name = CONTENDERS.find((each) => each === what);
if (name === undefined) throw new Error('no such program');
const read = await contender(name);
const files = wordFilesIn(folder);

process.on('message', async () => {
  const begun = performance.now();
  for (const file of files) {
    try {
      await read(file);
    } catch {
      // A peer that fails on a file has still used its time.
    }
  }
  process.send?.((performance.now() - begun) / files.length);
});
process.send?.('ready');
