import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { Match } from '#schemas/known-child.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { request } from '#test/support/http.ts';
import { nhsNumber, referral, unique } from '#test/support/invented.ts';
import { openOnlineForm, staffMember } from '#test/support/staff.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { postAgencyReferral, postReferral, receiptIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const officer = staffMember(door, 'screening_officer');

beforeAll(() => openOnlineForm(door));

const Found = z.object({ cases: z.array(z.object({ reference: z.string() })), hidden: z.number() });
const Seen = z.object({
  case: z.object({ flags: z.array(z.string()), links: z.array(z.object({ reference: z.string(), why: z.string() })) }),
  tasks: z.array(z.object({ kind: z.string(), about: z.string().optional() })),
  children: z.array(z.object({ number: z.number() })),
  matches: z.array(Match),
});

async function found(terms: unknown): Promise<string[]> {
  const authorization = `Bearer ${await door.issueToken({ roles: ['screening_officer'] })}`;
  const answer = await request(door, 'POST', '/admin/search', { body: terms, headers: { authorization } });
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return Found.parse(answer.body).cases.map(({ reference }) => reference);
}

const seen = async (reference: string) => Seen.parse((await officer.get(`/admin/cases/${reference}`)).body);

describe('a child of whom three agencies write', () => {
  it('is found however each spelt her, suggested to a person, and linked when they say so; her twin stays another', async () => {
    const surname = `Featherstone${unique()}`;
    const child = { firstName: 'Katherine', lastName: surname, dateOfBirth: '2016-03-04', nhsNumber: nhsNumber() };
    const twin = { ...child, firstName: 'Rosalind', nhsNumber: nhsNumber() };
    const school = receiptIn(await postReferral(door, referral({ child }))).reference;
    const spelt = { ...child, firstName: 'Catherine', nhsNumber: '' };
    const doctor = receiptIn(await postReferral(door, referral({ child: spelt }))).reference;
    const other = receiptIn(await postAgencyReferral(door, referral({ child: twin }), 'school-system')).reference;
    await waitFor('all three cases to be found', async () => {
      const cases = await found({ name: `${surname} Katherine`, dateOfBirth: '03/04/2016' });
      return [school, doctor, other].every((reference) => cases.includes(reference)) ? cases : undefined;
    });
    const match = await waitFor('the match to be suggested on the later case', async () =>
      (await seen(doctor)).matches.find((one) => one.other.reference === school && one.relation === 'same_child'),
    );
    expect(match).toMatchObject({ state: 'suggested', strength: 'possible', side: 'newer' });
    expect((await seen(school)).tasks).toContainEqual({ kind: 'new_contact_on_open_case', about: doctor });
    await officer.act(doctor, 'matches', { id: match.id, decision: 'confirm', why: 'The same school.' });
    expect((await seen(doctor)).case.links).toContainEqual({ reference: school, why: 'same_child' });
    expect((await seen(school)).case.links).toContainEqual({ reference: doctor, why: 'same_child' });
    const twins = (await seen(other)).matches.filter(({ child: number }) => number === 1);
    expect(twins.filter(({ strength }) => strength === 'strong')).toEqual([]);
  });
});
