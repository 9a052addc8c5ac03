/**
 * `npm run --silent read -- FILE… [--text]`: inspects and reads files as the deployed program does, one after the other. A JSON
 * line a file on stdout, or with `--text` a summary for people. Status 0 whenever every file gave a line. What it prints is
 * personal data.
 */
import { once } from 'node:events';
import { resolve } from 'node:path';
import { openReadingThread } from '#functions/documents/file/reading-thread.ts';
import { complain, readArguments, Sentence } from './command-line.ts';
import { readToLine } from './read-line.ts';
import { readSummary } from './read-summary.ts';

/** Whoever reads our output may stop early (`| head`): then there is nobody to go on for. */
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
  process.exit(0);
});

try {
  const { values, positionals: files } = readArguments({ text: { type: 'boolean' } }, process.argv.slice(2));
  if (files.length === 0) throw new Sentence('Say which files: npm run --silent read -- FILE… [--text].');
  const from = process.env.INIT_CWD ?? process.cwd();
  // Where a fault of ours arose, and its class; never its words, which may be the file's.
  const onFault = (fault: unknown) =>
    console.error(fault instanceof Error ? `our own fault: ${fault.name}` : 'our own fault');
  const thread = openReadingThread({ onFault });
  for (const file of files) {
    const line = await readToLine(thread, file, resolve(from, file));
    const text = values.text === true ? readSummary(line) : JSON.stringify(line);
    if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
  }
  await thread.close();
  process.channel?.unref();
} catch (fault) {
  complain(fault);
  process.exitCode = 1;
}
