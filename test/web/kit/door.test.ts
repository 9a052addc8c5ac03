import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { forbidden } from '#functions/platform/http/problem.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import type { PageRoute } from '#functions/web/kit/page.ts';
import { browserOf, type Got } from '#test/support/browser.ts';
import { localTables } from '#test/support/local-tables.ts';
import { ORIGIN, pagesOver } from '#test/support/pages-over.ts';
import { personNamed, scriptedIssuer } from '#test/support/scripted-issuer.ts';

const clock = { now: new Date('2026-11-24T08:00:00.000Z') };
let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

const own: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/staff/a-file',
    respond: async () => ({ file: Buffer.from('<script>'), headers: { 'content-type': 'application/pdf' } }),
  },
  {
    method: 'GET',
    path: '/staff/a-fault',
    respond: async () => {
      throw new Error('a fault');
    },
  },
  {
    method: 'GET',
    path: '/staff/a-refusal',
    respond: async () => {
      throw forbidden();
    },
  },
  { method: 'POST', path: '/staff/a-form', respond: async () => ({ to: '/staff' }) },
];
function browser() {
  const issuer = scriptedIssuer(personNamed('worker-1', 'duty_social_worker'));
  const { deps } = pagesOver(tables, { signIn: issuer, clock });
  return browserOf({ ...deps, routes: [...own, ...deps.routes] }, clock);
}

describe('every answer to a browser', () => {
  it('is kept nowhere, framed by nobody, and runs nothing but our own script', async () => {
    const one = browser();
    const before = [await one.get('/staff'), await one.get('/staff/sign-in'), await one.get('/staff/signed-out')];
    const signedIn = await one.signIn();
    const token = (await one.token()) ?? '';
    const answers: Got[] = [
      ...before,
      signedIn,
      await one.get('/staff/queue'),
      await one.get('/staff/nothing'),
      await one.get('/staff/a-file'),
      await one.get('/staff/a-fault'),
      await one.post('/staff/a-form', { token }),
      await one.post('/staff/a-form', {}),
      await one.post('/staff/a-form', { headers: {} }),
      await one.post('/staff/a-form', { token, form: { text: 'x'.repeat(300_000) } }),
      await one.post('/staff/sign-out', { token }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([
      303, 302, 200, 303, 200, 404, 200, 500, 303, 403, 403, 413, 200,
    ]);
    for (const { headers } of answers) {
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('same-origin');
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toMatch(/^default-src 'none'/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
    }
  });

  it('has a policy that allows the scripts of its page, and no others', async () => {
    const one = browser();
    await one.signIn();
    const { html, headers } = await one.get('/staff/queue');
    const scripts = [...html.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes = '', text = ''] of scripts) {
      const allowed = `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
      if (text === '') expect(attributes).toMatch(/ src="\/assets\/pages-[\w-]+\.js"/);
      else expect(headers['content-security-policy']).toContain(allowed);
    }
    expect(html).not.toMatch(/ style="| on[a-z]+="|javascript:/);
  });

  it('is compressed as its reader accepts it, with a token that is another each time', async () => {
    const one = browser();
    await one.signIn();
    const plain = await one.get('/staff/queue');
    expect(plain.headers.vary).toBe('Accept-Encoding');
    const { headers } = await one.get('/staff/queue', { 'accept-encoding': 'gzip' });
    expect(headers['content-encoding']).toBe('gzip');
    expect(await one.token()).not.toBe(await one.token());
  });
});

describe('a browser', () => {
  it('is led from an address that ends in a slash to the page itself, and never elsewhere', async () => {
    const one = browser();
    for (const [address, to] of [
      ['/staff/queue/?team=early_help', '/staff/queue?team=early_help'],
      ['/staff/', '/staff'],
      ['/', '/staff'],
      ['/?from=a-letter', '/staff'],
      ['//evil.example/', undefined],
    ])
      expect([address, (await one.get(`${ORIGIN}${address}`)).headers.location]).toEqual([address, to]);
  });

  it('is led from a reference that somebody typed to the address of its case, before anything is read', async () => {
    const one = browser();
    for (const typed of ['fd-7k3m-9qxc', 'fd7k3m9qxc', '%20FD-7K3M-9QXC%20'])
      for (const [address, to] of [
        [`/staff/cases/${typed}`, '/staff/cases/FD-7K3M-9QXC'],
        [`/staff/cases/${typed}/do/note?other=${typed}`, `/staff/cases/FD-7K3M-9QXC/do/note?other=${typed}`],
        [`/staff/cases/FD-DEMC-ASEP/compared-with/${typed}/`, '/staff/cases/FD-DEMC-ASEP/compared-with/FD-7K3M-9QXC'],
      ])
        expect([address, (await one.get(`${ORIGIN}${address}`)).headers.location]).toEqual([address, to]);
    await one.signIn();
    // Its check symbol is wrong: no case can have it.
    expect((await one.get('/staff/cases/fd-7k3m-9qxd')).status).toBe(404);
  });

  it('gets a page in words at an address that nothing has, signed in or not', async () => {
    const one = browser();
    for (const status of [404, 404]) {
      for (const address of ['/nothing', '/nothing/', '/assets/a/b', '/staffroom', '/wp-login.php']) {
        const got = await one.get(address);
        expect([address, got.status, got.headers['content-type']]).toEqual([
          address,
          status,
          'text/html; charset=utf-8',
        ]);
        expect(got.html).toContain('Page not found');
      }
      await one.signIn();
    }
  });
});

describe('the page of an error', () => {
  const MENU = /<nav aria-label="Menu"/;

  it('has the menu and the name of its reader while they are signed in', async () => {
    const one = browser();
    await one.signIn();
    const token = (await one.token()) ?? '';
    const pages = [
      await one.get('/nothing'),
      await one.get('/staff/nothing'),
      await one.get('/staff/a-fault'),
      await one.get('/staff/a-refusal'),
      await one.post('/staff/a-form', {}),
      await one.post('/staff/queue', { token }),
      await one.post('/staff/a-form', { token, form: { text: 'x'.repeat(300_000) } }),
    ];
    expect(pages.map(({ status }) => status)).toEqual([404, 404, 500, 403, 403, 405, 413]);
    for (const { html } of pages) {
      expect(html).toMatch(MENU);
      expect(html).toContain('href="/staff/queue"');
      expect(html).toContain('action="/staff/sign-out"');
    }
  });

  it('has no menu where nobody is signed in, or their session has ended', async () => {
    const one = browser();
    const strange = [await one.get('/nothing'), await one.post('/staff/a-form', {})];
    await one.signIn();
    const token = (await one.token()) ?? '';
    clock.now = new Date(clock.now.getTime() + 40 * 60_000);
    const late = [
      await one.post('/staff/a-form', { token, form: { text: 'x' } }),
      await one.post('/staff/a-form', { form: { text: 'x' } }),
      await one.post('/staff/a-form', { token, form: { text: 'x'.repeat(300_000) } }),
      await one.looksAgain('/staff/queue'),
    ];
    expect([...strange, ...late].map(({ status }) => status)).toEqual([404, 401, 401, 403, 413, 401]);
    for (const { html } of [...strange, ...late]) expect(html).not.toMatch(MENU);
  });
});

describe('a form that is too long', () => {
  it('comes back with every word, and a page that says what to do', async () => {
    const one = browser();
    await one.signIn();
    const token = (await one.token()) ?? '';
    const words = `${'What was seen on Tuesday. '.repeat(12_000)}The end.`;
    const { status, html } = await one.post('/staff/a-form', { token, form: { text: words } });
    expect(status).toBe(413);
    expect(html).toContain(`${words}</textarea>`);
    expect(html).toContain('All answers together are longer than 256 KB.');
    expect(html).toContain('Then go back to the form and send less at once');
  });

  it('says of a file, and of too many fields, what is too much', async () => {
    const one = browser();
    await one.signIn();
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=x' };
    const file = await one.post('/staff/a-form', { headers, form: { csv: 'x'.repeat(3_000_000) } });
    expect([file.status, file.html.includes('The file is larger than 2 MB.')]).toEqual([413, true]);
    const form = Object.fromEntries(Array.from({ length: 1100 }, (_, at) => [`field-${at}`, 'x']));
    const fields = await one.post('/staff/a-form', { form });
    expect([fields.status, fields.html.includes('This form has too many fields.')]).toEqual([413, true]);
  });

  it('is shown to nobody where another site sent it', async () => {
    const { status, html } = await browser().post('/staff/a-form', {
      headers: {},
      form: { text: 'x'.repeat(300_000) },
    });
    expect([status, html.includes('xxx')]).toEqual([403, false]);
  });
});

describe('an address that is opened the other way', () => {
  it('says so in words, with what was typed', async () => {
    const one = browser();
    await one.signIn();
    const token = (await one.token()) ?? '';
    for (const address of ['/staff', '/staff/queue', '/staff/shift']) {
      const { status, html } = await one.post(address, { token, form: { text: 'My words' } });
      expect([address, status]).toEqual([address, 405]);
      expect(html).toContain('This page does not open this way');
      expect(html).toContain('My words');
    }
    const form = await one.get('/staff/a-form');
    expect([form.status, form.html.includes('use its links and buttons')]).toEqual([405, true]);
    expect((await one.post('/staff/nothing', { token })).status).toBe(404);
  });
});

describe('a request without a session', () => {
  it('is led to sign in, and back to where it wanted to go', async () => {
    const { headers } = await browser().get('/staff/queue?sort=due');
    const to = new URL(headers.location ?? '', ORIGIN);
    expect([to.pathname, to.searchParams.get('to')]).toEqual(['/staff/sign-in', '/staff/queue?sort=due']);
  });

  it('by an open page is answered with a page that says so', async () => {
    const { status, html } = await browser().looksAgain('/staff/queue');
    expect([status, html.includes('You no longer have access')]).toEqual([401, true]);
  });
});
