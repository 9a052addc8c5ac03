import * as z from 'zod';

const Line = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.array(
      z.object({ Dimensions: z.array(z.array(z.string())), Metrics: z.array(z.object({ Name: z.string() })) }),
    ),
  }),
});

/** Collects the figures that jobs write to their logs, each by its name and dimensions, and keeps them from the terminal. */
export async function writtenFigures(work: () => Promise<unknown>): Promise<string[]> {
  const { write } = process.stdout;
  const found = new Set<string>();
  process.stdout.write = (chunk: string | Uint8Array) => {
    for (const name of namesIn(String(chunk))) found.add(name);
    return true;
  };
  try {
    await work();
  } finally {
    process.stdout.write = write;
  }
  return [...found].sort();
}

function namesIn(text: string): string[] {
  const line = Line.safeParse(JSON.parse(text));
  if (!line.success) return [];
  return line.data._aws.CloudWatchMetrics.flatMap(({ Dimensions, Metrics }) =>
    Metrics.map(({ Name }) => [Name, ...Dimensions.flat().map((name) => String(line.data[name]))].join(' ')),
  );
}
