import { referralBodyExample, referralBodyWithReasons } from '#test/fixtures/word-forms.ts';
import { request } from '#test/support/http.ts';
import { fileOf, postReferral, putInto, receiptIn, slotIn } from '#test/support/web.ts';
import { ALL_ANSWERED, formOf, type Sample } from './sample.ts';

/** Returns the online form with all that is expected. The address is the run's own, so that it repeats no earlier run. */
export function wholeReferral(email: string) {
  const body = referralBodyExample();
  return { ...body, referrer: { ...body.referrer, email } };
}

/** Returns a sample that fills in the online form. */
const byWeb = (
  name: string,
  who: string,
  expected: string,
  bodyOf: (email: string, run: string) => Parameters<typeof postReferral>[1],
): Sample => {
  const address = (run: string) => `${who}.${run}@school.example.sch.uk`;
  return {
    name,
    route: 'web',
    expected,
    address,
    send: async (door, run) => receiptIn(await postReferral(door, bodyOf(address(run), run))),
  };
};

export const webSamples: readonly Sample[] = [
  byWeb('All that is expected', 'thimble', `1 case, ${ALL_ANSWERED}, acknowledgement`, wholeReferral),
  byWeb(
    'Reasons only',
    'nobody',
    '1 case, expected items: 0 answered, 5 reasoned, 0 blank, task acknowledge safely, task ask referrer to tell parents',
    (_email, run) => {
      const body = referralBodyWithReasons();
      return { ...body, concern: { ...body.concern, reason: `${body.concern.reason} (Sample ${run}.)` } };
    },
  ),
  byWeb(
    'Cannot wait',
    'bramble',
    `1 case, ${ALL_ANSWERED}, flag danger words, task danger words, acknowledgement, duty desk told`,
    (email, run) => {
      const body = wholeReferral(email);
      const whatHappened = `He says that he will come to the school tonight with a knife. (Sample ${run}.)`;
      return { ...body, concern: { ...body.concern, whatHappened } };
    },
  ),
];

/** A completed Word form, uploaded as the referral itself. */
export const uploadSample: Sample = {
  name: 'Word form',
  route: 'upload',
  expected: `1 case, ${ALL_ANSWERED}, file clean safe read, acknowledgement`,
  address: (run) => `upload.${run}@surgery.example.nhs.uk`,
  send: async (door, run) => {
    const docx = await formOf('upload', run);
    const email = uploadSample.address(run);
    const sender = { name: 'Bramble Teasel-Test', role: 'General practitioner', email, emailIsSafe: true };
    const body = { ...fileOf('referral form.docx', docx), sender };
    const slot = slotIn(await request(door, 'POST', '/uploads', { body }));
    const status = await putInto(slot, docx);
    if (status !== 200 || slot.reference === undefined) throw new Error(`the upload was answered ${status}`);
    return { reference: slot.reference };
  },
};
