import { expect, it } from '@jest/globals';
import { alertOf } from '#functions/casework/alert.ts';
import { sampleCase } from '#test/support/sample-case.ts';

const NOW = new Date('2026-11-24T10:00:00.000Z');

it('a file that needs a flag and no person adds a line that names the flag', () => {
  const calls = { flags: ['address_confidential' as const], tasks: [] };
  expect(alertOf(sampleCase(), calls, 'a-file', NOW)?.line.what).toBe('flagged_address_confidential');
  expect(alertOf(sampleCase(), { flags: [], tasks: [], priority: 'urgent' }, 'a-file', NOW)?.line.what).toBe(
    'priority_urgent',
  );
});
