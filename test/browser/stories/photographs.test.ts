import { expect, it } from '@jest/globals';
import * as emails from '#test/fixtures/emails.ts';
import { photograph } from '#test/fixtures/pictures.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { messageId, teacher } from '#test/support/invented.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';
import { inChromium } from '../support/chromium.ts';
import { findingsOf } from '../support/page-findings.ts';
import { personOf, signIn } from '../support/visitor.ts';

const door = sharedFrontDoor();

/** The size of a picture as the browser drew it: nothing of one that its policy refused. */
const DRAWN =
  "[...document.querySelectorAll('img.app-picture')].map((one) => [one.complete, one.naturalWidth, one.naturalHeight])";

inChromium('a photograph of a case', (browser) => {
  it('is seen small with the files, then large, from the bucket alone', async () => {
    const from = teacher();
    const content = Buffer.from(await photograph(1200, 600, 6));
    const raw = await emails.filesEmail({ from, messageId: messageId() }, [
      { filename: 'IMG_0001.jpg', content, contentType: 'image/jpeg' },
    ]);
    await emailReferral(door, raw, from);
    const reference = await waitFor('the case of an email', () => openStore(door).caseOfEmail(raw));
    await waitFor('its photograph to be drawn', async () => {
      const [file] = (await staffMember(door).readCase(reference)).documents;
      return file?.shows === 'picture' ? true : undefined;
    });
    const worker = await signIn(browser(), door, personOf('duty_social_worker'));
    const { page } = worker;
    const bucket = `request to another origin: ${new URL(door.addresses.api).origin}`;
    await worker.open(`/staff/cases/${reference}/files`);
    expect(await page.evaluate(DRAWN)).toEqual([[true, 160, 320]]);
    expect(worker.complaints()).toEqual([bucket]);
    expect(await findingsOf(worker)).toEqual([]);
    await page.getByRole('button', { name: /^See the picture/ }).click();
    await page.getByRole('heading', { name: 'Picture' }).waitFor();
    await page.waitForLoadState('load');
    expect(await page.evaluate(DRAWN)).toEqual([[true, 600, 1200]]);
    expect(worker.complaints()).toEqual([bucket]);
    expect(await findingsOf(worker)).toEqual([]);
    await worker.open(`/staff/cases/${reference}/files`);
    expect(await page.getByRole('main').textContent()).toContain('Opened here by');
  });
});
