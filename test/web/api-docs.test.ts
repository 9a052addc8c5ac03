import { describe, expect, it } from '@jest/globals';
import type { Request } from '#functions/platform/http/endpoint.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { apiDocs } from '#functions/web/api-docs/serve.ts';
import { apiPage } from '#functions/web/index.ts';
import { OPERATIONS } from '#schemas/api/index.ts';
import { openApi } from '#schemas/api/openapi.ts';
import type { OpenApi } from '#schemas/api/openapi-document.ts';
import { asDocumented } from '#test/support/as-documented.ts';

const document = openApi(OPERATIONS);
const page = apiPage(document);

describe('the page of the API', () => {
  it('has every operation, shape and problem code, each at an address of its own, and no link that leads nowhere', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const wanted = [
      ...OPERATIONS.map(({ id }) => id),
      ...Object.keys(document.components.schemas).map((name) => `shape-${name}`),
    ];
    for (const id of wanted) expect(ids).toContain(id);
    const led = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
    expect(led.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('runs nothing, sends nothing, loads nothing, and leaves its address by one relative link', () => {
    expect(page).not.toMatch(/<(script|img|link|iframe|form|object|base)\b| on[a-z]+=| style=|@import|url\(/i);
    const away = [...page.matchAll(/ (?:href|src)="([^#"][^"]*)"/g)].map(([, address]) => address);
    expect(away).toEqual(['openapi.json']);
  });

  it('can be read by a screen reader: language, title, a way past the head, and headings without gaps', () => {
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB">/);
    expect(page).toContain('<a class="skip" href="#main">');
    const levels = [...page.matchAll(/<h([1-6])>/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('shows what is written in a document as text, whatever it is', () => {
    const hostile: OpenApi = { ...document, info: { description: '<script>alert("x")</script> & `<b>`' } };
    expect(apiPage(hostile)).toContain(
      '<p>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; <code>&lt;b&gt;</code></p>',
    );
  });
});

describe('what serves it', () => {
  const door = apiDocs({ document: '{"openapi":"3.1.1"}', page: '<p>Hello</p>' });
  const serve = (request: Request) => asDocumented(request, door(request));
  const asked = (route: string, headers: Request['headers'] = {}): Request => ({
    route,
    headers,
    path: {},
    query: {},
    body: undefined,
    sent: '',
    claims: {},
    requestId: 'r1',
    receivedAt: new Date('2026-11-23T09:00:00Z'),
  });

  it.each([
    ['GET /openapi.json', 'application/json', '{"openapi":"3.1.1"}'],
    ['GET /openapi', 'text/html; charset=utf-8', '<p>Hello</p>'],
  ])(
    'answers %s with its file, to be kept for minutes, and with nothing to whoever has it',
    async (route, type, text) => {
      const { status, headers = {}, file } = await serve(asked(route));
      expect([status, headers['content-type'], Buffer.from(file ?? []).toString()]).toEqual([200, type, text]);
      expect(headers['cache-control']).toBe('public, max-age=300');
      const again = await serve(asked(route, { 'if-none-match': `W/${headers.etag}` }));
      expect([again.status, again.file, again.body]).toEqual([304, undefined, undefined]);
      expect((await serve(asked(route, { 'if-none-match': '"another"' }))).status).toBe(200);
    },
  );

  it('lets the page use its own style alone', async () => {
    const { headers = {} } = await serve(asked('GET /openapi'));
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
  });

  it('knows no other route', async () => {
    await expect(door(asked('GET /openapi.yaml'))).rejects.toThrow(Problem);
  });
});
