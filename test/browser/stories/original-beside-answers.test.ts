import { expect, it } from '@jest/globals';
import { paragraph, run, wordDocument } from '#test/documents/word/word-document.ts';
import * as emails from '#test/fixtures/emails.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { messageId, teacher } from '#test/support/invented.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { inChromium } from '../support/chromium.ts';
import { keyboardOf } from '../support/keyboard.ts';
import { findingsOf } from '../support/page-findings.ts';
import { personOf, signIn } from '../support/visitor.ts';

const door = sharedFrontDoor();
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const said = (text: string) => paragraph(run(text));
const row = (...cells: string[]) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`;

/** Another council's referral, which asks to keep an address secret and says it in four ways: whole, in runs, over cells, in a comment. */
const letter = wordDocument({
  mark: '',
  body: `${said('Multi-Agency Referral Form')}${said('Details of child / young person')}<w:tbl>${[
    ['First name', 'Elowen'],
    ['Last name', 'Marrowby'],
    ['Date of birth', '3 March 2015'],
    ['Home address', '14 Hazelmere Lane, Mallowbridge LE2 4QZ'],
    ['Is the address confidential?', 'Yes'],
    ['School', 'Marzipan Lane Primary School'],
  ]
    .map((cells) => row(...cells.map(said)))
    .join('')}</w:tbl>${said('Details of referrer')}<w:tbl>${[
    ['Name of referrer', 'Thistle Pemberton-Vole'],
    ['Agency', 'Brackenfield Community Health'],
    ['Telephone', '0116 496 0111'],
    ['Reason for referral', 'She is hungry and tired.'],
  ]
    .map((cells) => row(...cells.map(said)))
    .join(
      '',
    )}</w:tbl>${paragraph(`${run('They moved to 14 Hazel')}${run('mere Lane in May.')}`)}<w:tbl>${row(said('14'), said('Hazelmere'), said('Lane'))}</w:tbl>${paragraph(`${run('Visits')}<w:r><w:commentReference w:id="1"/></w:r>`)}`,
  relationships: [['comments', 'comments.xml']],
  parts: {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/comments.xml" ContentType="${WORD}.comments+xml"/></Types>`,
    'word/comments.xml': `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="1" w:author="A. Marsh">${said('Never at Hazelmere Lane, LE2 4QZ.')}</w:comment></w:comments>`,
  },
});
const TELLS = /hazelmere|14 hazel\b|mere lane|le2 ?4qz/i;

inChromium('a letter of another council with a hidden address', (browser) => {
  it('is drawn beside its answers for a coordinator, who never sees the address and opens no file', async () => {
    const from = teacher();
    const file = { filename: 'referral.docx', content: Buffer.from(letter), contentType: emails.DOCX };
    const raw = await emails.filesEmail({ from, messageId: messageId() }, [file]);
    await emailReferral(door, raw, from);
    const reference = await waitFor('the case of an email', () => openStore(door).caseOfEmail(raw));
    const manager = staffMember(door, 'team_manager');
    const document = await waitFor('its form to be read', async () => {
      const { forms } = await manager.readCase(reference);
      return forms[0]?.documentId ?? undefined;
    });
    const moved = await manager.act(reference, 'reroute', { team: 'early_help_coordinator', why: 'For early help.' });
    expect(moved.status).toBe(200);

    const { page, ...coordinator } = await signIn(browser(), door, personOf('eh_coordinator'));
    const visitor = { page, ...coordinator };
    await visitor.open(`/staff/cases/${reference}/referral`);
    await keyboardOf(page).follow('See the original beside its answers');
    expect(page.url()).toContain(`/files/${document}/drawn`);
    const drawn = page.getByRole('region', { name: 'Original' });
    expect(await drawn.textContent()).toContain('They moved to [kept secret] in May.');
    expect(await drawn.getByRole('note').textContent()).toMatch(/Comment by A. Marsh.*Never at \[kept secret\]/s);
    expect(TELLS.exec(await page.content())).toBeNull();
    expect(await findingsOf(visitor)).toEqual([]);

    // Choosing an answer marks its place, and choosing the place marks the answer.
    const read = page.getByRole('region', { name: /^What was read from it/ });
    await read.getByRole('link', { name: /^Its place in the original.*First name/ }).press('Enter');
    await page.locator('.app-chosen').first().waitFor();
    expect(await drawn.locator('.app-chosen').textContent()).toBe('Elowen');
    await drawn.getByRole('link', { name: 'Marrowby' }).press('Enter');
    await read.locator('.app-chosen', { hasText: 'Marrowby' }).waitFor();
    expect(await drawn.locator('.app-chosen').textContent()).toBe('Marrowby');

    // The file itself opens for nobody who may not unmask the case.
    await visitor.open(`/staff/cases/${reference}/files`);
    expect(await page.getByText(/You cannot open it. Only .* may do this/).count()).toBe(1);
    const eyes = staffMember(door, 'eh_coordinator');
    expect((await eyes.get(`/admin/cases/${reference}/documents/${document}`, 'to read it')).status).toBe(403);
    const given = await eyes.get(`/admin/cases/${reference}/documents/${document}/drawing`);
    expect([given.status, TELLS.exec(JSON.stringify(given.body))]).toEqual([200, null]);
    const opened = await manager.get(`/admin/cases/${reference}/documents/${document}`, 'to see the form itself');
    expect(opened.status).toBe(200);
  });

  it('marks one end by the browser alone, without a script', async () => {
    const from = teacher();
    const file = { filename: 'referral.docx', content: Buffer.from(letter), contentType: emails.DOCX };
    const raw = await emails.filesEmail({ from, messageId: messageId() }, [file]);
    await emailReferral(door, raw, from);
    const reference = await waitFor('the case of an email', () => openStore(door).caseOfEmail(raw));
    const worker = staffMember(door);
    const document = await waitFor('its form to be read', async () => {
      const { forms } = await worker.readCase(reference);
      return forms[0]?.documentId ?? undefined;
    });
    const visitor = await signIn(browser(), door, personOf('duty_social_worker'), { javaScriptEnabled: false });
    await visitor.open(`/staff/cases/${reference}/files/${document}/drawn`);
    const { page } = visitor;
    await page.getByRole('link', { name: /^Its place in the original.*First name/ }).press('Enter');
    expect(await page.locator('.app-drawn__place:target + .app-drawn__source').textContent()).toBe('Elowen');
    await page.locator('.app-drawn__place:target + .app-drawn__source').press('Enter');
    expect(await page.locator('.app-answers > :target').textContent()).toContain('Elowen');
  });
});
