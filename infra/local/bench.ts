/**
 * `npm run bench -- NAME [--json]`: measures, and prints the figures; `--json` also prints them as one object on the last line.
 * `word` takes a folder of .docx files, `npm run bench -- word DIR`, and `words` a folder that has such folders, as the corpus.
 */
import { readArguments, runCommand } from './command-line.ts';
import { PlainError } from './plain-error.ts';
import { type Progress, progressOn } from './progress.ts';

type Bench = (progress: Progress, folder: string | undefined) => Promise<object>;

const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  intake: async () => (await import('../../bench/intake.ts')).intake,
  word: async () => (await import('../../bench/word.ts')).word,
  words: async () => (await import('../../bench/words.ts')).words,
  lists: async () => (await import('../../bench/lists.ts')).lists,
  writes: async () => (await import('../../bench/writes.ts')).writes,
  cost: async () => (await import('../../bench/cost.ts')).cost,
  pages: async () => (await import('../../bench/pages.ts')).pages,
  emails: async () => (await import('../../bench/emails.ts')).emails,
};

/** Returns a line for each figure, indented under its group. */
function lines(figures: object, indent: string): string[] {
  return Object.entries(figures).flatMap(([name, figure]) =>
    typeof figure === 'object' && figure !== null
      ? [`${indent}${name}`, ...lines(figure, `${indent}  `)]
      : [`${indent}${name}: ${String(figure)}`],
  );
}

await runCommand(async () => {
  const { values, positionals } = readArguments({ json: { type: 'boolean' } });
  const [name = '', folder] = positionals;
  const bench = await BENCHES[name]?.();
  if (bench === undefined)
    throw new PlainError(`npm run bench -- NAME [--json], where NAME is one of: ${Object.keys(BENCHES).join(', ')}.`);
  // The functions' own log lines would hide the figures.
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
  const progress = progressOn(process.stderr);
  const figures = await bench(progress, folder);
  progress.stop();
  console.log(lines(figures, '').join('\n'));
  if (values.json === true) console.log(JSON.stringify(figures));
});
