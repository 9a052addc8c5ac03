import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { FormRecord } from '#schemas/case.ts';

/** Ten times the longest form that a door accepts: what inflates to more was not written by us. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Returns a form as its item holds it: one JSON string, deflated, as a form of 100 answers is 9 KB and then 2, and each KB is billed. */
export const packed = (form: FormRecord): { number: number; form: Uint8Array } => ({
  number: form.number,
  form: deflateRawSync(JSON.stringify(form)),
});

/** A form as the table gives it back. */
export const StoredForm = z.preprocess((item) => {
  const { form } = z.object({ form: z.instanceof(Uint8Array) }).parse(item);
  return JSON.parse(inflateRawSync(form, { maxOutputLength: MOST_BYTES }).toString());
}, FormRecord);
