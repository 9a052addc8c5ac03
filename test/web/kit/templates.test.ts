import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { render } from '#functions/web/kit/render.ts';

const WEB = 'functions/web';
const OURS = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.njk'));
const source = (file: string) => readFileSync(join(WEB, file), 'utf8');
/** A comment of a template is shown to nobody. */
const code = (file: string) => source(file).replaceAll(/\{#[\s\S]*?#\}/g, '');

/** What none of our templates has, with the reason. */
const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['a value that is not escaped', /\|\s*safe\b/],
  ['escaping turned off', /autoescape/],
  ['a value that is not escaped, given to a component', /\bhtml\s*:/],
  ['a style, which the policy refuses', /\bstyle\s*=|<style/i],
  ['a script, which the policy refuses', /<script(?! src="\/assets\/)|\son[a-z]+\s*=\s*["']|javascript:/i],
  ['a value outside the quotes of its attribute', /\s(?!url=)[\w-]+=\{\{/],
  ['a file of another site', /(?:src|href|action)\s*=\s*"https?:/i],
  ['a form by GET with what somebody searches for', /method="get"[^>]*action="[^"]*search/i],
];

describe('the templates of the pages', () => {
  it('are all looked at', () => {
    expect(OURS.length).toBeGreaterThan(10);
  });

  it.each(FORBIDDEN)('have nowhere %s', (_what, pattern) => {
    const found = OURS.filter((file) => pattern.test(code(file)));
    expect(found).toEqual([]);
  });

  it('give each form that is sent the token of its session', () => {
    const forms = OURS.flatMap((file) =>
      [...code(file).matchAll(/<form[^>]*method="post"[\s\S]*?<\/form>/gi)].map(([form]) => [file, form] as const),
    );
    expect(forms.length).toBeGreaterThan(2);
    expect(
      forms.filter(([, form]) => !/name="_token" value="\{\{ (?:form\.)?token \}\}"/.test(form)).map(([file]) => file),
    ).toEqual([]);
  });
});

describe('any value in the frame of a page', () => {
  it('is escaped, in its text and in its attributes', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.constantFrom('<i', '"><i', "'><i", '</title><i', '{{ 7 * 7 }}<i'),
        (before, end) => {
          const text = `${before}${end}`;
          const html = render('kit/errors/problem.njk', {
            title: text,
            says: text,
            requestId: text,
            notice: text,
            done: text,
            council: text,
            person: text,
            token: text,
            faults: [{ text, href: `#${text}` }],
            menu: [{ text, href: `/staff/${text}`, current: false }],
            fields: [{ name: text, text }],
            assets: { style: text, script: text },
          });
          expect(html).not.toMatch(/<i\b/);
          expect(html).not.toContain('49&lt;i');
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is shown as it was typed, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const html = render('kit/errors/typed.njk', {
          title: 'Not sent',
          fields: [{ name: 'text', text }],
          assets: {},
        });
        const [, shown = ''] = /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(html) ?? [];
        expect(shown).not.toMatch(/[<>"']/);
        expect(unescaped(shown)).toBe(text);
      }),
    );
  });
});

const unescaped = (html: string): string =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#96;', '`')
    .replaceAll('&#92;', '\\')
    .replaceAll('&amp;', '&');
