import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stretchFrom } from '#functions/web/console/case/file-words.ts';
import { caseShown, formSeen, openCase } from '#test/support/case-shown.ts';

const web = { source: 'web', confidence: 1 } as const;

describe('the page of a referral', () => {
  it('shows answers by section, each with where it was read and how sure that is', async () => {
    const form = formSeen({
      answers: [
        { path: '/concern/reason', value: 'He is often hungry.', source: 'table', confidence: 0.8 },
        { path: '/children/0/firstName', value: 'Amira', ...web },
        { path: '/children/0/religion', missing: 'not_asked', ...web },
      ],
    });
    const { text } = await openCase(caseShown({ forms: [form] }), '/referral');
    expect(text).toMatch(/Why you are making this referral .*He is often hungry\. From: Table, 80% sure/);
    expect(text).toMatch(/Child 1 First name Amira From: Online form/);
    expect(text).toContain('Religion No answer, because: Not asked');
    expect(text).toMatch(/Not answered: [^.]*Date of birth/);
    expect(text).toMatch(/What every referral should say .*Religion Reason given/);
  });

  it('shows other readings, warnings, and who corrected what', async () => {
    const form = formSeen({
      answers: [
        {
          path: '/children/0/dateOfBirth',
          value: '2017-02-03',
          source: 'staff',
          confidence: 1,
          also: [{ value: '2017-03-02', source: 'paragraph', confidence: 0.5 }],
        },
        { path: '/children/0/homePostcode', value: 'nowhere', ...web },
      ],
      readings: [
        {
          path: '/children/0/dateOfBirth',
          before: { value: '2016-02-03', source: 'table', confidence: 0.8 },
          by: 'worker-17',
          at: '2026-11-23T11:00:00.000Z',
        },
      ],
    });
    const { text } = await openCase(caseShown({ forms: [form] }), '/referral');
    expect(text).toContain('Also read: 02/03/2017 (Paragraph, 50% sure)');
    expect(text).toMatch(
      /Date of birth 03\/02\/2017 Also read: [^:]* Corrected by Robin Invented, today at 11am\. Before: 03\/02\/2016\./,
    );
    expect(text).toMatch(/Home postcode nowhere Check this: \w+/);
  });

  it('groups the words that are not an answer by where they stood', async () => {
    const form = formSeen({
      leftovers: [
        { label: 'Ring', text: 'after six', path: '/safety/safeContactRules' },
        { label: 'Margin', text: 'seen twice' },
        { label: 'Ring also', text: 'never the father', path: '/safety/safeContactRules' },
      ],
    });
    const { text } = await openCase(caseShown({ forms: [form] }), '/referral');
    expect(text).toMatch(
      /How can we contact the family safely\? Ring after six Ring also never the father Elsewhere on the form Margin seen twice/,
    );
  });

  it('leads from one form to the others, and says which are withheld', async () => {
    const forms = [formSeen(), formSeen({ number: 2, formId: 'masp' })];
    const view = caseShown({ forms, withheldForms: [3] });
    const first = await openCase(view, '/referral');
    expect(first.html).toContain('href="?form=2"');
    expect(first.text).toContain('1 more form is withheld from your role: section 47.');
    const second = await openCase(view, '/referral?form=2');
    expect(second.text).toContain('This is form 2.');
    expect(second.text).toContain('Multi Agency Support Panel (MASP) referral');
  });

  it('says that a value is hidden, and why', async () => {
    const answers = [
      { path: '/children/0/homeAddress', value: '[kept secret]', ...web },
      { path: '/concern/reason', value: '[withheld]', ...web },
    ];
    const hides = ['addresses', 's47_detail'];
    const { text } = await openCase(caseShown({ forms: [formSeen({ answers })], hides }), '/referral');
    expect(text).toContain('Home address [kept secret] Hidden An address is kept secret here.');
    expect(text).toContain('[withheld] Hidden Section 47 keeps this from your role.');
    expect(text).toContain('This case keeps an address secret.');
  });

  it('shows everything of a form whose questions we no longer have', async () => {
    const form = formSeen({
      formId: 'of-long-ago',
      answers: [{ path: '/concern/reason', value: 'Often alone', ...web }],
      leftovers: [{ label: 'Margin', text: 'Rang twice' }],
    });
    const { text } = await openCase(caseShown({ forms: [form] }), '/referral');
    expect(text).toContain('This form cannot be laid out by its questions');
    expect(text).toContain('/concern/reason Often alone');
    expect(text).toContain('Margin Rang twice');
  });

  it('shows what others wrote as text: no markup, and no link that can be pressed', async () => {
    const value = '<script>alert(1)</script> https://bad.example/ www.bad.example';
    const form = formSeen({ answers: [{ path: '/concern/reason', value, ...web }] });
    const texts = [{ document: 'd1', words: [{ label: 'Text', text: value }], cut: true, held: true }];
    const { html, text } = await openCase(caseShown({ forms: [form], texts }), '/referral');
    expect(text.split(value)).toHaveLength(3);
    expect(html).not.toContain('<script>alert');
    expect(html).not.toMatch(/href="[^"/?#d]/);
    expect(text).toContain('The file is held: its words are safe to read, but the file is not safe to open.');
    expect(text).toContain('The file has more words than these: a person must look at it.');
  });

  it('says why there is no form', async () => {
    const glance = { ...caseShown().glance, state: 'no_form', says: 'It came without a form.' };
    const { text } = await openCase(caseShown({ forms: [], glance }), '/referral');
    expect(text).toContain('It came without a form. What came is among the messages and files.');
  });
});

describe('the words of a file', () => {
  it('are read page by page', async () => {
    const long = 'word '.repeat(10_000);
    const view = caseShown({
      texts: [
        {
          document: 'd1',
          words: [
            { label: 'Text', text: long },
            { label: 'Footnote', text: 'The end.' },
          ],
          cut: false,
          held: false,
        },
      ],
    });
    const { html } = await openCase(view, '/referral');
    expect(html).toContain(`href="/staff/cases/${view.case.reference}/words/d1"`);
    const first = await openCase(view, '/words/d1');
    expect(first.html).toContain('href="?from=25000"');
    const last = await openCase(view, '/words/d1?from=50000');
    expect(last.text).toContain('Footnote The end.');
    expect(last.text).not.toContain('Read on');
    expect(await openCase(view, '/words/d2')).toMatchObject({ status: 404 });
  });

  it('are all there over the pages, each once and no letter in halves', () => {
    const words = fc.array(
      fc.record({ label: fc.constant('Text'), text: fc.string({ unit: 'grapheme', maxLength: 40 }) }),
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 30 }), (given, most) => {
        const shown: string[] = [];
        let from: number | undefined = 0;
        for (let page = 0; from !== undefined; page += 1) {
          expect(page).toBeLessThan(1000);
          const stretch: ReturnType<typeof stretchFrom> = stretchFrom({ words: given }, from, most);
          shown.push(...stretch.shown.map(({ text }) => text));
          from = stretch.next;
        }
        expect(shown.join('')).toBe(given.map(({ text }) => text).join(''));
        expect(shown.every((text) => text.isWellFormed())).toBe(true);
      }),
    );
  });
});
