import { expect, it } from '@jest/globals';
import { namedInSubject } from '#functions/intake/mail/named-in-subject.ts';
import { Case } from '#schemas/case.ts';
import { newReference } from '#schemas/reference.ts';

const reference = newReference();
const named = (caseHead: () => Promise<undefined>) => namedInSubject({ caseHead }, `Re: Reference ${reference}`, []);

it('an email whose subject names a case that cannot be read is filed with the link, and one that names no case without', async () => {
  const unreadable = async () => {
    Case.parse({});
    return undefined;
  };
  expect(await named(unreadable)).toEqual([{ reference, why: 'named_in_subject' }]);
  expect(await named(async () => undefined)).toEqual([]);
});

it('an email is tried again where the table does not answer', async () => {
  const busy = async () => {
    throw new Error('the table is busy');
  };
  await expect(named(busy)).rejects.toThrow('busy');
});
