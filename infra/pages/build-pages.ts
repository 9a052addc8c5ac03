import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { compile } from 'sass';
import { compileTemplates } from './templates.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** Git does not track it. */
const GENERATED = join(ROOT, 'functions/web/generated');

/** A file that a browser loads, named for its content, so that it may be kept for ever. */
interface Asset {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/**
 * Makes what the pages need and no source file holds: the compiled templates, the style and the script. `npm test`, `npm run typecheck`,
 * `npm run api` and every bundle run it. A file whose content would be the same is left alone.
 */
export function buildPages(): void {
  const style = asset('pages', 'css', 'text/css; charset=utf-8', styleOf());
  const script = asset('pages', 'js', 'text/javascript; charset=utf-8', scriptOf());
  const names = { style: style.name, script: script.name, inlineScript: hashOfInlineScript() };
  mkdirSync(GENERATED, { recursive: true });
  put('templates.js', compileTemplates(ROOT));
  put('templates.d.ts', 'export declare const TEMPLATES: Readonly<Record<string, object>>;\n');
  put('asset-names.ts', `export const ASSET_NAMES = ${JSON.stringify(names)} as const;\n`);
  put('asset-files.ts', `export const ASSET_FILES = ${JSON.stringify([style, script])} as const;\n`);
}

function asset(name: string, ending: string, type: string, text: string): Asset {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  return { name: `${name}-${hash}.${ending}`, type, text };
}

const PICTURE = /url\("?\/assets\/images\/([a-z-]+\.svg)"?\)/g;

/** Returns the style, with MoJ Frontend's few small pictures inside it. */
function styleOf(): string {
  const { css } = compile(join(ROOT, 'functions/web/kit/style/main.scss'), {
    loadPaths: [ROOT],
    style: 'compressed',
    quietDeps: true,
  });
  return css.replaceAll(PICTURE, (_all, file: string) => {
    const picture = readFileSync(join(ROOT, 'node_modules/@ministryofjustice/frontend/moj/assets/images', file));
    return `url(data:image/svg+xml;base64,${picture.toString('base64')})`;
  });
}

function scriptOf(): string {
  const { outputFiles } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: ['functions/web/browser/pages.ts'],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    legalComments: 'none',
    write: false,
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** Returns the hash of the one script inside GOV.UK Frontend's page, by which the pages' policy allows it. */
function hashOfInlineScript(): string {
  const page = readFileSync(join(ROOT, 'node_modules/govuk-frontend/dist/govuk/template.njk'), 'utf8');
  const [, script] = /<script[^>]*>([^<]*)<\/script>/.exec(page) ?? [];
  if (script === undefined) throw new Error("GOV.UK Frontend's page no longer has its one script.");
  return createHash('sha256').update(script).digest('base64');
}

/** Writes a file whole, or not at all: another process may read it at this moment. */
function put(name: string, text: string): void {
  const file = join(GENERATED, name);
  if (current(file) === text) return;
  const part = `${file}.${process.pid}`;
  writeFileSync(part, text);
  renameSync(part, file);
}

function current(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // Nothing was made yet.
    return undefined;
  }
}
