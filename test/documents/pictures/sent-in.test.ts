import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { decoded } from '#functions/documents/pictures/codecs.ts';
import { flagWrite } from '#functions/platform/store/items.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { askServer } from '#infra/local/http.ts';
import { Reference } from '#schemas/reference.ts';
import * as emails from '#test/fixtures/emails.ts';
import { CAMERA, colourAt, photograph, SERIAL } from '#test/fixtures/pictures.ts';
import { auditedOf } from '#test/support/audited.ts';
import { messageId, teacher } from '#test/support/invented.ts';
import { openPages } from '#test/support/open-pages.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';
import { wholeIntake } from '#test/support/whole-intake.ts';
import { paragraph, run } from '../word/word-document.ts';
import { picture, withPictures } from './documents-with-pictures.ts';

const Files = z.object({
  documents: z.array(
    z.object({ id: z.string(), name: z.string(), shows: z.string().nullable(), noPicture: z.string().nullable() }),
  ),
});
const worker = { as: 'duty_social_worker', at: new Date() } as const;

/** Returns the pictures that a browser loads for a page. */
const loaded = (html: string) =>
  Promise.all(
    [...html.matchAll(/<img class="app-picture" src="([^"]+)"/g)].map(async ([, src = '']) => {
      const answer = await askServer(src.replaceAll('&amp;', '&'));
      return { src, type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) };
    }),
  );

describe('a photograph that is sent by email', () => {
  let intake: Awaited<ReturnType<typeof wholeIntake>>;
  let reference: string;
  beforeAll(async () => {
    intake = await wholeIntake(new Date());
    const upright = Buffer.from(await photograph(2000, 1000, 6));
    const files = [
      { filename: 'IMG_0001.jpg', content: upright, contentType: 'image/jpeg' },
      { filename: 'IMG_0002.jpg', content: upright.subarray(0, 60), contentType: 'image/jpeg' },
      { filename: 'IMG_0003.png', content: Buffer.from(await photograph(300, 200)), contentType: 'image/png' },
    ];
    reference = await intake.emailed(await emails.filesEmail({ from: teacher(), messageId: messageId() }, files));
  });

  const files = async () => {
    const deps = staffDepsOver(intake.tables);
    const { body } = await visit(deps, 'GET /admin/cases/{reference}', { path: { reference }, at: new Date() });
    return new Map(Files.parse(body).documents.map(({ name, ...rest }) => [name, rest]));
  };

  it('is on the page of the case’s files, small and upright, and nothing of its camera or place is in what is sent', async () => {
    const { html } = await openPages(intake.tables).open(`/staff/cases/${reference}/files`, {
      ...worker,
      at: new Date(),
    });
    const pictures = await loaded(html);
    expect(pictures.map(({ type }) => type)).toEqual(['image/jpeg', 'image/jpeg']);
    for (const { bytes } of pictures)
      for (const word of ['Exif', CAMERA, SERIAL]) expect([word, bytes.includes(word)]).toEqual([word, false]);
    const id = (await files()).get('IMG_0001.jpg')?.id ?? '';
    const small = await decoded('jpeg', new Uint8Array(pictures.find(({ src }) => src.includes(id))?.bytes ?? []));
    expect([small.width, small.height, colourAt(small, 0.5, 0.1), colourAt(small, 0.5, 0.9)]).toEqual([
      160,
      320,
      'red',
      'blue',
    ]);
  });

  it('opens large', async () => {
    const id = (await files()).get('IMG_0001.jpg')?.id;
    const { html } = await openPages(intake.tables).send(`/staff/cases/${reference}/files/${id}/shown`, [], {
      ...worker,
      at: new Date(),
    });
    const [picture] = await loaded(html);
    const large = await decoded('jpeg', new Uint8Array(picture?.bytes ?? []));
    expect([large.width, large.height]).toEqual([800, 1600]);
  });

  it('is drawn by what it is, not by its name; one that is damaged is a file to save, and the page says so', async () => {
    const found = await files();
    expect(found.get('IMG_0003.png')).toMatchObject({ shows: 'picture' });
    expect(found.get('IMG_0002.jpg')?.shows).toBeNull();
  });
});

describe('a photograph in a Word document that is sent by email', () => {
  let intake: Awaited<ReturnType<typeof wholeIntake>>;
  let reference: string;
  let path: string;
  const now = () => ({ ...worker, at: new Date() });
  beforeAll(async () => {
    intake = await wholeIntake(new Date());
    const body = `${paragraph(run('Her arm today:'))}${paragraph(picture('n0'))}${paragraph(`${run('A chart')}${picture('n1')}`)}`;
    const content = Buffer.from(
      withPictures(body, [await photograph(2000, 1000, 6), Buffer.from('a drawing of Windows')]),
    );
    const file = { filename: 'letter.docx', content, contentType: 'application/octet-stream' };
    reference = await intake.emailed(await emails.filesEmail({ from: teacher(), messageId: messageId() }, [file]));
    const [{ id } = { id: '' }] = (await intake.shown(reference)).documents;
    path = `/staff/cases/${reference}/files/${id}`;
  });

  it('is at its place in the drawing, upright, and nothing of its camera or place is in what is sent', async () => {
    const { html, text, policy } = await openPages(intake.tables).open(`${path}/drawn`, now());
    const [small] = await loaded(html);
    expect(small?.type).toBe('image/jpeg');
    for (const word of ['Exif', CAMERA, SERIAL]) expect([word, small?.bytes.includes(word)]).toEqual([word, false]);
    const seen = await decoded('jpeg', new Uint8Array(small?.bytes ?? []));
    expect([seen.width, seen.height, colourAt(seen, 0.5, 0.1)]).toEqual([160, 320, 'red']);
    expect(html.indexOf('Her arm today:')).toBeLessThan(html.indexOf('<img class="app-picture"'));
    expect(html).toContain('alt="Picture 1 in “letter.docx”.');
    expect(text).toContain(
      'Picture 2 of the file. Front Door cannot show this kind of picture. Save the file to see it.',
    );
    expect(policy).toContain(`/pictures/${reference}/;`);
  });

  it('opens large, and both are looks at that picture', async () => {
    const { html, text } = await openPages(intake.tables).send(`${path}.1/shown`, [], now());
    const [large] = await loaded(html);
    expect(large?.bytes.includes(SERIAL)).toBe(false);
    const seen = await decoded('jpeg', new Uint8Array(large?.bytes ?? []));
    expect([seen.width, seen.height]).toEqual([800, 1600]);
    expect(text).toContain('Picture 1 in letter.docx');
    const id = path.split('/').at(-1);
    const looks = await auditedOf(intake.tables, new Date().toISOString().slice(0, 10), [reference]);
    const ofPictures = looks.filter(({ action }) => String(action).startsWith('show-'));
    expect(ofPictures.map(({ action, subject }) => [action, subject])).toEqual([
      ['show-small-picture', `${id}.1`],
      ['show-document', `${id}.1`],
    ]);
  });

  it('that no page shows, or that is not there, is refused', async () => {
    const pages = openPages(intake.tables);
    for (const number of [2, 3, 0])
      expect([number, (await pages.send(`${path}.${number}/shown`, [], now())).status]).toEqual([
        number,
        number ? 409 : 404,
      ]);
  });

  it('is not loaded by an open page that asks again by itself', async () => {
    const { html } = await openPages(intake.tables).open(`${path}/drawn`, { ...now(), again: true });
    expect([html.includes('<img class="app-picture"'), html.includes('See picture 1')]).toEqual([false, true]);
  });

  it('of a case that hides an address opens only with a reason, and for nobody who may not unmask', async () => {
    const { tables } = intake;
    await transact(tables.client, flagWrite(tables, Reference.parse(reference), ['address_confidential']));
    const pages = openPages(intake.tables);
    const seen = await pages.open(`${path}/drawn`, now());
    expect([seen.html.includes('/pictures/'), seen.policy?.includes('/pictures/')]).toEqual([false, false]);
    expect(seen.text).toContain('Give a reason and see picture 1 of the file');
    expect((await pages.send(`${path}.1/shown`, [], now())).status).toBe(400);
    const shown = await pages.send(`${path}.1/shown`, [['_reason', 'To see how she is hurt']], now());
    expect(await loaded(shown.html)).toHaveLength(1);
    const officer = { ...now(), as: 'screening_officer' } as const;
    const refused = await pages.open(`${path}/drawn`, officer);
    expect(refused.text).toContain('Picture 1 of the file. You cannot see it. Only a duty social worker');
    expect(refused.html).not.toContain('/pictures/');
    expect((await pages.send(`${path}.1/shown`, [['_reason', 'To see']], officer)).status).toBe(403);
    const id = path.split('/').at(-1) ?? '';
    const asked = { as: 'screening_officer', path: { reference }, query: { ids: `${id}.1` }, at: new Date() } as const;
    const small = visit(staffDepsOver(intake.tables), 'GET /admin/cases/{reference}/pictures', asked);
    await expect(small).rejects.toThrow('shows-a-secret-address');
  });
});
