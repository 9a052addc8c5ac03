import { describe, expect, it } from '@jest/globals';
import { ruled } from '#functions/casework/api/act.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { sampleCase } from '#test/support/sample-case.ts';

const refusal = new Problem(422, 'two-people-needed', 'Another person must recommend first.');
const refuse = () => {
  throw refusal;
};
const head = sampleCase({ version: 3 });
const standing = (version: number) => ({ headsOf: async () => new Map([[head.reference, { ...head, version }]]) });

describe('a rule that refuses', () => {
  it('says why, where the case is as the person saw it', async () => {
    await expect(ruled(standing(3), head, refuse)).rejects.toBe(refusal);
  });

  it('tells the person to look again, where a colleague changed the case meanwhile', async () => {
    await expect(ruled(standing(4), head, refuse)).rejects.toMatchObject({ status: 412, code: 'changed-since' });
  });

  it('says why, where the case cannot be read again', async () => {
    await expect(ruled({ headsOf: async () => new Map() }, head, refuse)).rejects.toBe(refusal);
  });
});
