import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MOST_BODY_BYTES } from '#functions/platform/http/endpoint.ts';
import { bodyOf, typedIn } from '#functions/web/kit/form-body.ts';
import { isFileForm, MOST_FILE_FORM_BYTES, readFileForm } from '#functions/web/kit/form-file.ts';

/** Returns a form as a browser sends it. */
async function sent(fields: Readonly<Record<string, string | Blob>>) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  const response = new Response(data);
  return { type: response.headers.get('content-type') ?? '', bytes: new Uint8Array(await response.arrayBuffer()) };
}

describe('a form with a file', () => {
  it('gives the text of the file in a field that is neither shown again nor part of the body', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.string({ unit: 'grapheme-ascii' }),
        async (text, token) => {
          const { type, bytes } = await sent({ _token: token, note: 'kept', csv: new File([text], 'postcodes.csv') });
          expect(isFileForm(type)).toBe(true);
          const form = await readFileForm(bytes, type);
          expect(form.get('_csv')).toEqual([new TextDecoder().decode(new TextEncoder().encode(text))]);
          expect(form.get('_token')).toEqual([token]);
          expect(typedIn(form)).toEqual({ note: 'kept' });
          expect(bodyOf(form)).toEqual({ note: 'kept' });
        },
      ),
    );
  });

  it('has no file where none was chosen', async () => {
    const { type, bytes } = await sent({ csv: new File([], '') });
    expect((await readFileForm(bytes, type)).has('_csv')).toBe(false);
  });

  it('has room for sixty thousand lines', async () => {
    const text = `pcds,lad\n${'"ZZ99 9ZZ","E06000016"\r\n'.repeat(60_000)}`;
    const { type, bytes } = await sent({ csv: new File([text], 'postcodes.csv') });
    expect(bytes.length).toBeLessThan(MOST_FILE_FORM_BYTES);
    expect((await readFileForm(bytes, type)).get('_csv')?.[0]).toHaveLength(text.length);
  });

  it('is refused where it did not arrive whole, or hides long fields beside the file', async () => {
    const { type, bytes } = await sent({ csv: new File(['pcds'], 'p.csv') });
    await expect(readFileForm(bytes.slice(0, -10), type)).rejects.toMatchObject({ status: 400 });
    const long = await sent({ note: 'x'.repeat(MOST_BODY_BYTES) });
    await expect(readFileForm(long.bytes, long.type)).rejects.toMatchObject({ status: 413 });
    expect(isFileForm('application/x-www-form-urlencoded')).toBe(false);
  });
});
