import { describe, expect, it } from '@jest/globals';
import { HEAD } from '#schemas/api/staff/operations/example-case.ts';
import { CLOCK, OTHER_REFERENCE, TASK } from '#schemas/api/staff/operations/examples.ts';
import { caseShown, formSeen, openCase } from '#test/support/case-shown.ts';

const web = { source: 'web', confidence: 1 } as const;
const head = { ...HEAD, late: false, clock: CLOCK };

describe('the overview of a case', () => {
  it('shows danger and safety before anything else, and what the form says no to in a list', async () => {
    const answers = [
      { path: '/concern/reason', value: 'He is often hungry.', ...web },
      { path: '/urgency/immediateDanger', value: true, ...web },
      { path: '/household/0/riskToWorker', value: 'yes', ...web },
      { path: '/household/0/riskToChild', value: 'no', ...web },
      { path: '/children/0/addressConfidential', value: false, ...web },
    ];
    const { text } = await openCase(caseShown({ forms: [formSeen({ answers })] }));
    const danger = text.slice(text.indexOf('Danger and safety'), text.indexOf('What is asked, and why'));
    expect(danger).toContain('Is a child in immediate danger? Yes');
    expect(danger).toContain('Person 1: Might this person be a risk to staff? Yes');
    expect(danger).toMatch(/The form says no to: .*Child 1: Must this address be kept secret from anyone\?/);
    expect(danger).toMatch(/The form says no to: .*Person 1: Might this person be a risk to a child\?/);
    expect(text.indexOf('He is often hungry.')).toBeGreaterThan(text.indexOf('What is asked, and why'));
  });

  it('shows a no that is bad news in full, and words that could not be read as an answer', async () => {
    const form = formSeen({
      answers: [
        { path: '/household/0/safeToContact', value: 'no', ...web },
        { path: '/urgency/calledEmergencyServices', value: false, ...web },
      ],
      leftovers: [{ label: 'Danger', text: 'perhaps tonight', path: '/urgency/immediateDanger' }],
    });
    const { text } = await openCase(caseShown({ forms: [form] }));
    expect(text).toContain('Person 1: Is it safe to contact this person? No');
    expect(text).toContain('Have you called 999? No');
    expect(text).toContain(
      'Is a child in immediate danger? perhaps tonight Check this: These words could not be read as an answer.',
    );
    expect(text).not.toContain('The form says no to');
  });

  it('never takes an uncertain no for a no', async () => {
    const also = [{ value: true, source: 'paragraph', confidence: 0.5 } as const];
    const answers = [{ path: '/urgency/immediateDanger', value: false, ...web, also }];
    const { text } = await openCase(caseShown({ forms: [formSeen({ answers })] }));
    expect(text).toContain('Is a child in immediate danger? No Also read: Yes (Paragraph, 50% sure)');
  });

  it('says that nothing said about danger is not safety', async () => {
    const withForm = await openCase(caseShown({ forms: [formSeen()] }));
    expect(withForm.text).toContain('Not answered, which does not mean no: Is a child in immediate danger?');
    const without = await openCase(caseShown({ forms: [] }));
    expect(without.text).toContain('No form was read, so nothing is known about danger.');
  });

  it('cuts a long story, and leads to the rest', async () => {
    const answers = [{ path: '/concern/reason', value: `Begin ${'x'.repeat(3000)} end`, ...web }];
    const { text, html } = await openCase(caseShown({ forms: [formSeen({ answers })] }));
    expect(text).not.toContain('x end');
    expect(text).toContain('x …');
    expect(html).toContain(`href="/staff/cases/${head.reference}/referral"`);
  });

  it('shows open tasks, due first, missing answers, and where the children live', async () => {
    const tasks = [
      { ...TASK, id: '1', says: 'Later task.', dueAt: '2026-11-25T17:00:00.000Z', state: 'open' },
      { ...TASK, id: '2', says: 'Late task.', dueAt: '2026-11-23T11:00:00.000Z', state: 'open', owner: 'worker-17' },
      { ...TASK, id: '3', says: 'Done task.', dueAt: '2026-11-23T10:00:00.000Z', state: 'done' },
    ];
    const away = { residence: 'out_of_area', authority: null, suggests: 'redirect', words: 'Another area.' };
    const residence = [
      { form: 1, child: 1, ...away },
      { form: 1, child: 2, ...away, residence: 'in_area', words: 'Our area.' },
    ];
    const forms = [formSeen({ answers: [{ path: '/children/0/religion', missing: 'declined', ...web }] })];
    const { text } = await openCase(caseShown({ tasks, residence, forms }));
    expect(text).toMatch(/Late task\. Late by 1 h \(Robin Invented\) Later task\. Due 25 November 2026 at 5pm/);
    expect(text).not.toContain('Done task.');
    expect(text).toContain('Child 1: Another area. Child 2: Our area.');
    expect(text).toMatch(/Missing answers .*Religion: reason given/);
    expect(text).toContain('Ethnic origin: blank');
  });

  it('leads to other cases with why, and says what is only suggested', async () => {
    const links = [{ reference: OTHER_REFERENCE, why: 'same_file' }];
    const { text, html } = await openCase(caseShown({ case: { ...head, links } }));
    expect(html).toContain(`href="/staff/cases/${OTHER_REFERENCE}"`);
    expect(text).toContain(`${OTHER_REFERENCE}: Both have the same file; Only suggested: same child, strong match`);
    expect(html).toContain(`href="/staff/cases/${head.reference}/history"`);
  });

  it('says what is hidden from the reader and why, and what cannot be read', async () => {
    const { text } = await openCase(
      caseShown({ hides: ['addresses', 's47_detail'], withheldForms: [2], unreadable: ['FORM#3'] }),
    );
    expect(text).toContain('It is shown as [kept secret], for everybody.');
    expect(text).toContain('are shown as [withheld]: your role does not read them.');
    expect(text).toContain('1 form is withheld from your role: section 47.');
    expect(text).toContain('1 part of this case cannot be read.');
    expect((await openCase(caseShown())).text).toContain('Nothing of this case is hidden from you.');
  });
});
