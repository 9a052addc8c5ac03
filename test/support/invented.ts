import { randomBytes } from 'node:crypto';
import { referralBodyExample } from '#test/fixtures/word-forms.ts';

/** Letters and digits that stand nowhere else: they make a name, an address or a Message-ID a test's own. */
export const unique = (): string => randomBytes(5).toString('hex');

/** A professional whom the local cloud's mail checks prove, and who may be acknowledged without a person. */
export const teacher = (): string => `teacher.${unique()}@school.example.sch.uk`;

/** Somebody on no professional list. */
export const neighbour = (): string => `neighbour.${unique()}@mail.example`;

export const messageId = (): string => `<${unique()}@school.example.sch.uk>`;

/** A whole referral of a test's own: nobody else's has this child in it. `change` says what the test is about. */
export function referral({
  referrer,
  child,
  ...rest
}: {
  referrer?: object;
  child?: object;
  [section: string]: unknown;
} = {}) {
  const body = referralBodyExample();
  const [first, ...others] = body.children;
  return {
    ...body,
    referrer: { ...body.referrer, email: teacher(), ...referrer },
    children: [{ ...first, lastName: `Quillfeather${unique()}`, ...child }, ...others],
    ...rest,
  };
}
