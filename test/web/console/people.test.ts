import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import type { Case } from '#schemas/case.ts';
import { consoleBrowser, hiddenIn } from '#test/support/console-browser.ts';
import { localTables } from '#test/support/local-tables.ts';
import { LOOKUP_KEYS, lookupWorld } from '#test/support/lookup-world.ts';

const AMY = { firstName: 'Amy', lastName: 'Reed', dateOfBirth: '2016-03-04', homePostcode: 'LE1 1AA' };
const BEN = { firstName: 'Ben', lastName: 'Reed', dateOfBirth: '2018-05-06', homePostcode: 'LE1 1AA' };
const MOTHER = {
  firstName: 'Mia',
  lastName: 'Reed',
  telephone: '01632 960001',
  safeToContact: 'yes',
  safeContact: 'Mornings',
};
const FATHER = { firstName: 'Paul', lastName: 'Reed', telephone: '01632 960001', safeToContact: 'no' };
const TEACHER = { name: 'Rowena Pike', email: 'rowena@school.example' };

const world = { now: new Date('2026-11-24T10:00:00.000Z') };
let tables: Tables;
let job: ReturnType<typeof lookupWorld>;
beforeEach(async () => {
  world.now = new Date('2026-11-24T10:00:00.000Z');
  tables = await localTables();
  job = lookupWorld(tables, { keys: LOOKUP_KEYS, now: world.now });
});

/** Files a case of two siblings, and an earlier one of the first of them. */
async function filed(): Promise<{ earlier: Case; later: Case }> {
  const earlier = await job.file([AMY], { receivedAt: '2026-11-20T09:00:00.000Z' }, TEACHER);
  const later = await job.file([BEN, AMY], {}, TEACHER, [MOTHER, FATHER]);
  await job.told(earlier.reference, later.reference);
  return { earlier, later };
}
const browser = (as: Parameters<typeof consoleBrowser>[2] = {}) => consoleBrowser(tables, world, as);
const peopleOf = ({ reference }: Case) => `/staff/cases/${reference}/people`;

describe('the people of a case', () => {
  it('are shown with what the form says and what is missing, and the title names nobody', async () => {
    const { later } = await filed();
    const { text, title, html } = await browser().get(peopleOf(later));
    expect(text).toContain('Child 1: Ben Reed');
    expect(text).toContain('Child 2: Amy Reed');
    expect(text).toContain('Person 1: Mia Reed');
    expect(text).toContain('Home postcode LE1 1AA');
    expect(text).toContain('The form names no other agency.');
    expect(text).toMatch(/Ethnic origin Not given/);
    expect(title).not.toMatch(/Reed|Amy|Ben/);
    expect(html.match(/<title>[^<]*/)?.[0]).not.toMatch(/Reed|Amy|Ben/);
    expect(text).not.toMatch(/undefined|\[object/);
  });

  it('are safe to contact only as a colleague recorded, whatever the form says', async () => {
    const { later } = await filed();
    const { text } = await browser().get(peopleOf(later));
    expect(text).toContain('Nothing is recorded: do not contact them');
    expect(text).toContain('It says that it is safe to contact them.');
    expect(text).toContain('It gives a way: telephone 01632 960001');
    expect(text).toContain('It says how: Mornings');
    expect(text).toContain('It says that it is not safe to contact them.');
    expect(text).toContain('Telephone shared with Person 2: Paul Reed');
  });
});

describe('the form that records how to contact somebody', () => {
  const SAFE = { 'ways/1/channel': 'telephone', 'ways/1/at': '01632 960002', 'ways/1/voicemail': 'no' };
  const TIMES = {
    'ways/1/times/0/days': ['monday', 'friday'],
    'ways/1/times/0/from': '09:30',
    'ways/1/times/0/until': '14:30',
  };
  const ALL = {
    person: '1.household.0',
    contact: 'safe',
    ...SAFE,
    ...TIMES,
    codePhrase: 'The library books',
    saidBy: 'The school',
  };

  it('records ways, times and the words to say, which only colleagues who work the case see', async () => {
    const { later } = await filed();
    const form = `/staff/cases/${later.reference}/do/contact?person=1.household.0`;
    const { html, text } = await browser().get(form);
    expect(text).toContain('What the form says, which does not make it safe: It says that it is safe to contact them.');
    expect(html).toMatch(/<option value="1\.household\.0" selected>Person 1: Mia Reed/);
    const sent = await browser().post(form, { ...ALL, _version: hiddenIn(html, '_version') });
    expect(sent.to).toBe(`${peopleOf(later)}?done=contact`);
    const after = await browser().get(sent.to ?? '');
    expect(after.text).toContain('It is recorded how to contact them.');
    expect(after.text).toContain(
      'Telephone: 01632 960002. Only Monday, Friday, 09:30 to 14:30. Do not leave a message.',
    );
    expect(after.text).toContain('Say or hear first: The library books');
    expect(after.text).toContain('The school said so.');
    const governance = browser({ as: 'ig_officer' });
    await governance.post('/staff/reason', { to: peopleOf(later), reason: 'To check who was told.' });
    const looked = await governance.get(peopleOf(later));
    expect(looked.text).toContain('Only colleagues who work the case see how.');
    expect(looked.text).not.toContain('The library books');
    expect(looked.text).not.toContain('01632 960002');
    expect(looked.text).toContain('You cannot record how to contact people. Only');
    const again = await browser().get(form);
    expect(again.html).toContain('value="01632 960002"');
    expect(again.html).toContain('value="monday" checked');
  });

  it('names the row at fault as the page shows it, keeps every word, and records nothing', async () => {
    const { later } = await filed();
    const form = `/staff/cases/${later.reference}/do/contact?person=1.household.0`;
    const { html } = await browser().get(form);
    const wrong = { ...ALL, 'ways/1/times/0/until': '08:00', saidBy: '' };
    const sent = await browser().post(form, { ...wrong, _version: hiddenIn(html, '_version') });
    expect(sent.status).toBe(422);
    expect(sent.html).toContain('href="#ways/0/times/0/until"');
    expect(sent.html).toContain('id="ways/0/times/0/until"');
    expect(sent.html).toContain('href="#saidBy"');
    for (const word of ['01632 960002', 'The library books', '08:00']) expect(sent.html).toContain(`value="${word}"`);
    expect((await browser().get(peopleOf(later))).text).not.toContain('The library books');
  });

  it('says what changed meanwhile, and keeps every word', async () => {
    const { later } = await filed();
    const form = `/staff/cases/${later.reference}/do/contact?person=1.household.0`;
    const { html } = await browser().get(form);
    const hidden = { _version: hiddenIn(html, '_version'), '_last-line': hiddenIn(html, '_last-line') };
    world.now = new Date('2026-11-24T10:05:00.000Z');
    await browser().post(`/staff/cases/${later.reference}/do/note`, { text: 'She rang.', ...hidden });
    const sent = await browser().post(form, { ...ALL, ...hidden });
    expect(sent.status).toBe(412);
    expect(sent.text).toContain('The case changed while you were typing');
    expect(sent.text).toContain('Added a note');
    expect(sent.html).toContain('value="The library books"');
  });
});

describe('a match with another case', () => {
  const of = async (later: Case) => {
    const { matches } = await job.whole(later.reference);
    const match = matches.find(({ relation }) => relation === 'same_child');
    if (match === undefined) throw new Error('no match');
    return match;
  };
  const judge = async (later: Case, decision: string, as = browser()) => {
    const form = `/staff/cases/${later.reference}/do/${decision}-match?id=${(await of(later)).id}`;
    const { html, text } = await as.get(form);
    const sent = await as.post(form, {
      id: hiddenIn(html, 'id'),
      _version: hiddenIn(html, '_version'),
      why: 'Her mother said so.',
    });
    return { sent, text };
  };

  it('is shown with its reasons and strength, is judged and undone, and the task ends with the last one', async () => {
    const { earlier, later } = await filed();
    const before = await browser().get(peopleOf(later));
    expect(before.text).toContain('Look at the other cases that may be about the same child');
    expect(before.text).toContain(`Child 2: Amy Reed and child 1 of ${earlier.reference}`);
    expect(before.text).toContain('For it: Same name and date of birth');
    expect(before.text).toContain('Same child? Strong match.');
    const asked = await judge(later, 'confirm');
    expect(asked.text).toContain('same name and date of birth');
    expect(asked.sent.to).toBe(`${peopleOf(later)}?done=confirm-match`);
    const confirmed = await browser().get(asked.sent.to ?? '');
    expect(confirmed.text).toContain('The match is confirmed, and the two cases are linked.');
    expect(confirmed.text).toContain('To remove this link, undo the match first.');
    expect((await judge(later, 'undo')).sent.to).toBe(`${peopleOf(later)}?done=undo-match`);
    for (const { id } of (await job.whole(later.reference)).matches) {
      const form = `/staff/cases/${later.reference}/do/reject-match?id=${id}`;
      const { html } = await browser().get(form);
      await browser().post(form, { id, _version: hiddenIn(html, '_version') });
    }
    const after = await browser().get(peopleOf(later));
    expect(after.text).not.toContain('Look at the other cases that may be about the same child');
    expect(after.text).toContain('This case is linked to no other.');
    const { tasks } = await job.whole(later.reference);
    expect(tasks.find(({ kind }) => kind === 'judge_matches')?.state).toBe('done');
  });

  it('that somebody judged meanwhile is not judged twice, and the words stay', async () => {
    const { later } = await filed();
    const form = `/staff/cases/${later.reference}/do/confirm-match?id=${(await of(later)).id}`;
    const { html } = await browser().get(form);
    world.now = new Date('2026-11-24T10:05:00.000Z');
    await judge(later, 'reject', browser({ id: 'a-colleague' }));
    const sent = await browser().post(form, {
      id: (await of(later)).id,
      _version: hiddenIn(html, '_version'),
      why: 'Sure.',
    });
    expect(sent.status).toBe(412);
    expect(sent.text).toContain('Rejected a match');
    expect(sent.html).toContain('Sure.</textarea>');
  });

  it('lays the two children side by side, each row marked in words', async () => {
    const { earlier, later } = await filed();
    const { text, html } = await browser().get(`/staff/cases/${later.reference}/compared-with/${earlier.reference}`);
    expect(text).toContain(`Child 2: Amy Reed and child 1 of ${earlier.reference}`);
    expect(text).toMatch(/First name Same Amy Amy/);
    expect(text).toMatch(/Child 1: First name Different Ben Amy/);
    expect(text).toMatch(/Child 2: First name Only here Amy Not given/);
    expect(html).toContain('<th scope="col" role="columnheader" class="govuk-table__header">This case');
    expect(text).toContain('They are not linked.');
    expect(text).not.toMatch(/undefined|\[object/);
  });
});

describe('two cases side by side', () => {
  it('hide a secret address of either on both sides', async () => {
    const home = { ...AMY, homeAddress: '12 Ploverfield Street' };
    const hides = await job.file([home], { receivedAt: '2026-11-20T09:00:00.000Z', flags: ['address_confidential'] });
    const tells = await job.file([BEN, home]);
    await job.told(hides.reference, tells.reference);
    for (const [one, other] of [
      [hides, tells],
      [tells, hides],
    ] as const) {
      const { text } = await browser().get(`/staff/cases/${one.reference}/compared-with/${other.reference}`);
      expect(text).toContain('[kept secret]');
      expect(text).not.toContain('Ploverfield');
    }
  });
});

describe('a link to another case', () => {
  it('is made with a reason, says why it exists, and is removed', async () => {
    const [one, other] = [await job.file([AMY]), await job.file([BEN])];
    const form = `/staff/cases/${one.reference}/do/link`;
    const { html } = await browser().get(form);
    const wrong = await browser().post(form, {
      reference: 'FD-1',
      why: 'Cousins.',
      _version: hiddenIn(html, '_version'),
    });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#reference"');
    expect(wrong.html).toContain('Cousins.</textarea>');
    const sent = await browser().post(form, {
      reference: other.reference,
      why: 'Cousins.',
      _version: hiddenIn(html, '_version'),
    });
    const linked = await browser().get(sent.to ?? '');
    expect(linked.text).toContain('The cases are linked.');
    expect(linked.text).toContain(`${other.reference} Linked by a colleague`);
    const undo = `/staff/cases/${one.reference}/do/unlink?other=${other.reference}`;
    const version = hiddenIn((await browser().get(undo)).html, '_version');
    const gone = await browser().post(undo, { reference: other.reference, why: 'No.', _version: version });
    expect((await browser().get(gone.to ?? '')).text).toContain('This case is linked to no other.');
  });
});

describe('children with the same parents', () => {
  it('are recorded by ticking them, and taken back', async () => {
    const { later } = await filed();
    const form = `/staff/cases/${later.reference}/do/same-parents`;
    const { html } = await browser().get(form);
    const alone = await browser().post(form, {
      children: '1.children.0',
      why: 'She said so.',
      _version: hiddenIn(html, '_version'),
    });
    expect(alone.status).toBe(422);
    expect(alone.html).toContain('value="1.children.0" checked');
    const children = ['1.children.0', '1.children.1'];
    const sent = await browser().post(form, { children, why: 'She said so.', _version: hiddenIn(html, '_version') });
    expect((await browser().get(sent.to ?? '')).text).toContain(
      'Child 1: Ben Reed; Child 2: Amy Reed A colleague recorded it',
    );
    const undo = `/staff/cases/${later.reference}/do/not-same-parents?group=0`;
    const asked = await browser().get(undo);
    for (const child of children) expect(asked.html).toContain(`value="${child}" checked`);
    const back = await browser().post(undo, {
      children,
      why: 'A mistake.',
      _version: hiddenIn(asked.html, '_version'),
    });
    expect((await browser().get(back.to ?? '')).text).toContain(
      'Nobody has recorded that any of these children have the same parents.',
    );
  });

  it('cannot be recorded by somebody whose role does not allow it, and the page says why', async () => {
    const { later } = await filed();
    const { text, html } = await browser({ as: 'screening_officer' }).get(peopleOf(later));
    expect(text).toMatch(/You cannot record this\. Only/);
    expect(html).not.toContain('/do/same-parents"');
  });
});
