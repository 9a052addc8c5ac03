import { beforeAll, describe, expect, it } from '@jest/globals';
import { Problem } from '#functions/platform/http/problem.ts';
import { StoreBusyError } from '#functions/platform/store/store-busy.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { formRoutes } from '#functions/web/kit/form-route.ts';
import type { PageRoute } from '#functions/web/kit/page.ts';
import { browserOf } from '#test/support/browser.ts';
import { localTables } from '#test/support/local-tables.ts';
import { pagesOver } from '#test/support/pages-over.ts';
import { personNamed, scriptedIssuer } from '#test/support/scripted-issuer.ts';

const clock = { now: new Date('2026-11-24T08:00:00.000Z') };
const WORDS = 'Her mother says <b>“no”</b> & waits';
const SHOWN = 'Her mother says &lt;b&gt;“no”&lt;/b&gt; &amp; waits';
const ON_THE_CASE = 'Pippin Featherstone';
const form = { text: WORDS, 'rows/0/what': 'A row', _reason: 'The school rang' };

let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});

/** What fails besides the sending, and what is typed. */
interface Fails {
  readonly page?: unknown;
  readonly plain?: boolean;
  readonly typed?: Readonly<Record<string, string>>;
}

/** A form whose sending fails, and whose page may fail as well. */
async function sent(fails: unknown, { page, plain = false, typed = {} }: Fails = {}) {
  const fail = async () => {
    throw fails;
  };
  const own: readonly PageRoute[] = plain
    ? [{ method: 'POST', path: '/staff/a-form', respond: fail }]
    : formRoutes({
        path: '/staff/a-form',
        show: async (_visit, { values, changed }) => {
          if (page !== undefined) throw page;
          const fields = Object.entries(values).map(([name, text]) => ({ name, text }));
          const title = changed ? 'It changed' : 'A form';
          return { template: 'kit/errors/typed.njk', title, model: { fields: [...fields, { text: ON_THE_CASE }] } };
        },
        send: fail,
      });
  const issuer = scriptedIssuer(personNamed('worker-1', 'duty_social_worker'));
  const { deps, log } = pagesOver(tables, { signIn: issuer, clock });
  const browser = browserOf({ ...deps, routes: [...own, ...deps.routes] }, clock);
  await browser.signIn();
  const token = (await browser.token()) ?? '';
  return { ...(await browser.post('/staff/a-form', { form: { ...form, ...typed }, token })), log };
}
const faults = new Problem(422, 'bad-input', 'It has faults.', {
  errors: [{ pointer: '/text', code: 'too_small', detail: 'Give at least 100 characters.' }],
});

describe('what was typed is given back', () => {
  it.each([
    ['a fault of a field', faults, 422],
    ['a lost race', new Problem(412, 'changed-since', 'It changed.'), 412],
    ['a busy table', new StoreBusyError('busy'), 503],
    ['a fault of ours', new RangeError(`a fault that quotes ${WORDS}`), 500],
    ['what cannot be done now', new Problem(409, 'not-in-this-state', 'Not now.'), 409],
  ])('after %s', async (_what, fails, status) => {
    for (const plain of [false, true]) {
      const got = await sent(fails, { plain });
      expect([got.status, got.html.includes(SHOWN), got.html.includes('A row')]).toEqual([status, true, true]);
      expect(got.html).toContain('The school rang');
    }
  });

  it('with a link to the field at fault', async () => {
    const { html } = await sent(faults);
    expect(html).toContain('href="#text"');
    expect(html).toContain('Give at least 100 characters.');
  });

  it('with words for a date and a time that are none', async () => {
    const none = new Problem(422, 'bad-input', 'It has faults.', {
      errors: [{ pointer: '/at', code: 'invalid_format', detail: 'Give a time, such as 2026-11-22T09:30:00Z.' }],
    });
    const said = async (typed: Readonly<Record<string, string>>) => (await sent(none, { typed })).html;
    const left = await said({ 'at/date': '2027-03-28', 'at/time': '01:30' });
    expect(left).toContain('The clocks go forward from 1am to 2am on this day. Give another time.');
    expect(left).toContain('01:30</textarea>');
    expect(await said({ 'at/date': '', 'at/time': '01:30' })).toContain('Give a date, and a time such as 09:30.');
    expect(await said({ at: 'soon' })).toContain('Give a time, such as 2026');
  });

  it('where the page itself cannot be made', async () => {
    const got = await sent(new StoreBusyError('busy'), { page: new StoreBusyError('busy') });
    expect([got.status, got.html.includes(SHOWN), got.html.includes(ON_THE_CASE)]).toEqual([503, true, false]);
  });

  it('where the sessions cannot be read', async () => {
    const issuer = scriptedIssuer(personNamed('worker-1', 'duty_social_worker'));
    const { deps } = pagesOver(tables, { signIn: issuer, clock });
    const browser = browserOf(deps, clock);
    await browser.signIn();
    const token = (await browser.token()) ?? '';
    const read = () => Promise.reject(new Error('no table'));
    const store = { ...deps.sessions.store, read };
    const broken = browserOf({ ...deps, sessions: { ...deps.sessions, store } }, clock);
    for (const [name, value] of browser.jar) broken.jar.set(name, value);
    const got = await broken.post('/staff/a-form', { form, token });
    expect([got.status, got.html.includes(SHOWN)]).toEqual([500, true]);
  });

  it('but never with a case that its reader may no longer see', async () => {
    for (const status of [403, 404] as const) {
      const gone =
        status === 403 ? new Problem(403, 'restricted', 'Restricted.') : new Problem(404, 'not-found', 'Gone.');
      const got = await sent(gone, { page: gone });
      expect([got.status, got.html.includes(SHOWN), got.html.includes(ON_THE_CASE)]).toEqual([status, false, false]);
    }
  });
});

describe('the log of a fault', () => {
  it('has codes and the request, and nothing that was typed', async () => {
    for (const fails of [faults, new RangeError(`a fault that quotes ${WORDS}`), new StoreBusyError(WORDS)]) {
      const { log } = await sent(fails, { plain: true });
      expect(log.lines.join('\n')).toContain('the-request');
      expect(log.lines.join('\n')).not.toMatch(/mother|school|A row/);
    }
  });
});
