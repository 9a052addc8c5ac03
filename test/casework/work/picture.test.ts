import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { statesPicture } from '#functions/casework/work/picture.ts';

it('docs/states.md draws the state machine that the program runs by (else: node infra/local/states-picture.ts)', () => {
  expect(readFileSync('docs/states.md', 'utf8')).toBe(statesPicture());
});
