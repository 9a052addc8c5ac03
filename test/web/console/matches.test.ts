import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Case } from '#schemas/case.ts';
import { hiddenIn } from '#test/support/console-browser.ts';
import { AMY, BEN, familyTwice, peopleOf } from './family-twice.ts';

let family: Awaited<ReturnType<typeof familyTwice>>;
beforeEach(async () => {
  family = await familyTwice();
});
const browser = (...as: Parameters<typeof family.browser>) => family.browser(...as);

describe('a match with another case', () => {
  const of = async (later: Case) => {
    const { matches } = await family.job.whole(later.reference);
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

  it('is on the reading of both forms, which a match that nobody rejected may show to be one form sent again', async () => {
    const { earlier, later } = family;
    for (const [one, other] of [
      [earlier, later],
      [later, earlier],
    ] as const) {
      const { html } = await browser().get(`/staff/cases/${one.reference}/reading/1`);
      expect(html).toContain(`href="/staff/cases/${one.reference}/compared-with/${other.reference}#form-1"`);
    }
  });

  it('is shown with its reasons and strength, is judged and undone, and the task ends with the last one', async () => {
    const { earlier, later } = family;
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
    for (const { id } of (await family.job.whole(later.reference)).matches) {
      const form = `/staff/cases/${later.reference}/do/reject-match?id=${id}`;
      const { html } = await browser().get(form);
      await browser().post(form, { id, _version: hiddenIn(html, '_version') });
    }
    const after = await browser().get(peopleOf(later));
    expect(after.text).not.toContain('Look at the other cases that may be about the same child');
    expect(after.text).toContain('This case is linked to no other.');
    const { tasks } = await family.job.whole(later.reference);
    expect(tasks.find(({ kind }) => kind === 'judge_matches')?.state).toBe('done');
  });

  it('that somebody judged meanwhile is not judged twice, and the words stay', async () => {
    const { later } = family;
    const form = `/staff/cases/${later.reference}/do/confirm-match?id=${(await of(later)).id}`;
    const { html } = await browser().get(form);
    family.world.now = new Date('2026-11-24T10:05:00.000Z');
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
    const { earlier, later } = family;
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
    const hides = await family.job.file([home], {
      receivedAt: '2026-11-20T09:00:00.000Z',
      flags: ['address_confidential'],
    });
    const tells = await family.job.file([BEN, home]);
    await family.job.told(hides.reference, tells.reference);
    for (const [one, other] of [
      [hides, tells],
      [tells, hides],
    ] as const) {
      const { text } = await browser().get(`/staff/cases/${one.reference}/compared-with/${other.reference}`);
      expect(text).toMatch(/Home address Not compared \[kept secret\] \[kept secret\]/);
      expect(text).not.toContain('Ploverfield');
    }
  });
});

describe('a link to another case', () => {
  it('is made with a reason, says why it exists, and is removed', async () => {
    const [one, other] = [await family.job.file([AMY]), await family.job.file([BEN])];
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
