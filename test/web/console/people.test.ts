import { beforeEach, describe, expect, it } from '@jest/globals';
import { hiddenIn } from '#test/support/console-browser.ts';
import { familyTwice, peopleOf } from './family-twice.ts';

let family: Awaited<ReturnType<typeof familyTwice>>;
beforeEach(async () => {
  family = await familyTwice();
});
const browser = (...as: Parameters<typeof family.browser>) => family.browser(...as);

describe('the people of a case', () => {
  it('are shown with what the form says and what is missing, and the title names nobody', async () => {
    const { later } = family;
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
    const { later } = family;
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
    const { later } = family;
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
    const { later } = family;
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
    const { later } = family;
    const form = `/staff/cases/${later.reference}/do/contact?person=1.household.0`;
    const { html } = await browser().get(form);
    const hidden = { _version: hiddenIn(html, '_version'), '_last-line': hiddenIn(html, '_last-line') };
    family.world.now = new Date('2026-11-24T10:05:00.000Z');
    await browser().post(`/staff/cases/${later.reference}/do/note`, { text: 'She rang.', ...hidden });
    const sent = await browser().post(form, { ...ALL, ...hidden });
    expect(sent.status).toBe(412);
    expect(sent.text).toContain('The case changed while you were typing');
    expect(sent.text).toContain('Added a note');
    expect(sent.html).toContain('value="The library books"');
  });
});

describe('children with the same parents', () => {
  it('are recorded by ticking them, and taken back', async () => {
    const { later } = family;
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
    const { later } = family;
    const { text, html } = await browser({ as: 'screening_officer' }).get(peopleOf(later));
    expect(text).toMatch(/You cannot record this\. Only/);
    expect(html).not.toContain('/do/same-parents"');
  });
});
