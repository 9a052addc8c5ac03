import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { caseKey } from '#functions/platform/store/keys.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { ROUTES } from '#functions/web/console/routes.ts';
import type { Case } from '#schemas/case.ts';
import { browserOf, type Got } from '#test/support/browser.ts';
import { caseThatSays } from '#test/support/case-that-says.ts';
import { localTables } from '#test/support/local-tables.ts';
import { pagesOver } from '#test/support/pages-over.ts';
import { personNamed, scriptedIssuer } from '#test/support/scripted-issuer.ts';

const clock = { now: new Date('2026-11-24T12:00:00.000Z') };
/** A name in every part of a case, and would be a script if anything showed it as it is. */
const NAME = 'Ploverwick';
const HOSTILE = `${NAME}"><script>evil()</script>`;

let tables: Tables;
let head: Case;
beforeAll(async () => {
  tables = await localTables();
  const answers = ['firstName', 'lastName', 'homeAddress'].map((field) => ({
    path: `/children/0/${field}`,
    value: HOSTILE,
    source: 'web' as const,
    confidence: 1,
  }));
  head = await caseThatSays(
    tables,
    { answers, text: `They are ${HOSTILE}.`, address: `12 ${HOSTILE} Street`, now: clock.now },
    { flags: ['danger_words'], source: '2A', receivedAt: '2026-11-24T09:00:00.000Z' },
  );
});

async function signedIn(id = 'worker-1') {
  const issuer = scriptedIssuer(personNamed(id, 'team_manager'));
  const { deps, log } = pagesOver(tables, { signIn: issuer, clock });
  const browser = browserOf(deps, clock);
  await browser.signIn();
  return { browser, log, token: (await browser.token()) ?? '' };
}
const filled = (path: string) => path.replaceAll('{reference}', head.reference).replaceAll(/\{[^}]+\}/g, 'D1');
const GETS = [...new Set(ROUTES.filter(({ method }) => method === 'GET').map(({ path }) => path))];
const titleOf = ({ html }: Got) => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';
const access = (only: readonly string[] | undefined) =>
  tables.client.send(
    new UpdateCommand({
      TableName: tables.cases,
      Key: caseKey(head.reference),
      UpdateExpression: only === undefined ? 'REMOVE #access' : 'SET #access = :access',
      ExpressionAttributeNames: { '#access': 'access' },
      ...(only === undefined ? {} : { ExpressionAttributeValues: { ':access': { only: [...only], never: [] } } }),
    }),
  );

describe('the name of somebody on a case', () => {
  it('is in no title, address, header or log of any page, and runs as no script', async () => {
    const { browser, log } = await signedIn();
    const pages = new Map<string, Got>();
    for (const path of GETS) pages.set(path, await browser.get(filled(path)));
    expect([...pages.values()].some(({ html }) => html.includes(NAME))).toBe(true);
    for (const [path, got] of pages) {
      expect([path, titleOf(got).includes(NAME), JSON.stringify(got.headers).includes(NAME)]).toEqual([
        path,
        false,
        false,
      ]);
      expect([path, got.html.includes('<script>evil')]).toEqual([path, false]);
      const addresses = [...got.html.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, address]) => address);
      expect([path, addresses.filter((address) => address?.includes(NAME))]).toEqual([path, []]);
      expect([path, got.status < 500]).toEqual([path, true]);
      // An open page that shows somebody asks again whether its reader may see it, a form too.
      expect([path, !got.html.includes(NAME) || got.html.includes('data-watch')]).toEqual([path, true]);
    }
    expect(log.lines.join('\n')).not.toContain(NAME);
  });

  it('is in no address and no log after it was typed into a form, whatever came of it', async () => {
    const { browser, log, token } = await signedIn();
    const form = { text: `${HOSTILE} rang`, _version: '"99"', why: HOSTILE, to: HOSTILE, reason: HOSTILE };
    for (const path of new Set(ROUTES.filter(({ method }) => method === 'POST').map((route) => route.path))) {
      const got = await browser.post(filled(path), { form, token });
      expect([path, JSON.stringify(got.headers).includes(NAME), got.html.includes('<script>evil')]).toEqual([
        path,
        false,
        false,
      ]);
      expect([path, titleOf(got).includes(NAME)]).toEqual([path, false]);
      expect([path, got.status < 500]).toEqual([path, true]);
    }
    expect(log.lines.join('\n')).not.toContain(NAME);
  });
});

describe('a page whose reader may no longer see it', () => {
  it('is replaced, at the next look and the next button, by one that holds nothing of the case', async () => {
    const { browser, token } = await signedIn('worker-2');
    const address = `/staff/cases/${head.reference}`;
    expect((await browser.looksAgain(address)).html).toContain(NAME);
    await access(['somebody-else']);
    try {
      const looked = await browser.looksAgain(address);
      const sent = await browser.post(`${address}/do/note`, { form: { text: 'A note', _version: '"1"' }, token });
      for (const got of [looked, sent]) {
        expect([403, 404]).toContain(got.status);
        expect(got.html).not.toContain(NAME);
      }
    } finally {
      await access(undefined);
    }
    expect((await browser.looksAgain(address)).html).toContain(NAME);
  });

  it('is replaced after the session ended', async () => {
    const { browser } = await signedIn('worker-3');
    const before = clock.now;
    clock.now = new Date(before.getTime() + 31 * 60_000);
    try {
      const got = await browser.looksAgain(`/staff/cases/${head.reference}`);
      expect([got.status, got.html.includes('You no longer have access'), got.html.includes(NAME)]).toEqual([
        401,
        true,
        false,
      ]);
    } finally {
      clock.now = before;
    }
  });
});

describe('a note that is sent twice', () => {
  it('is on the case once: the second finds a newer version, and its words are kept', async () => {
    const { browser, token } = await signedIn('worker-4');
    const address = `/staff/cases/${head.reference}/do/note`;
    const version = /name="_version" value="([^"]*)"/
      .exec((await browser.get(address)).html)?.[1]
      ?.replaceAll('&quot;', '"');
    const form = { text: 'The school rang at ten', _version: version ?? '' };
    const [one, two] = [await browser.post(address, { form, token }), await browser.post(address, { form, token })];
    expect([one.status, two.status]).toEqual([303, 412]);
    expect(one.headers.location).toBe(`/staff/cases/${head.reference}?done=note`);
    expect(two.html).toContain('The school rang at ten');
    expect(two.html).toContain('changed');
  });
});
