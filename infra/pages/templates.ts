import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import nunjucks from 'nunjucks';
import * as z from 'zod';
import { SHORT_NAMES, withoutIndentation, withShortNames } from './shorten.ts';

/** A name of a template that another names: `{% from "./macro.njk" import … %}`. */
const NAMED = /(\{%-?\s*(?:from|include|extends|import)\s+)(["'])([^"']+)\2/g;

/** The folders of templates that are not ours, by the first part of their names. */
const PACKAGES: Readonly<Record<string, string>> = {
  govuk: 'node_modules/govuk-frontend/dist',
  moj: 'node_modules/@ministryofjustice/frontend',
};

/** Templates that others import and none of our pages shows, without their content. */
const NEVER_SHOWN: Readonly<Record<string, string>> = {
  // Our pages have no footer (kit/layout/page.njk).
  'govuk/components/footer/macro.njk': '{% macro govukFooter() %}{% endmacro %}',
};

/** Names a template that is not there. */
export class NoTemplateError extends Error {
  override readonly name = 'NoTemplateError';
}

/**
 * Compiles the templates of the pages, and those of the two libraries that they use, into one module of functions. At run time nothing
 * reads a file, and nothing compiles: a page's policy and Lambda's own start both gain by it.
 */
export function compileTemplates(root: string): string {
  const ours = join(root, 'functions/web');
  const wanted = readdirSync(ours, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.njk'))
    .map((file) => file.replaceAll(sep, '/'))
    .sort();
  const compiled = new Map<string, string>();
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (compiled.has(name)) continue;
    const { source, names } = readTemplate(root, name);
    compiled.set(name, compile(name, source));
    wanted.push(...names);
  }
  const members = [...compiled].sort(([one], [other]) => (one < other ? -1 : 1));
  return `${SHORT_NAMES}export const TEMPLATES = {\n${members.map(([name, code]) => `${JSON.stringify(name)}: ${code}`).join(',\n')}\n};\n`;
}

/** Returns a template's text with every other template by its whole name, and those names. */
function readTemplate(root: string, name: string): { source: string; names: string[] } {
  const folder = PACKAGES[name.split('/')[0] ?? ''] ?? 'functions/web';
  const names: string[] = [];
  const text = NEVER_SHOWN[name] ?? withoutIndentation(textOf(join(root, folder, name)));
  const source = text.replaceAll(NAMED, (_all, before, _quote, other: string) => {
    const whole = other.startsWith('.') ? posix.join(dirname(name), other) : other;
    names.push(whole);
    return `${before}"${whole}"`;
  });
  return { source, names };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new NoTemplateError(file, { cause });
  }
}

/** What Nunjucks hands to a wrapper: its published types leave out that it is a list. */
const Compiled = z.array(z.object({ template: z.string() })).length(1);

function compile(name: string, source: string): string {
  return nunjucks.precompileString(source, {
    name,
    wrapper: (given) =>
      Compiled.parse(given)
        .map(({ template }) => `(function () {\n${withShortNames(template)}\n})()`)
        .join(''),
  });
}
