import { MOST_BODY_BYTES } from '#functions/platform/http/endpoint.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { MOST_POSTCODES_BODY_BYTES } from '#schemas/api/staff/postcodes.ts';
import type { FormBody } from './form-body.ts';

/** Our one form with a file takes a file of postcodes: as large as its operation takes, and room for the fields beside it. */
export const MOST_FILE_FORM_BYTES = MOST_POSTCODES_BODY_BYTES + 16 * 1024;

/** Returns whether a form came with a file, by its content type. */
export const isFileForm = (type: string): boolean => /^multipart\/form-data\s*;/i.test(type);

/**
 * Reads a form with a file by the parser of the platform. The text of the file `csv` becomes the field `_csv`: the kit never shows
 * such a field again and never keeps it in a session, where two megabytes have no room. A browser chooses the file again.
 * @throws Problem 400 for a body that is no such form, 413 where the other fields are longer than in any of our forms
 */
export async function readFileForm(sent: Uint8Array<ArrayBuffer>, type: string): Promise<FormBody> {
  const data = await new Response(sent, { headers: { 'content-type': type } }).formData().catch(() => {
    throw new Problem(400, 'bad-json', 'This form did not arrive whole. Send it again.');
  });
  const form = new Map<string, string[]>();
  let typed = 0;
  for (const [name, value] of data) {
    if (typeof value === 'string') {
      typed += name.length + value.length;
      if (typed > MOST_BODY_BYTES) throw new Problem(413, 'too-large', 'All answers together are longer than 256 KB.');
      const values = form.get(name) ?? [];
      values.push(value);
      form.set(name, values);
    } else if (value.size > 0) form.set(`_${name}`, [await value.text()]);
  }
  return form;
}
