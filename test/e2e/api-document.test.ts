import { describe, expect, it } from '@jest/globals';
import { OPERATIONS } from '#schemas/api/index.ts';
import { openApi } from '#schemas/api/openapi.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { gatewayRoutes } from '#test/support/gateway.ts';
import { request } from '#test/support/http.ts';

const door = sharedFrontDoor();
/** The routes for browsers. */
const PAGES = new Set([
  'GET /',
  'GET /{proxy+}',
  'GET /staff',
  'POST /staff',
  'GET /staff/{proxy+}',
  'POST /staff/{proxy+}',
  'GET /assets/{name}',
]);

describe('the API’s own description', () => {
  it('is served to anybody as OpenAPI 3.1, and only once to a client that still has it', async () => {
    const { headers, body } = await request(door, 'GET', '/openapi.json');
    expect(body).toEqual(JSON.parse(JSON.stringify(openApi(OPERATIONS))));
    expect(headers.get('cache-control')).toBe('public, max-age=300');
    const etag = headers.get('etag') ?? '';
    const again = await request(door, 'GET', '/openapi.json', { headers: { 'if-none-match': etag } });
    expect([again.status, again.body]).toEqual([304, '']);
  });

  it('is served as a page that runs and loads nothing', async () => {
    const { headers, body } = await request(door, 'GET', '/openapi');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; [^,]*$/);
    for (const { summary } of OPERATIONS) expect(body).toContain(summary.replaceAll("'", '&#39;'));
  });

  it('names every route that the gateway opens, and no other; pages and what they load are no operations', async () => {
    const routes = (await gatewayRoutes(door)).map(({ routeKey }) => routeKey);
    expect(routes.filter((route) => PAGES.has(route)).sort()).toEqual([...PAGES].sort());
    const opened = routes.filter((route) => !PAGES.has(route));
    expect(opened.sort()).toEqual(OPERATIONS.map(({ method, route }) => `${method} ${route}`).sort());
  });
});
