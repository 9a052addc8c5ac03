import { request } from '#test/support/http.ts';
import { fileOf, putInto, slotIn } from '#test/support/web.ts';
import { formOf, type Sample } from './sample.ts';

const address = (run: string): string => `upload.${run}@surgery.example.nhs.uk`;

/** A completed Word form as the referral itself. */
const uploaded: Sample = {
  name: 'Word form',
  route: 'upload',
  expected: '1 case, expected items: 5 answered, 0 reasoned, 0 blank, file clean safe read, acknowledgement',
  address,
  send: async (door, run) => {
    const docx = await formOf('upload', run);
    const sender = {
      name: 'Bramble Teasel-Test',
      role: 'General practitioner',
      email: address(run),
      emailIsSafe: true,
    };
    const body = { ...fileOf('referral form.docx', docx), sender };
    const slot = slotIn(await request(door, 'POST', '/uploads', { body }));
    const status = await putInto(slot, docx);
    if (status !== 200 || slot.reference === undefined) throw new Error(`the upload was answered ${status}`);
    return { reference: slot.reference };
  },
};

export const uploadSamples: readonly Sample[] = [uploaded];
