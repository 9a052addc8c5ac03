import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import * as emails from '#test/fixtures/emails.ts';
import { filledReferralForm } from '#test/fixtures/word-forms.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { doctor, messageId, nhsNumber, officer, referral, teacher, unique } from '#test/support/invented.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { type CaseSeen, openOnlineForm, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { postAgencyReferral, postReferral, receiptIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const store = openStore(door);
const worker = staffMember(door, 'duty_social_worker', 'worker-of-katherine');
const screener = staffMember(door, 'screening_officer', 'screener-of-katherine');

beforeAll(() => openOnlineForm(door));

const surname = `Featherstone${unique()}`;
const number = nhsNumber();
const home = { homeAddress: '7 Invented Row, Leicester', homePostcode: 'LE1 1ZZ' };
const KATHERINE = { firstName: 'Katherine', lastName: surname, dateOfBirth: '2016-03-04' };
/** As each of them wrote about her. */
const BY_SCHOOL = { ...KATHERINE, ...home, nhsNumber: number };
const BY_SURGERY = { ...KATHERINE, dateOfBirth: '2016-04-03' };
const BY_POLICE = { ...KATHERINE, firstName: 'Catherine', knownAs: 'Katherine' };
/** Her cousin has her name, and lives with them. */
const COUSIN = { ...KATHERINE, ...home, dateOfBirth: '2011-08-19', nhsNumber: nhsNumber() };

const about = (child: object, from: string) =>
  referral({ children: [child], referrer: { email: from, referrerType: 'professional' } });

/** Returns the details of the first child on a case's form. */
async function saidOn(reference: string) {
  const { forms } = await screener.readCase(reference);
  expect(forms).toHaveLength(1);
  const said = new Map(forms[0]?.answers.map(({ path, value }) => [path, value]));
  return Object.fromEntries(Object.keys(KATHERINE).map((field) => [field, said.get(`/children/0/${field}`)]));
}

const matchWith = (reference: string, other: string) =>
  waitFor('a match to be suggested', async () =>
    (await screener.readCase(reference)).matches.find((match) => match.other.reference === other),
  );

async function judge(
  reference: string,
  match: CaseSeen['matches'][number],
  decision: 'confirm' | 'reject' | 'undo',
  why: string,
) {
  const { status, body } = await screener.act(reference, 'matches', { id: match.id, decision, why });
  expect([status, body]).toEqual([200, expect.anything()]);
}

const linksOf = async (reference: string) =>
  (await screener.readCase(reference)).case.links.map((link) => `${link.why} ${link.reference}`).sort();

describe('three agencies and one child in a week', () => {
  it('are three cases, each answered alone: a person joins what belongs together, and nothing is merged', async () => {
    const [head, gp, constable] = [teacher(), doctor(), officer()];
    const cousin = receiptIn(await postReferral(door, about(COUSIN, teacher()))).reference;
    const school = receiptIn(await postReferral(door, about(BY_SCHOOL, head))).reference;
    expect((await worker.act(school, 'accept', {})).status).toBe(200);

    const docx = await filledReferralForm({ body: about(BY_SURGERY, gp) });
    const raw = await emails.formEmail({ from: gp, messageId: messageId(), docx });
    await emailReferral(door, raw, gp);
    const surgery = await waitFor('the case of the surgery’s email', () => store.caseOfEmail(raw));
    await waitFor('its form to be read', async () => (await screener.readCase(surgery)).forms[0]);
    const toldAgency = await postAgencyReferral(door, about(BY_POLICE, constable), 'police-system');
    const police = receiptIn(toldAgency).reference;
    const all = [school, surgery, police];
    expect(new Set(all).size).toBe(3);

    // To a person, with reasons and how strong they are.
    const toSurgery = await matchWith(surgery, school);
    const toPolice = await matchWith(police, school);
    const toCousin = await matchWith(school, cousin);
    expect(toSurgery).toMatchObject({
      state: 'suggested',
      relation: 'same_child',
      strength: 'possible',
      side: 'newer',
    });
    expect(toSurgery.reasons).toContain('birth_date_transposed');
    expect(toPolice).toMatchObject({ state: 'suggested', relation: 'same_child', strength: 'possible', side: 'newer' });
    expect(toPolice.reasons).toEqual(expect.arrayContaining(['sound_and_birth_date', 'other_own_name']));
    expect((await matchWith(police, surgery)).reasons).toContain('birth_date_transposed');
    expect(toCousin).toMatchObject({ state: 'suggested', strength: 'weak', side: 'newer' });
    expect(toCousin.reasons).toEqual(
      expect.arrayContaining(['postcode_and_surname', 'other_birth_date', 'other_nhs_number']),
    );

    // The third in thirty days has its flag, and the worker of her open case hears of the newest contact (S5).
    const flagged = (reference: string) =>
      waitFor('what it is flagged for', async () => {
        const { flags } = (await screener.readCase(reference)).case;
        return flags.includes('re_referral') ? flags : undefined;
      });
    expect(await flagged(police)).toEqual(expect.arrayContaining(['third_contact', 'open_case']));
    expect(await flagged(surgery)).not.toContain('third_contact');
    expect((await screener.readCase(school)).case.flags).not.toContain('third_contact');
    const told = (await worker.readCase(school)).tasks.filter(({ kind }) => kind === 'new_contact_on_open_case');
    // One notice, which points to the newest; the newest case has the one task to judge its matches.
    expect(told.map(({ owner, about: contact }) => `${owner} ${contact}`)).toEqual([`worker-of-katherine ${police}`]);
    const toJudge = async (reference: string) =>
      (await worker.readCase(reference)).tasks.filter(
        ({ kind, state }) => kind === 'judge_matches' && state === 'open',
      );
    expect(await toJudge(police)).toHaveLength(1);
    expect(await toJudge(surgery)).toEqual([]);
    await waitFor('it in her worker’s own list', async () => {
      const { body } = await worker.get('/admin/tasks?owner=me');
      const { tasks } = z.object({ tasks: z.array(z.object({ about: z.string().optional() })) }).parse(body);
      return (
        tasks.filter(({ about: contact }) => contact !== undefined && all.includes(contact)).length === 1 || undefined
      );
    });

    await judge(surgery, toSurgery, 'confirm', 'The surgery has her number: month and day were swapped.');
    await judge(police, toPolice, 'confirm', 'The same school, and the same mother.');
    await judge(school, toCousin, 'reject', 'Her cousin of the same name.');
    expect(await linksOf(school)).toEqual([surgery, police].map((other) => `same_child ${other}`).sort());
    expect(await linksOf(surgery)).toEqual([`same_child ${school}`]);
    expect(await linksOf(cousin)).toEqual([]);
    expect((await matchWith(cousin, school)).state).toBe('rejected');

    await judge(police, toPolice, 'undo', 'I was too quick: I ask the constable first.');
    expect(await linksOf(school)).toEqual([`same_child ${surgery}`]);
    expect(await linksOf(police)).toEqual([]);
    await judge(police, toPolice, 'confirm', 'The constable gave me her date of birth.');
    expect(await linksOf(police)).toEqual([`same_child ${school}`]);

    // However her name is spelt in a search.
    for (const terms of [
      { name: `Katherine ${surname}` },
      { name: `${surname} Cathryn` },
      { name: `Catherine ${surname}`, dateOfBirth: '04/03/2016' },
    ])
      expect(await screener.search(terms)).toEqual(expect.arrayContaining(all));
    expect(await screener.search({ nhsNumber: number })).toEqual([school]);
    expect(await screener.search({ referrer: gp })).toEqual([surgery]);

    // The words of each stay as they wrote them, and each was answered once, about their own.
    const { dateOfBirth, ...named } = KATHERINE;
    expect(await saidOn(school)).toEqual({ ...named, dateOfBirth });
    expect(await saidOn(surgery)).toEqual({ ...named, dateOfBirth: '2016-04-03' });
    expect(await saidOn(police)).toEqual({ ...KATHERINE, firstName: 'Catherine' });
    for (const [address, own] of [
      [head, school],
      [gp, surgery],
      [constable, police],
    ] as const) {
      await waitFor('their acknowledgement', async () => (await emailsTo(door, address))[0]);
      const letters = await emailsTo(door, address);
      expect(letters.map(({ subject }) => subject)).toEqual([`Reference ${own}`]);
      const said = JSON.stringify(letters);
      for (const other of all.filter((one) => one !== own)) expect(said).not.toContain(other);
      expect(said).not.toContain(surname);
    }
    for (const other of [school, surgery, cousin]) expect(JSON.stringify(toldAgency.body)).not.toContain(other);
  }, 240_000);
});
