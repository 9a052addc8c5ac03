/**
 * `npm run --silent read -- FILE… [--text]`: inspects and reads files as the deployed program does, one after the other. It
 * prints one JSON line for each file or, with `--text`, a summary for people. Its status is 0 when every file gave a line.
 * What it prints is personal data.
 */
import { once } from 'node:events';
import { openReadingThread } from '#functions/documents/file/reading-thread.ts';
import { readArguments, runCommand } from './command-line.ts';
import { fromPerson } from './places.ts';
import { PlainError } from './plain-error.ts';
import { readToLine } from './read-line.ts';
import { readSummary } from './read-summary.ts';

// The reader of our output may stop early (`| head`): then nobody needs the rest.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
  process.exit(0);
});

await runCommand(async () => {
  const { values, positionals: files } = readArguments({ text: { type: 'boolean' } });
  if (files.length === 0) throw new PlainError('Say which files: npm run --silent read -- FILE… [--text].');
  // The class of a fault in our own program, and never its message, which may have words of the file.
  const onFault = (fault: unknown) =>
    console.error(fault instanceof Error ? `our own fault: ${fault.name}` : 'our own fault');
  const thread = openReadingThread({ onFault });
  for (const file of files) {
    const line = await readToLine(thread, file, fromPerson(file));
    const text = values.text === true ? readSummary(line) : JSON.stringify(line);
    if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
  }
  await thread.close();
});
