import { describe, expect, it } from '@jest/globals';
import { History } from '#schemas/api/staff/history.ts';
import { OTHER_REFERENCE, REFERENCE } from '#schemas/api/staff/operations/examples.ts';
import { caseShown, openCase } from '#test/support/case-shown.ts';

const own = {
  reference: REFERENCE,
  links: [],
  matches: [],
  suggested: false,
  state: 'accepted',
  team: 'duty_and_advice',
  receivedAt: '2026-11-23T09:00:00.000Z',
  decidedAt: null,
  outcome: null,
  withheld: false,
  assignee: 'worker-17',
  restricted: false,
};
const other = {
  ...own,
  reference: OTHER_REFERENCE,
  links: ['same_file'],
  matches: [{ child: 1, relation: 'same_child', strength: 'strong', state: 'suggested' }],
  suggested: true,
  state: 'closed',
  assignee: null,
};
const openHistory = (change: object) => {
  const history = History.parse({
    reference: REFERENCE,
    cases: [own, other],
    lines: [
      { id: '2', at: '2026-11-23T11:00:00.000Z', what: 'accepted', by: 'worker-17', reference: REFERENCE, says: '' },
      { id: '1', at: '2026-11-20T09:00:00.000Z', what: 'received', by: 'web', reference: OTHER_REFERENCE, says: '' },
    ],
    hidden: 0,
    moreCases: 0,
    moreLines: false,
    ...change,
  });
  return openCase(caseShown(), '/history', { bodies: { readHistory: history } });
};

describe('the other cases of a case', () => {
  it('are listed with why, and one that is only suggested says so', async () => {
    const { text, html } = await openHistory({});
    expect(text).toContain(`${OTHER_REFERENCE} Only suggested No person has confirmed that this case belongs here.`);
    expect(text).toContain('Both have the same file Child 1: same child, strong match, to be checked');
    expect(html).toContain(`href="/staff/cases/${OTHER_REFERENCE}"`);
  });

  it('are in one timeline with this one, each line with its case', async () => {
    const { text } = await openHistory({});
    expect(text).toMatch(
      new RegExp(
        `11am Accepted by Robin Invented ${REFERENCE} Friday 20 November 2026 9am Received by Online form ${OTHER_REFERENCE}`,
      ),
    );
  });

  it('are counted where they are hidden or left out, and show no withheld outcome', async () => {
    const withheld = { ...other, suggested: false, withheld: true, decidedAt: '2026-11-21T09:00:00.000Z' };
    const { text } = await openHistory({ cases: [own, withheld], hidden: 2, moreCases: 1, moreLines: true });
    expect(text).toContain('2 more cases are hidden from you: another team has them');
    expect(text).toContain('1 further case is left out of this page.');
    expect(text).toContain('There are older lines.');
    expect(text).toContain('Outcome: Withheld: section 47.');
  });

  it('say why there are none', async () => {
    expect((await openHistory({ cases: [own] })).text).toContain('That does not mean that the family is not known');
    expect((await openHistory({ cases: [own], hidden: 1 })).text).toContain('You may see none of the other cases.');
  });
});
