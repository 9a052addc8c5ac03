import parseExpression, { type Info } from 'spdx-expression-parse';
import type { LockEntry } from './lock.ts';

/** The licences under which we may use a package, each with the reason. An exception (`WITH`) needs an entry of its own. */
const PERMITTED: Readonly<Record<string, string>> = {
  MIT: 'asks for its notice',
  'MIT-0': 'asks for nothing',
  ISC: 'asks for its notice',
  '0BSD': 'asks for nothing',
  'BSD-2-Clause': 'asks for its notice',
  'BSD-3-Clause': 'asks for its notice, and that its authors are not named to advertise',
  'Apache-2.0': 'asks for its notices, and grants patents',
  'BlueOak-1.0.0': 'asks for its notice, and grants patents',
  'MPL-2.0': 'asks that changes to its own files are published: axe, which only tests use, unchanged',
  'PSF-2.0': 'asks for its notice: the argument parser of Python, in a tool that only tests use',
  'CC0-1.0': 'asks for nothing: the list of licence names, which only releases use',
  'CC-BY-3.0': 'asks to name its authors: the list of licence exceptions, which only releases use',
  'CC-BY-4.0': 'asks to name its authors: the versions of browsers, which only tests use',
};

/** Packages whose entry names no licence that we can read, each with what a person read in its files. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  'dejavu-fonts-ttf':
    'LICENSE: the Bitstream Vera licence, which permits use in a program; the fonts are not sold alone',
  'png-js': 'LICENSE: MIT, Devon Govett; its package.json does not say so',
};

/** An expression has a few names. A longer one is a fault, and so the parser never nests deeper than this. */
const MOST_CHARACTERS = 500;

/** Returns whether one of the choices that an SPDX expression gives us is permitted in all of its parts. */
export function isPermitted(expression: string): boolean {
  if (expression.length > MOST_CHARACTERS) return false;
  try {
    return offersPermitted(parseExpression(expression));
  } catch {
    // It is no SPDX expression, such as "SEE LICENSE IN README.md".
    return false;
  }
}

function offersPermitted(info: Info): boolean {
  if ('conjunction' in info) {
    const sides = [info.left, info.right];
    return info.conjunction === 'or' ? sides.some(offersPermitted) : sides.every(offersPermitted);
  }
  const { license, plus, exception } = info;
  return Object.hasOwn(PERMITTED, `${license}${plus ? '+' : ''}${exception === undefined ? '' : ` WITH ${exception}`}`);
}

/** Returns a sentence for each package that we may not use, and for each entry of our list that no package needs. */
export function licenceFaults(entries: readonly LockEntry[]): string[] {
  const refused = entries.filter(
    ({ license, ...entry }) => !(license === undefined ? entry.isElsewhere : isPermitted(license)),
  );
  const names = new Set(refused.map(({ name }) => name));
  return [
    ...refused
      .filter(({ name }) => !Object.hasOwn(READ_BY_HAND, name))
      .map(
        ({ path, license }) =>
          `${path} has the licence "${license ?? 'none'}", which infra/release/licences.ts does not permit.`,
      ),
    ...Object.keys(READ_BY_HAND)
      .filter((name) => !names.has(name))
      .map((name) => `infra/release/licences.ts lists ${name}, which no longer needs it.`),
  ];
}
