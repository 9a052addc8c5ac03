import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import nunjucks from 'nunjucks';
import { render } from '#functions/web/kit/render.ts';
import { withoutIndentation } from '#infra/pages/shorten.ts';

/** The templates as they are written. */
const written = new nunjucks.Environment(
  new nunjucks.FileSystemLoader([
    'functions/web',
    'node_modules/govuk-frontend/dist',
    'node_modules/@ministryofjustice/frontend',
  ]),
  { autoescape: true },
);
written.addFilter('mojDate', (words: unknown) => words);

const choices = [
  { value: 'a', text: 'One  choice', hint: 'A hint' },
  { value: 'b', text: 'Another' },
];
const every = { label: 'A label', hint: 'What to type', value: 'One\n  two  <b>\n\n    three' };
const fields = [
  { ...every, kind: 'text', name: 'text' },
  { ...every, kind: 'textarea', name: 'area' },
  { ...every, kind: 'textarea', name: 'counted', most: 100 },
  { ...every, kind: 'radios', name: 'radios', choices, value: 'a' },
  { ...every, kind: 'checkboxes', name: 'boxes', choices, value: ['b'], wraps: true },
  { ...every, kind: 'select', name: 'select', choices, value: 'b', again: 'Again' },
  { ...every, kind: 'instant', name: 'instant' },
  { kind: 'group', name: 'group', label: 'A group', fields: [{ ...every, kind: 'date', name: 'group/date' }] },
  { kind: 'words', text: 'Words' },
  { kind: 'button', name: 'go', value: 'on', text: 'Go on' },
  { kind: 'hidden', name: 'hidden', value: 'kept' },
];
const model = {
  title: 'A title',
  says: 'What  happened',
  council: 'Elmshire',
  person: 'Rowan',
  token: 'token',
  notice: 'A notice',
  done: 'It is done',
  watched: true,
  faults: [{ text: 'A fault', href: '#text' }],
  wrong: { text: 'A fault', group: 'A fault', instant: 'A fault' },
  menu: [{ text: 'My work', href: '/staff', current: true }],
  back: { href: '/staff', text: 'my work' },
  form: { says: ['One', 'Two'], button: 'Send' },
  area: { says: 'An area' },
  facts: [{ key: 'Name', value: 'Elmshire' }],
  assets: { style: 'pages.css', script: 'pages.js' },
  button: 'Save',
  isShown: true,
  values: {},
  fields,
};

/** Returns what a browser makes of a page: runs of whitespace are one space, but where they are seen. */
const seen = (html: string): string =>
  html
    .split(/(<textarea[\s\S]*?<\/textarea>)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replaceAll(/\s+/g, ' ')))
    .join('');

const PAGES = readdirSync('functions/web', { recursive: true, encoding: 'utf8' }).filter((file) =>
  /^(?:kit\/errors\/.*|console\/settings\/(?:do|setting|settings)|console\/do\/form)\.njk$/.test(file),
);

describe('a compiled template', () => {
  it.each(PAGES)('shows the same as it is written: %s', (name) => {
    expect(seen(render(name, model))).toBe(seen(written.render(name, model)));
  });

  it('keeps every space of what is shown with its spaces, and of its own tags', () => {
    const kept = '<pre>  a\n\n  b</pre>{{ "  a\n  b" }}<textarea>\n  c</textarea>{%  if x  %}<script>  d  </script>';
    expect(withoutIndentation(kept)).toBe(kept);
    expect(withoutIndentation('<p>\n    One  two\n\n  {% if x %}\n      three\n</p>')).toBe(
      '<p>\nOne two\n{% if x %}\nthree\n</p>',
    );
  });
});
