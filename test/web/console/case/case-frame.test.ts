import { describe, expect, it } from '@jest/globals';
import { ACTIONS } from '#functions/web/console/case/actions.ts';
import { whatMayBeDone } from '#functions/web/console/case/what-may-be-done.ts';
import { WhatMayBeDone } from '#schemas/api/staff/may.ts';
import { HEAD } from '#schemas/api/staff/operations/example-case.ts';
import { CLOCK } from '#schemas/api/staff/operations/examples.ts';
import { caseShown, mayOnly, openCase } from '#test/support/case-shown.ts';

const head = { ...HEAD, late: false, clock: CLOCK };

describe('the top of every page of a case', () => {
  it('shows the children, what each flag forbids with danger first, how long there is, and who has it', async () => {
    const flags = ['incomplete', 'do_not_inform_parents'] as const;
    const { text, title } = await openCase(caseShown({ case: { ...head, flags: [...flags] } }), '/timeline');
    expect(title).toBe('Timeline');
    expect(text).toContain('Clover Quillfeather, 7 years; Child without a name, expected 02/03/2027');
    expect(text).toContain('Do not inform the parents. Do not contact the parents, or anyone else in the family.');
    expect(text.indexOf('Do not inform the parents')).toBeLessThan(text.indexOf('Incomplete.'));
    expect(text).toContain('Who has it Robin Invented');
    expect(text).toContain('Decision due tomorrow at 5pm');
    expect(text).toContain('Priority Immediate');
  });

  it('says “You” to the person who has the case, and what came since they looked', async () => {
    const timeline = [
      { id: '1', at: '2026-11-23T10:00:00.000Z', what: 'reply_received', by: 'email' },
      { id: '2', at: '2026-11-23T11:00:00.000Z', what: 'form_read', by: 'service' },
    ] as const;
    const { text } = await openCase(caseShown({ news: 1, timeline: [...timeline] }), '', { person: 'worker-17' });
    expect(text).toContain('Who has it You');
    expect(text).toContain('1 thing came since you last looked. Read the form, today at 11am');
    expect(text).not.toContain('Received a reply, today');
  });

  it('says that a decision is late, or likely to be', async () => {
    const decisionDueAt = '2026-11-23T11:00:00.000Z';
    const late = { ...head, late: true, decisionDueAt, clock: { ...CLOCK, status: 'breached' } };
    expect((await openCase(caseShown({ case: late }))).text).toContain('Decision late by 1 h');
    const risky = { ...head, clock: { ...CLOCK, status: 'predicted_breach' } };
    expect((await openCase(caseShown({ case: risky }))).text).toContain('due tomorrow at 5pm (likely to be late)');
  });

  it('groups what may be done, and says each reason why not once', async () => {
    const may = WhatMayBeDone.parse(mayOnly('accept', 'note'));
    const { groups, whyNot } = whatMayBeDone(ACTIONS, may, '/case');
    expect(groups.find(({ id }) => id === 'take')).toEqual({
      id: 'take',
      title: 'Take it',
      links: [
        { href: '/case/do/accept', text: 'Accept the case' },
        { href: '/case/do/note', text: 'Add a note' },
      ],
    });
    expect(whyNot.map(({ says }) => says)).toEqual(['Your role may not do this.']);
    expect(whyNot[0]?.actions).toContain('Assign the case');
    const { html } = await openCase(caseShown({ may }));
    expect(html).toContain('What you cannot do now, and why');
    expect(html.split('Your role may not do this.')).toHaveLength(2);
  });

  it('loses no action: each is a link, or has a reason why not', () => {
    const { groups, whyNot } = whatMayBeDone(ACTIONS, WhatMayBeDone.parse(mayOnly('accept')), '');
    const shown = [
      ...groups.flatMap(({ links }) => links.map(({ text }) => text)),
      ...whyNot.flatMap((one) => one.actions),
    ];
    expect(shown.sort()).toEqual(ACTIONS.map(({ text }) => text).sort());
  });

  it('is short for somebody who only reads', async () => {
    const { text } = await openCase(caseShown({ may: WhatMayBeDone.parse(mayOnly()) }));
    expect(text).toContain('You can read this case. You cannot change it now.');
    expect(text).not.toContain('What you may do now');
  });

  it('says that a case is restricted, and shows nothing of what a list withholds', async () => {
    const access = { only: ['worker-17'] };
    expect((await openCase(caseShown({ case: { ...head, access } }))).text).toContain(
      'Restricted. Only the colleagues',
    );
  });

  it('leads on to the next part of a very long case from each page, and back', async () => {
    const long = caseShown({ more: { cursor: 'sealed+1', why: 'This case is longer than one answer may be (3 MB).' } });
    for (const page of ['', '/referral', '/timeline', '/decisions']) {
      const { html, text } = await openCase(long, page);
      expect(text).toContain('This case is longer than one answer may be (3 MB). This page shows one part of it.');
      expect(html).toContain(`href="/staff/cases/${long.case.reference}${page}?cursor=sealed%2B1"`);
      const last = await openCase(caseShown({ timeline: [] }), `${page}?cursor=sealed`);
      expect(last.text).toContain('This is the last part of a very long case.');
      expect(last.html).toContain(`href="/staff/cases/${long.case.reference}${page}"`);
    }
  });

  it('names nobody in its title, and loads the case again while it is open', async () => {
    for (const page of ['', '/referral', '/timeline', '/decisions']) {
      const { html } = await openCase(caseShown(), page);
      expect(html).toContain('<div data-watch>');
      expect(/<title[^>]*>([^<]*)/.exec(html)?.[1]).not.toContain('Clover');
    }
  });
});
