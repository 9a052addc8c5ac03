/**
 * `npm run bench -- NAME [--json]`: measures, and prints what it found; `--json` as one object on the last line. `word` takes a
 * folder of .docx files as well, `npm run bench -- word DIR`, and `words` one that has such folders as the corpus.
 */
import { complain, readArguments, Sentence } from './command-line.ts';
import { type Progress, progressOn } from './progress.ts';

interface Measured {
  readonly figures: Record<string, unknown>;
  /** What they mean, a line each. */
  readonly meaning: readonly string[];
}

const BENCHES: Readonly<Record<string, (progress: Progress, given: string | undefined) => Promise<Measured>>> = {
  intake: async (progress) => {
    const { intake } = await import('../../bench/intake.ts');
    return { figures: await intake(progress), meaning: [] };
  },
  word: async (progress, folder) => {
    const { word, wordGoals } = await import('../../bench/word.ts');
    const figures = await word(progress, folder);
    return { figures, meaning: wordGoals(figures) };
  },
  words: async (progress, folder) => {
    const { words } = await import('../../bench/words.ts');
    return { figures: await words(progress, folder), meaning: [] };
  },
  lists: async (progress) => {
    const { lists } = await import('../../bench/lists.ts');
    return { figures: await lists(progress), meaning: [] };
  },
  writes: async (progress) => {
    const { writes } = await import('../../bench/writes.ts');
    return { figures: await writes(progress), meaning: [] };
  },
  emails: async (progress) => {
    const { emails } = await import('../../bench/emails.ts');
    return { figures: await emails(progress), meaning: [] };
  },
};

/** Figures a line each, indented under what they belong to. */
function lines(figures: unknown, indent: string): string[] {
  if (typeof figures !== 'object' || figures === null) return [`${indent}${String(figures)}`];
  return Object.entries(figures).flatMap(([name, figure]) =>
    typeof figure === 'object' && figure !== null
      ? [`${indent}${name}`, ...lines(figure, `${indent}  `)]
      : [`${indent}${name}: ${String(figure)}`],
  );
}

try {
  const { values, positionals } = readArguments({ json: { type: 'boolean' } }, process.argv.slice(2));
  const [name = '', given] = positionals;
  const measure = BENCHES[name];
  if (measure === undefined)
    throw new Sentence(`npm run bench -- NAME [--json], where NAME is one of: ${Object.keys(BENCHES).join(', ')}.`);
  // The functions' own log lines would drown the figures.
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
  const progress = progressOn(process.stderr);
  const { figures, meaning } = await measure(progress, given);
  progress.stop();
  console.log([...lines(figures, ''), ...meaning].join('\n'));
  if (values.json === true) console.log(JSON.stringify(figures));
  process.channel?.unref();
} catch (fault) {
  complain(fault);
  process.exitCode = 1;
}
