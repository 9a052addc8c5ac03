import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');
export const BUNDLES = join(ROOT, '.local', 'bundles');

/** Every Lambda entry of the program, as `<room>/<job>`: whatever is called `*.handler.ts`. */
export function jobs(): string[] {
  return readdirSync(join(ROOT, 'functions'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.handler.ts'))
    .map((file) => file.slice(0, -'.handler.ts'.length).replaceAll('\\', '/'))
    .sort();
}

/** The folder that holds a job's bundle. */
export function bundleOf(job: string): string {
  return join(BUNDLES, job.replace('/', '-'));
}

/**
 * Bundles every handler in one run of esbuild: ESM for Node 24, the AWS SDK within, each job alone in its folder. Source
 * maps stay out of the package: stack traces carry names because identifiers are kept.
 */
export function bundleAll(): Metafile {
  rmSync(BUNDLES, { recursive: true, force: true });
  mkdirSync(BUNDLES, { recursive: true });
  const entryPoints = jobs().map((job) => ({ in: join(ROOT, 'functions', `${job}.handler.ts`), out: join(job.replace('/', '-'), 'index') }));
  const { metafile } = buildSync({
    entryPoints,
    outdir: BUNDLES,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
    // A few CommonJS packages still ask for require(); ESM has none of its own.
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  });
  return metafile;
}
