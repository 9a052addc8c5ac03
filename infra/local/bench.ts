/** `npm run bench -- NAME [--json]`: measures, and prints what it found; `--json` as one object on the last line. */
import { complain, readArguments, Sentence } from './command-line.ts';
import { progressOn } from './progress.ts';

const BENCHES = { intake: async () => (await import('../../bench/intake.ts')).intake } as const;

function known(name: string | undefined): keyof typeof BENCHES {
  if (name === 'intake') return name;
  throw new Sentence(`npm run bench -- NAME [--json], where NAME is one of: ${Object.keys(BENCHES).join(', ')}.`);
}

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
  const name = known(positionals[0]);
  // The functions' own log lines would drown the figures.
  process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
  const progress = progressOn(process.stderr);
  const measure = await BENCHES[name]();
  const figures = await measure(progress);
  progress.stop();
  console.log(lines(figures, '').join('\n'));
  if (values.json === true) console.log(JSON.stringify(figures));
  process.channel?.unref();
} catch (fault) {
  complain(fault);
  process.exitCode = 1;
}
