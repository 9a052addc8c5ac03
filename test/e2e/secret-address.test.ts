import { beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import * as z from 'zod';
import { askServer } from '#infra/local/http.ts';
import { Role } from '#schemas/actor.ts';
import * as emails from '#test/fixtures/emails.ts';
import { filledReferralForm } from '#test/fixtures/word-forms.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { gatewayRoutes } from '#test/support/gateway.ts';
import { type HttpAnswer, request } from '#test/support/http.ts';
import { doctor, messageId, referral, unique } from '#test/support/invented.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { pagesOf } from '#test/support/printed.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { enterColleagues, openOnlineForm, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { inThreeDays, QUESTIONS, spoken } from '#test/support/ways-to-write.ts';
import { postReferral, problemIn, receiptIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const store = openStore(door);
const worker = staffMember(door, 'duty_social_worker', 'worker-who-keeps-it');
const manager = staffMember(door, 'team_manager');

/** A street that occurs nowhere else, and how people write it. */
const street = `Hidden${unique().replace(/\d/g, 'x')}`;
const secrets = [street, 'LE1 7QX', 'LE17QX'];
const child = {
  firstName: 'Damson',
  lastName: `Quillfeather${unique()}`,
  homeAddress: `7 ${street} Road, Leicester`,
  homePostcode: 'LE1 7QX',
  addressConfidential: true,
};
const concern = { reason: `He waits in ${street} rd every evening.`, whatHappened: `He rang at le1 7qx, 7 ${street}.` };

const told = (where: string, answer: Pick<HttpAnswer, 'body'>) => {
  const said = (typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)).toLowerCase();
  expect([where, secrets.filter((secret) => said.includes(secret.toLowerCase()))]).toEqual([where, []]);
};

let reference: string;
let from: string;
/** The meaning on this case of each kind of id in a path. */
let ids: Readonly<Record<string, string>>;

/**
 * A surgery emails a form that keeps the address secret, and repeats it wherever an email can. Staff write it wherever they can.
 */
beforeAll(async () => {
  await openOnlineForm(door);
  from = doctor();
  const docx = await filledReferralForm({ body: referral({ children: [child], concern, referrer: { email: from } }) });
  const letter = {
    from,
    messageId: messageId(),
    subject: `About 7 ${street} Road`,
    text: `They live in ${street} Road.`,
  };
  const raw = await emails.formEmail({ ...letter, docx, filename: `7 ${street} Road.docx` });
  await emailReferral(door, raw, from);
  reference = await waitFor('the case of an email', () => store.caseOfEmail(raw));
  await waitFor('its form to be read', async () => (await worker.readCase(reference)).forms[0]);
  await waitFor('its acknowledgement', async () => (await emailsTo(door, from))[0]);
  const says = `They are at 7 ${street} Road, LE1 7QX.`;
  await enterColleagues(door, [{ id: 'worker-who-keeps-it', name: 'Rowan Ashby' }]);
  for (const [path, body] of [
    ['accept', {}],
    ['notes', { text: says }],
    ['tasks', { why: `Visit 7 ${street} Road`, dueAt: inThreeDays(), owner: 'worker-who-keeps-it' }],
    [
      'asks',
      {
        ...QUESTIONS,
        questions: [{ topic: 'home_address', text: says }],
        dueAt: inThreeDays(),
        of: { who: 'referrer' },
      },
    ],
    ['conversations', { ...spoken(), summary: says, confirm: { who: 'referrer' } }],
    ['form-instructed', { form: 'masp', dueAt: inThreeDays(), of: { who: 'referrer' } }],
    ['flags', { flag: 'immediate_danger', why: says }],
  ] as const) {
    const { status, body: answer } = await worker.act(reference, path, body);
    expect([path, status, answer]).toEqual([path, 200, expect.anything()]);
  }
  const { documents, messages, conversations } = await worker.readCase(reference);
  const message = messages.find(({ direction }) => direction === 'in');
  ids = {
    '/documents/': documents[0]?.id ?? '',
    '/messages/': `${reference}_${message?.id}`,
    '/conversations/': conversations[0]?.id ?? '',
  };
  await worker.act(reference, 'conversations-approved', { id: ids['/conversations/'] });
}, 240_000);

describe('an address that must be kept secret', () => {
  it('is in no answer of the staff API to any role, by whatever way they read', async () => {
    const routes = (await gatewayRoutes(door)).filter(({ routeKey }) => routeKey.startsWith('GET /admin/'));
    const paths = routes.flatMap(({ routeKey }) => {
      const id = Object.entries(ids).find(([part]) => routeKey.includes(part))?.[1] ?? 'none';
      const path = routeKey
        .replace('GET ', '')
        .replace('{reference}', reference)
        .replace('{id}', id)
        .replace('{other}', reference)
        .replace('{name}', 'masp.docx');
      return path.endsWith('/hand-over') ? [path, `${path}?as=html`] : [path];
    });
    const lists = [
      '/admin/cases?assignee=me',
      '/admin/cases?state=awaiting_information&limit=50',
      '/admin/tasks?owner=me',
    ];
    expect(paths.length).toBeGreaterThan(10);
    for (const role of Role.options) {
      const member = staffMember(door, role, 'worker-who-keeps-it');
      const answers = await Promise.all(
        [...paths, ...lists].map(async (path) => [path, await member.get(path, 'to see what it tells')] as const),
      );
      for (const [path, answer] of answers) told(`${role} ${path}`, answer);
      if (role === 'duty_social_worker') {
        const given = answers.filter(([, { status }]) => status === 200).map(([path]) => path);
        expect(given).toEqual(expect.arrayContaining([`/admin/cases/${reference}`, ...lists]));
        expect(given.filter((path) => path.includes('/hand-over'))).toHaveLength(3);
      }
    }
  }, 240_000);

  it('is on no sheet that is printed of the case, and in no form that is issued for it', async () => {
    const authorization = `Bearer ${await door.issueToken({ roles: ['duty_social_worker'] })}`;
    const download = async (path: string) => {
      const headers = { authorization, 'x-reason': 'to print it' };
      const answer = await askServer(`${door.addresses.api}/admin/cases/${reference}/${path}`, { headers });
      expect([path, answer.status]).toEqual([path, 200]);
      return new Uint8Array(await answer.arrayBuffer());
    };
    const sheets = pagesOf(await download('hand-over.pdf')).map(({ text }) => text);
    expect(sheets.join(' ')).toContain(child.lastName);
    told('the sheets', { body: sheets.join(' ').replaceAll('\n', ' ') });
    const parts = Object.values(unzipSync(await download('forms/masp.docx?dueAt=2026-12-01')));
    const words = parts.map((part) => Buffer.from(part).toString()).join(' ');
    expect(words).toContain(reference);
    told('the form', { body: words });
  });

  it('can be searched for, and is not in the results', async () => {
    const authorization = `Bearer ${await door.issueToken({ roles: ['screening_officer'] })}`;
    for (const terms of [{ name: `Damson ${child.lastName}` }, { postcode: 'LE1 7QX', name: child.lastName }]) {
      const found = await request(door, 'POST', '/admin/search', { body: terms, headers: { authorization } });
      expect(JSON.stringify(found.body)).toContain(reference);
      told('the search', found);
    }
  });

  it('is in no letter, in no log and in nothing that the audit keeps', async () => {
    const letters = await waitFor('all that was asked and confirmed', async () => {
      const sent = await emailsTo(door, from);
      return sent.length >= 4 ? sent : undefined;
    });
    told('the letters', { body: letters });
    const logs = await door.functionLogs();
    expect(logs).toContain(reference);
    told('the logs', { body: logs });
    const audit = await store.mentioning('audit', reference);
    expect(audit.length).toBeGreaterThan(5);
    told('the audit', { body: audit });
  });

  it('is in no answer to its sender, at the public’s door and the agencies’', async () => {
    const body = referral({ children: [child], concern });
    const first = await postReferral(door, body);
    told('the receipt', first);
    expect(receiptIn(first).reference).not.toBe(reference);
    told('the same again', await postReferral(door, body));
    told('what was refused', await postReferral(door, { ...body, referrer: { referrerType: concern.reason } }));
  });

  it('is shown to a person with a reason, and to nobody without the permission', async () => {
    const unmask = { group: 'addresses', why: 'To visit him this evening.' };
    expect(problemIn(await staffMember(door, 'screening_officer').act(reference, 'unmask', unmask))).toBe('forbidden');
    const given = await manager.act(reference, 'unmask', unmask);
    const Fields = z.object({ fields: z.array(z.object({ path: z.string(), values: z.array(z.string()) })) });
    expect(Fields.parse(given.body).fields).toContainEqual({
      path: '/children/0/homeAddress',
      values: [child.homeAddress],
    });
    told('the case afterwards', await manager.get(`/admin/cases/${reference}`));
  });
});
