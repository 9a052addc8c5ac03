import { beforeAll, describe, expect, it } from '@jest/globals';
import * as emails from '#test/fixtures/emails.ts';
import { filledReferralForm } from '#test/fixtures/word-forms.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { messageId, nhsNumber, referral, teacher, unique } from '#test/support/invented.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { type CaseSeen, openOnlineForm, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { postReferral, receiptIn } from '#test/support/web.ts';

const door = sharedFrontDoor();
const store = openStore(door);
const worker = staffMember(door, 'duty_social_worker', 'worker-of-the-twins');

beforeAll(() => openOnlineForm(door));

/** Of one surname, birthday and address; only their first names and numbers distinguish them. */
const BOTH = {
  lastName: `Ravenscroft${unique()}`,
  dateOfBirth: '2019-02-28',
  homeAddress: '7 Invented Row, Leicester',
  homePostcode: 'LE1 1ZZ',
};
const ISOLDE = { ...BOTH, firstName: 'Isolde', nhsNumber: nhsNumber() };
const TAMSIN = { ...BOTH, firstName: 'Tamsin', nhsNumber: nhsNumber() };

const filed = async (children: readonly object[]) =>
  receiptIn(await postReferral(door, referral({ children }))).reference;

/** Returns the suggestions of a case's one child for each child of another, by that child's number. */
async function suggested(reference: string, other: string): Promise<ReadonlyMap<number, CaseSeen['matches'][number]>> {
  const matches = await waitFor('a suggestion for each of the two', async () => {
    const found = (await worker.readCase(reference)).matches.filter((match) => match.other.reference === other);
    return found.length === 2 ? found : undefined;
  });
  return new Map(matches.map((match) => [match.other.child, match]));
}

describe('twins', () => {
  it('are two children of one form, and stay two even if somebody writes about one of them, or mixes them up', async () => {
    const from = teacher();
    const docx = await filledReferralForm({ body: referral({ children: [ISOLDE, TAMSIN] }) });
    const raw = await emails.formEmail({ from, messageId: messageId(), docx });
    await emailReferral(door, raw, from);
    const both = await waitFor('the case of an email', () => store.caseOfEmail(raw));
    const seen = await waitFor('a record of each child', async () => {
      const now = await worker.readCase(both);
      return now.children.length === 2 ? now : undefined;
    });
    // Each has a record of its own, and both share the one original.
    expect(seen.children.map(({ number, form, index }) => [number, form, index])).toEqual([
      [1, 1, 0],
      [2, 1, 1],
    ]);
    expect(seen.documents).toHaveLength(1);
    expect(seen.forms.map(({ documentId }) => documentId)).toEqual(seen.documents.map(({ id }) => id));
    expect([seen.matches, seen.case.children]).toEqual([[], 2]);

    // A later form names one, without a number: the suggestion says which of the two.
    const { nhsNumber: _hers, ...unnumbered } = TAMSIN;
    const one = await filed([unnumbered]);
    const ofOne = await suggested(one, both);
    expect(ofOne.get(1)).toMatchObject({ relation: 'siblings', strength: 'possible', state: 'suggested' });
    expect(ofOne.get(2)).toMatchObject({ relation: 'same_child', strength: 'strong', state: 'suggested' });

    const her = ofOne.get(2);
    const why = 'Her teacher says that it is Tamsin.';
    expect((await worker.act(one, 'matches', { id: her?.id, decision: 'confirm', why })).status).toBe(200);
    const after = await suggested(one, both);
    expect([after.get(1)?.state, after.get(2)?.state]).toEqual(['suggested', 'confirmed']);
    expect((await worker.readCase(one)).case.links).toEqual([{ reference: both, why: 'same_child' }]);
    expect((await worker.readCase(both)).children).toEqual(seen.children);

    // Her name with her sister's number: neither is taken for the child, a person looks.
    const mixedUp = await suggested(await filed([{ ...TAMSIN, nhsNumber: ISOLDE.nhsNumber }]), both);
    expect(mixedUp.get(1)).toMatchObject({ strength: 'possible' });
    expect(mixedUp.get(1)?.reasons).toEqual(expect.arrayContaining(['nhs_number', 'other_name']));
    expect(mixedUp.get(2)).toMatchObject({ strength: 'weak' });
    expect(mixedUp.get(2)?.reasons).toEqual(expect.arrayContaining(['name_and_birth_date', 'other_nhs_number']));

    // A third number belongs to a third child, though all else is the same.
    const other = await suggested(await filed([{ ...TAMSIN, nhsNumber: nhsNumber() }]), both);
    expect(other.get(2)).toMatchObject({ strength: 'weak', state: 'suggested' });
    const now = await worker.readCase(both);
    expect(now.case.links).toEqual([{ reference: one, why: 'same_child' }]);
    expect(now.forms).toEqual(seen.forms);
  }, 240_000);
});
