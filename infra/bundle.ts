import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');
const ENTRY = '.handler.ts';
/** A thread of a job's: `<room>/<job>/<name>.worker.ts` is bundled as `<name>.worker.mjs` beside the job. */
const THREAD = '.worker.ts';

/**
 * Ways to credentials that a Lambda never takes: its own stand in its environment, which the SDK asks first. The SDK imports the
 * others only when it needs them, and they bring the clients of STS and of sign-in: 100 KB of each bundle.
 */
const NOT_ON_LAMBDA = [
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

/** Where a job's code is: a folder with an `index.mjs` that exports `handler`. */
export type CodeOf = (job: string) => string;

/** Every Lambda entry below a folder of the program, as `<room>/<job>`: whatever is called `*.handler.ts`. */
export function jobsIn(folder: string): string[] {
  return filesIn(folder, ENTRY).map((file) => file.slice(0, -ENTRY.length));
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => file.replaceAll(sep, '/'))
    .sort();
}

/** The name of a job's own folder. A job may lie deeper than its room: `platform/audit/seal`. */
const folderNameOf = (job: string): string => job.replaceAll('/', '-');

/**
 * Bundles every handler below `from` in one run of esbuild into `into`, which is emptied first: ESM for Node 24, the AWS SDK
 * within, each job alone in its folder. What it is `without` is imported only if it is asked for. Identifiers are kept in stack traces by name; source maps stay out of the package.
 */
export function bundle(from: string, into: string, without = NOT_ON_LAMBDA): { codeOf: CodeOf; metafile: Metafile } {
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  const { metafile } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: [
      ...jobsIn(from).map((job) => ({
        in: join(ROOT, from, `${job}${ENTRY}`),
        out: join(folderNameOf(job), 'index'),
      })),
      ...filesIn(from, THREAD).map((file) => ({
        in: join(ROOT, from, file),
        out: join(folderNameOf(dirname(file)), basename(file, '.ts')),
      })),
    ],
    outdir: into,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    external: without,
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
    // A few CommonJS packages still ask for require(); ESM has none of its own.
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  });
  return { codeOf: (job) => join(into, folderNameOf(job)), metafile };
}

/** How large each job's bundle is, in bytes, by job, and each thread's by its path; `from` is what was bundled. */
export function sizesOf(metafile: Metafile, from: string): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { entryPoint, bytes } of Object.values(metafile.outputs)) {
    if (entryPoint === undefined) continue;
    const file = relative(join(ROOT, from), join(ROOT, entryPoint)).replaceAll(sep, '/');
    sizes.set(file.endsWith(ENTRY) ? file.slice(0, -ENTRY.length) : file.slice(0, -'.ts'.length), bytes);
  }
  return sizes;
}
