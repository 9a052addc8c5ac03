import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '#functions/platform/http/endpoint.ts';
import { Role } from '#schemas/actor.ts';
import { markedEmail } from '#test/fixtures/marked/email.ts';
import { MARKED_FORMATS } from '#test/fixtures/marked/files.ts';
import { inventedWord, PLACES } from '#test/fixtures/marked/place.ts';
import { markedReferral } from '#test/fixtures/marked/web-form.ts';
import { filledReferralForm, referralBodyExample } from '#test/fixtures/word-forms.ts';
import { type AskedAs, askAs } from '#test/support/ask-as.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';
import { wordsGiven } from '#test/support/printed.ts';
import { EVERY_ROUTE } from '#test/support/staff-api.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { type WholeIntake, wholeIntake } from '#test/support/whole-intake.ts';

const NOW = new Date('2026-11-20T11:00:00.000Z');
const SECRET = '14 Hazelmere Lane LE2 4QZ';
const TELLS = /hazel\s*mere|le2[\s.+_-]*4qz/i;
const REASON = 'for the inspection';
/** Routes that read a case. A change returns no more, and the printed pack has its own test (test/casework/hand-over). */
const READING = Object.keys(EVERY_ROUTE).filter(
  (route) => (route.startsWith('GET ') || route.endsWith('/search')) && !/settings|catalogue|\.pdf$/.test(route),
);
const SENDER = { role: 'Nurse', email: 'a@b.example', emailIsSafe: true };

let intake: WholeIntake;
/** Cases that hold the secret in every place where their door can hold words, and one whose words are invented. */
const cases = new Map<string, string>();
let calm = '';

/** Makes a form that says where the child lives, and that it must be kept secret. */
function confidentialForm(): Promise<Uint8Array> {
  const { children, ...rest } = referralBodyExample();
  const [first] = children;
  const child = { ...first, homeAddress: SECRET, homePostcode: 'LE2 4QZ', addressConfidential: true };
  return filledReferralForm({ body: { ...rest, children: [child] } });
}

beforeAll(async () => {
  intake = await wholeIntake(NOW);
  const byWeb = await intake.submitted(markedReferral((place) => (/postcode/i.test(place) ? 'LE2 4QZ' : SECRET)));
  for (const { make } of MARKED_FORMATS) {
    const { name, bytes } = await make(() => SECRET);
    await intake.added(byWeb, `${SECRET} ${name}`, bytes);
  }
  const byEmail = await intake.emailed(markedEmail(() => SECRET));
  await intake.added(byEmail, 'form.docx', await confidentialForm());
  const byUpload = await intake.uploaded(`${SECRET}.docx`, await confidentialForm(), {
    ...SENDER,
    name: SECRET,
    role: SECRET,
  });
  for (const [door, reference] of Object.entries({ byWeb, byEmail, byUpload })) cases.set(door, reference);
  calm = await intake.submitted(referralBodyExample());
  for (const { make } of MARKED_FORMATS) {
    const { name, bytes } = await make(inventedWord);
    await intake.added(calm, name, bytes);
  }
  const desk = lookupWorld(intake.tables, { keys: LOOKUP_KEYS, now: NOW });
  await desk.told(...cases.values(), calm);
  for (const reference of [...cases.values(), calm]) {
    const { documents, messages } = await intake.shown(reference);
    idsOf.set(reference, { document: documents[0]?.id ?? 'D', message: messages[0]?.id ?? 'M' });
  }
});

/** Returns the parameters of a route: a list needs a team, a pack needs a child. */
function queriesOf(route: string): readonly Record<string, string>[] {
  if (route.endsWith('/hand-over')) return [{ child: '1.children.0' }, { child: '1.children.0', as: 'html' }];
  return route.includes('{') ? [{}] : [{ team: 'duty_and_advice', limit: '50' }];
}

const idsOf = new Map<string, { document: string; message: string }>();

async function ask(route: string, reference: string, about: Partial<AskedAs>): Promise<Answer> {
  const { document, message } = idsOf.get(reference) ?? { document: 'D', message: 'M' };
  const id = route.includes('/messages/') ? `${reference}_${message}` : document;
  const asked = { route, path: { reference, other: calm, id }, query: {}, body: { name: 'Quillfeather' } };
  const by = { as: 'team_manager', person: 'person-1', version: 1, now: NOW } as const;
  return askAs(staffDepsOver(intake.tables), { ...asked, ...by, ...about });
}

describe('a secret address, wherever a sender wrote it', () => {
  it.each(['byWeb', 'byEmail', 'byUpload'])('is on the case that came %s, masked', async (door) => {
    const reference = cases.get(door) ?? '';
    const seen = await intake.shown(reference);
    expect(seen.case.flags).toContain('address_confidential');
    expect(JSON.stringify(seen).split('[kept secret]').length).toBeGreaterThan(door === 'byUpload' ? 3 : 50);
  });

  it.each(READING)('is in no answer of %s to any role, with or without a reason', async (route) => {
    for (const reference of cases.values())
      for (const as of Role.options)
        for (const reason of [undefined, REASON])
          for (const query of queriesOf(route))
            expect(TELLS.exec(wordsGiven(await ask(route, reference, { as, reason, query })))).toBeNull();
  });

  it('is shown to a person who unmasks it with a reason', async () => {
    for (const reference of cases.values()) {
      const body = { group: 'addresses', why: 'To visit her today.' };
      const given = await ask('POST /admin/cases/{reference}/unmask', reference, { body });
      expect([given.status, TELLS.test(wordsGiven(given))]).toEqual([200, true]);
    }
  });
});

/** Restricts the calm case to one person. */
async function restrictCalm(): Promise<void> {
  const { version } = (await intake.shown(calm)).case;
  const body = { only: ['person-1'], never: [], why: REASON };
  const answer = await ask('POST /admin/cases/{reference}/access', calm, { version, reason: REASON, body });
  expect(answer.status).toBe(200);
}

describe('the words of files', () => {
  const words = new RegExp(PLACES.map(inventedWord).join('|'));

  it('are on the case', async () => {
    expect(wordsGiven(await ask('GET /admin/cases/{reference}', calm, {}))).toMatch(words);
  });

  it('are in no pack of one child, where a form has several: they may be about another', async () => {
    for (const route of READING.filter((each) => each.includes('/hand-over')))
      for (const query of [{ child: '1.children.0' }, { child: '1.children.1' }]) {
        const given = await ask(route, calm, { query, reason: REASON });
        expect([given.status, words.exec(wordsGiven(given))]).toEqual([200, null]);
      }
  });

  it('are shown by no route to anybody whom a restricted case does not name', async () => {
    await restrictCalm();
    for (const route of READING)
      for (const as of Role.options)
        for (const query of queriesOf(route)) {
          const given = await ask(route, calm, { as, person: 'person-2', reason: REASON, query });
          expect([route, as, words.exec(wordsGiven(given))]).toEqual([route, as, null]);
        }
  });
});
