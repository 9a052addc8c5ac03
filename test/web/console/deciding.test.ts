import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { writeCatalogueEntry } from '#functions/platform/store/catalogue.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import { OUTCOME_PARTS } from '#schemas/api/staff/deciding.ts';
import { DecisionOutcome } from '#schemas/codes/decision-outcome.ts';
import { OUTCOME_WORDS } from '#schemas/words/decision-words.ts';
import { caseWithMail } from '#test/support/case-with-mail.ts';
import { enterAll } from '#test/support/colleagues.ts';
import { filledForm, typedInto } from '#test/support/filled-form.ts';
import { localTables } from '#test/support/local-tables.ts';
import { openPages } from '#test/support/open-pages.ts';
import { seenCase } from '#test/support/seen-case.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const worker = { as: 'duty_social_worker', person: 'worker', at: NOW } as const;
const manager = { as: 'team_manager', person: 'manager', at: NOW } as const;
const LATER = new Date('2026-11-24T12:10:00.000Z');
const second = { as: 'team_manager', person: 'second', at: NOW } as const;

const ANALYSIS = {
  'level/code': '2',
  'level/rationale': 'Two agencies can meet what she needs.',
  'legalBasis/code': 'early_help',
  'legalBasis/rationale': 'The family agrees.',
  reasons: 'Attendance fell since the move.\r\nThe mother asks for help.',
};
const AGREED = {
  'agreement/given': 'true',
  'agreement/by': 'Her mother',
  'agreement/on': '2026-11-23',
  'agreement/how': 'By telephone',
};
const EHA = {
  ...ANALYSIS,
  ...AGREED,
  'multiAgency/agencies/1': 'A school',
  'multiAgency/agencies/4': 'Health visiting',
};

let tables: Tables;
let reference = '';
beforeAll(async () => {
  tables = await localTables();
  await enterAll(tables, 'worker', 'manager', 'second');
});
beforeEach(async () => {
  reference = await caseWithMail(tables, { head: { state: 'accepted', assignee: 'worker' } }, NOW);
});

const form = (path: string, as: Parameters<typeof filledForm>[2]) =>
  filledForm(openPages(tables), `/staff/cases/${reference}/do/${path}`, as);
async function recommended() {
  const { send } = await form('recommend?outcome=early_help_assessment', worker);
  await send({ outcome: 'early_help_assessment', ...ANALYSIS });
}
const decide = (as: Parameters<typeof filledForm>[2] = manager) => form('decide?outcome=early_help_assessment', as);

describe('to recommend and to decide', () => {
  it('begins with the outcome, which is asked by GET', async () => {
    const { page } = await form('recommend', worker);
    expect(page.html).toContain(`<form method="get" action="/staff/cases/${reference}/do/recommend"`);
    for (const outcome of DecisionOutcome.options) expect(page.text).toContain(OUTCOME_WORDS[outcome]);
    expect(page.text).not.toContain('Level of need');
    expect((await form('recommend?outcome=nonsense', worker)).page.text).toContain('Choose one of these outcomes.');
  });

  it('records what was recommended, and shows it to the person who decides', async () => {
    await recommended();
    expect((await seenCase(tables, reference)).recommendations).toMatchObject([
      { outcome: 'early_help_assessment', by: 'worker', reasons: ANALYSIS.reasons.replace('\r', '') },
    ]);
    const { page } = await decide();
    expect(page.text).toContain('early help assessment. Level 2 Early help. Legal basis: early help, by agreement.');
    expect(page.text).toContain('Their reasons: Attendance fell since the move. The mother asks for help.');
    expect(page.html).toMatch(/name="level\/code" type="radio" value="2" checked/);
  });

  it('asks for exactly the parts that the outcome needs', async () => {
    const names = { signposting: 'signposting/toldWho', multiAgency: 'multiAgency/why', agreement: 'agreement/by' };
    for (const outcome of DecisionOutcome.options) {
      const { page } = await form(`decide?outcome=${outcome}`, manager);
      const shown = Object.entries({ ...names, redirectTo: 'redirectTo' }).flatMap(([part, name]) =>
        page.html.includes(`name="${name}"`) ? [part] : [],
      );
      expect({ outcome, shown: shown.sort() }).toEqual({ outcome, shown: [...OUTCOME_PARTS[outcome]].sort() });
    }
  });

  it('decides, with rows that were left empty', async () => {
    await recommended();
    const { send } = await decide();
    const answer = await send({ outcome: 'early_help_assessment', ...EHA });
    expect(answer).toMatchObject({ status: 303, to: `/staff/cases/${reference}?done=decide` });
    expect((await seenCase(tables, reference)).decisions).toMatchObject([
      { multiAgency: { agencies: ['A school', 'Health visiting'] }, agreement: { given: true, by: 'Her mother' } },
    ]);
    expect((await openPages(tables).open(`${answer.to}`, manager)).text).toContain('The case is decided.');
  });

  it('signposts to services of the catalogue', async () => {
    const entry = { name: 'Elm Centre', description: 'Play', url: null, telephone: null, address: null };
    const catalogue = { ...tables, actor: service('test') };
    await writeCatalogueEntry(catalogue, { id: 'elm', text: { ...entry, active: true, clusters: [] }, was: 0 }, NOW);
    const { page, send } = await form('decide?outcome=signposted', manager);
    expect(page.text).toContain('Elm Centre');
    const told = { 'signposting/entries/2': 'elm', 'signposting/toldWho': 'Her mother', aloneBecause: 'Nobody is in.' };
    expect(await send({ outcome: 'signposted', ...ANALYSIS, ...told })).toMatchObject({ status: 303 });
    expect((await seenCase(tables, reference)).decisions[0]).toMatchObject({
      signposting: { entries: [{ id: 'elm' }], toldWho: 'Her mother' },
      alone: { because: 'not_recommended', why: 'Nobody is in.' },
    });
  });
});

describe('a decision that is refused', () => {
  it('names the field, and keeps every word', async () => {
    await recommended();
    const { send } = await decide();
    const one = { ...EHA, 'multiAgency/agencies/4': '' };
    const { status, text, html } = await send({ outcome: 'early_help_assessment', ...one });
    expect(status).toBe(422);
    expect(text).toContain('There is a problem Agencies: Give at least 2.');
    expect(html).toContain('href="#multiAgency/agencies"');
    expect(typedInto(html, 'level/rationale')).toBe(ANALYSIS['level/rationale']);
    expect(typedInto(html, 'multiAgency/agencies/0')).toBe('A school');
    expect(typedInto(html, 'agreement/on')).toBe('2026-11-23');
  });

  it('says which part of the outcome is not there, and what an empty field needs', async () => {
    const { send } = await decide();
    const { text } = await send({ outcome: 'early_help_assessment', ...EHA });
    expect(text).toContain('Why you decide alone: Somebody else should recommend before you decide.');
    const { reasons: _left, ...rest } = EHA;
    expect((await send({ outcome: 'early_help_assessment', ...rest })).text).toContain(
      'Reasons for the outcome: This is needed.',
    );
    const both = { ...EHA, 'agreement/why': 'They did not.' };
    expect((await send({ outcome: 'early_help_assessment', ...both })).text).toContain(
      'Why it is decided without: Leave this empty: it does not go with your other answers.',
    );
  });

  it('shows another outcome’s fields with the words that were typed, those for the first outcome too', async () => {
    const { send } = await decide();
    const { status, html } = await send({ ...EHA, outcome: 'redirect', _choose: 'again' });
    expect(status).toBe(200);
    expect(html).toContain('name="redirectTo"');
    expect(typedInto(html, 'agreement/by')).toBe('Her mother');
    expect(typedInto(html, 'reasons')).toContain('The mother asks for help.');
    expect((await seenCase(tables, reference)).decisions).toEqual([]);
  });
});

describe('two people on one case', () => {
  it('shows the second what changed beside their words, and takes them when they send them again', async () => {
    await recommended();
    const mine = await decide();
    const note = await form('note', { ...worker, at: LATER });
    await note.send({ text: 'The school rang again.' });
    const lost = await mine.send({ outcome: 'early_help_assessment', ...EHA });
    expect(lost.status).toBe(412);
    expect(lost.text).toContain('The case changed while you were typing Added a note: Rowan Ashby, today at 12:10pm');
    expect(lost.text).toContain('The school rang again.');
    expect(typedInto(lost.html, 'level/rationale')).toBe(ANALYSIS['level/rationale']);
    expect(await mine.send({ outcome: 'early_help_assessment', ...EHA }, lost)).toMatchObject({ status: 303 });
  });

  it('keeps the words of the second where the first has decided already', async () => {
    await recommended();
    const [mine, theirs] = [await decide({ ...manager, at: LATER }), await decide(second)];
    await mine.send({ outcome: 'early_help_assessment', ...EHA });
    const lost = await theirs.send({ outcome: 'early_help_assessment', ...EHA });
    expect(lost.status).toBe(412);
    expect(lost.text).toContain('Decided: early help assessment: Rowan Ashby');
    expect(lost.text).toContain('This cannot be done now. It is decided: reopen it first.');
    expect(lost.text).toContain(`What you typed Nothing was saved.`);
    expect(lost.text).toContain(`Why this level ${ANALYSIS['level/rationale']}`);
    expect(lost.text).toContain('Level of need 2 Early help');
    expect((await seenCase(tables, reference)).decisions).toHaveLength(1);
  });
});
