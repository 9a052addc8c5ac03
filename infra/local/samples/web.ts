import { referralBodyExample, referralBodyWithReasons } from '#test/fixtures/word-forms.ts';
import { postReferral, receiptIn } from '#test/support/web.ts';
import type { Sample } from './sample.ts';

const teacher = (run: string): string => `thimble.${run}@school.example.sch.uk`;

/** The online form with everything that is expected; its address is the run's own, so that it is no repeat of an earlier run. */
export function wholeReferral(email: string) {
  const body = referralBodyExample();
  return { ...body, referrer: { ...body.referrer, email } };
}

const whole: Sample = {
  name: 'All that is expected',
  route: 'web',
  expected: '1 case, expected items: 5 answered, 0 reasoned, 0 blank, acknowledgement',
  address: teacher,
  send: async (door, run) => receiptIn(await postReferral(door, wholeReferral(teacher(run)))),
};

const reasons: Sample = {
  name: 'Reasons only',
  route: 'web',
  expected:
    '1 case, expected items: 0 answered, 5 reasoned, 0 blank, task acknowledge safely, task ask referrer to tell parents',
  address: (run) => `nobody.${run}@mail.example`,
  send: async (door, run) => {
    const body = referralBodyWithReasons();
    const reason = `${body.concern.reason} (Sample ${run}.)`;
    return receiptIn(await postReferral(door, { ...body, concern: { ...body.concern, reason } }));
  },
};

const cannotWait: Sample = {
  name: 'Cannot wait',
  route: 'web',
  expected:
    '1 case, expected items: 5 answered, 0 reasoned, 0 blank, flag danger words, task danger words, acknowledgement, duty desk told',
  address: (run) => `bramble.${run}@school.example.sch.uk`,
  send: async (door, run) => {
    const body = wholeReferral(`bramble.${run}@school.example.sch.uk`);
    const whatHappened = `He says that he will come to the school tonight with a knife. (Sample ${run}.)`;
    return receiptIn(await postReferral(door, { ...body, concern: { ...body.concern, whatHappened } }));
  },
};

export const webSamples: readonly Sample[] = [whole, reasons, cannotWait];
