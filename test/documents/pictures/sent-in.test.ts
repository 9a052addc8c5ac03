import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { decoded } from '#functions/documents/pictures/codecs.ts';
import { askServer } from '#infra/local/http.ts';
import * as emails from '#test/fixtures/emails.ts';
import { CAMERA, colourAt, photograph, SERIAL } from '#test/fixtures/pictures.ts';
import { messageId, teacher } from '#test/support/invented.ts';
import { openPages } from '#test/support/open-pages.ts';
import { staffDepsOver } from '#test/support/staff-deps.ts';
import { visit } from '#test/support/staff-visit.ts';
import { wholeIntake } from '#test/support/whole-intake.ts';

const Files = z.object({
  documents: z.array(
    z.object({ id: z.string(), name: z.string(), shows: z.string().nullable(), noPicture: z.string().nullable() }),
  ),
});
const worker = { as: 'duty_social_worker', at: new Date() } as const;

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

  /** Returns the pictures that a browser loads for a page. */
  const loaded = (html: string) =>
    Promise.all(
      [...html.matchAll(/<img class="app-picture" src="([^"]+)"/g)].map(async ([, src = '']) => {
        const answer = await askServer(src.replaceAll('&amp;', '&'));
        return { src, type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) };
      }),
    );

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
