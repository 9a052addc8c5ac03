import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';
import { buildPages } from './pages/build-pages.ts';

const ROOT = join(import.meta.dirname, '..');
const ENTRY = '.handler.ts';
/** A thread of a job: `<room>/<job>/<name>.worker.ts` becomes `<name>.worker.mjs` in the folder of the job. */
const THREAD = '.worker.ts';

/**
 * Sources of credentials that a Lambda never uses: the SDK looks in the environment first, and finds them there. It imports the
 * others only when it needs them. They add the clients of STS and of sign-in, 100 KB to each bundle.
 */
const NOT_ON_LAMBDA = [
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
];

/** Returns the folder of a job's code, which has an `index.mjs` that exports `handler`. */
export type CodeOf = (job: string) => string;

/** Returns every Lambda entry (`*.handler.ts`) below a folder of the program, as `<room>/<job>`. */
export function jobsIn(folder: string): string[] {
  return filesIn(folder, ENTRY).map((file) => file.slice(0, -ENTRY.length));
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => file.replaceAll(sep, '/'))
    .sort();
}

/** Returns the name of a job's own folder. A job may be deeper than its room: `platform/audit/seal`. */
const folderNameOf = (job: string): string => job.replaceAll('/', '-');

/**
 * Bundles every handler below `from` into `into`, which it empties first: ESM for Node 24, with the AWS SDK, each job in a
 * folder of its own. The modules of `without` stay out of the bundles, as do source maps.
 */
export function bundle(from: string, into: string, without = NOT_ON_LAMBDA): { codeOf: CodeOf; metafile: Metafile } {
  buildPages();
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
    // A few CommonJS packages call require(), which ESM does not have.
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  });
  return { codeOf: (job) => join(into, folderNameOf(job)), metafile };
}

/** Returns the bytes of each bundle: a job's by its name, a thread's by its path below `from`. */
export function sizesOf(metafile: Metafile, from: string): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { entryPoint, bytes } of Object.values(metafile.outputs)) {
    if (entryPoint === undefined) continue;
    const file = relative(join(ROOT, from), join(ROOT, entryPoint)).replaceAll(sep, '/');
    sizes.set(file.endsWith(ENTRY) ? file.slice(0, -ENTRY.length) : file.slice(0, -'.ts'.length), bytes);
  }
  return sizes;
}
