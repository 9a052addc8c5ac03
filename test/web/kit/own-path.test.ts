import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ownPath } from '#functions/web/kit/own-path.ts';

const ORIGIN = 'https://front-door.example';
/** Pieces of which people build addresses that lead elsewhere. */
const piece = fc.constantFrom(
  ...[
    '/staff',
    '/',
    '//',
    '\\',
    '/\\',
    'evil.example',
    'https:',
    'javascript:alert(1)',
    '@',
    ':',
    '?',
    '#',
    '..',
    '/..',
  ],
  ...[
    '.',
    '%2e%2e',
    '%2f',
    '%5c',
    '\t',
    '\n',
    '\r\n',
    '\u0000',
    ' ',
    '%0d%0a',
    'Set-Cookie:a=b',
    'cases',
    '\u00e9',
    '\ud800',
  ],
);
const address = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
  fc.array(piece, { maxLength: 8 }).map((pieces) => `/staff${pieces.join('')}`),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
);

describe('where a sign-in, a reason or a form leads', () => {
  it('is a page of ours, however the address is written', () => {
    fc.assert(
      fc.property(address, (to) => {
        const path = ownPath(to);
        // As the browser of a person resolves it.
        const { origin, pathname } = new URL(path, ORIGIN);
        expect(origin).toBe(ORIGIN);
        expect(pathname).toMatch(/^\/staff(?:\/|$)/);
        expect(pathname).not.toMatch(/^\/staff\/sign/);
        // A header takes it as it is.
        expect(path).toMatch(/^[\x21-\x7e]+$/);
        expect(ownPath(path)).toBe(path);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['/staff'],
    ['/staff/queue'],
    ['/staff/cases/FD-7K3M-9QXC/do/note'],
    ['/staff/search?found=abc&typed=x-y_z'],
  ])('%s is kept as it is', (to) => {
    expect(ownPath(to)).toBe(to);
  });

  it.each([
    [undefined],
    [''],
    ['//evil.example/staff/queue'],
    ['/\\evil.example/staff'],
    ['https://evil.example/staff/queue'],
    ['javascript:alert(1)//staff'],
    ['/staffroom'],
    ['/staff/../assets/x'],
    ['/staff/%2e%2e/referrals'],
    ['/staff/sign-out'],
    ['/staff/queue/../sign-in'],
    ['/staff/./sign-in?to=/staff'],
    ['/referrals'],
    [`/staff?${'x'.repeat(1000)}`],
  ])('%s leads to my work', (to) => {
    expect(ownPath(to)).toBe('/staff');
  });
});
