import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { billFaults, billIn, packagesOf } from '#infra/release/bill.ts';
import { isPermitted, licenceFaults } from '#infra/release/licences.ts';
import { integrityFaults, lockEntries } from '#infra/release/lock.ts';
import { changelogFault, versionFault } from '#infra/release/version.ts';

const lockOf = (packages: object) =>
  lockEntries(JSON.stringify({ lockfileVersion: 3, packages: { '': { version: '0.1.0' }, ...packages } }));
const HASH = 'sha512-a';

describe('what this checkout installs', () => {
  const entries = lockEntries(readFileSync('package-lock.json', 'utf8'));

  it('is under licences that we permit', () => {
    expect(entries.length).toBeGreaterThan(500);
    expect(licenceFaults(entries)).toEqual([]);
  });

  it('is covered by hashes', () => {
    expect(integrityFaults(entries)).toEqual([]);
  });
});

describe('the workflows', () => {
  it('may only read the repository, and end in time to keep their logs', () => {
    for (const name of readdirSync('.github/workflows')) {
      const text = readFileSync(`.github/workflows/${name}`, 'utf8');
      expect(text).toMatch(/^permissions:\n {2}contents: read\n(?! )/m);
      expect(text).not.toContain('pull_request_target');
      const [whole = 0, step = 0] = [...text.matchAll(/timeout-minutes: (\d+)/g)].map(([, minutes]) => Number(minutes));
      expect([step > 0, step < whole, whole <= 60]).toEqual([true, true, true]);
    }
  });

  it('run actions by the hash of their commit, as a tag can be moved', () => {
    const texts = readdirSync('.github/workflows').map((name) => readFileSync(`.github/workflows/${name}`, 'utf8'));
    const used = texts.flatMap((text) => [...text.matchAll(/uses: *(.*)/g)].map(([, action]) => action));
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v[\d.]+$/);
  });
});

/** An expression as a tree: a licence, or two that are joined. */
type Tree = string | readonly [Tree, 'AND' | 'OR', Tree];
const GOOD = ['MIT', 'ISC', 'Apache-2.0', 'BSD-3-Clause'];
const BAD = ['GPL-3.0-only', 'AGPL-3.0-or-later', 'MIT+', 'Apache-2.0 WITH LLVM-exception', 'LicenseRef-Ours'];
const trees = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...GOOD, ...BAD),
    fc.tuple(tie('tree'), fc.constantFrom('AND' as const, 'OR' as const), tie('tree')),
  ),
})).tree;
const written = (tree: Tree): string =>
  typeof tree === 'string' ? tree : `(${written(tree[0])} ${tree[1]} ${written(tree[2])})`;
/** Returns each set of licences that the tree lets us choose. */
const choices = (tree: Tree): string[][] => {
  if (typeof tree === 'string') return [[tree]];
  const [left, right] = [choices(tree[0]), choices(tree[2])];
  return tree[1] === 'OR' ? [...left, ...right] : left.flatMap((one) => right.map((other) => [...one, ...other]));
};

describe('a licence expression', () => {
  it('passes exactly when it gives a choice that is permitted in all of its parts', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const text = written(tree);
        fc.pre(text.length <= 500);
        expect(isPermitted(text)).toBe(choices(tree).some((choice) => choice.every((one) => GOOD.includes(one))));
      }),
    );
  });

  it.each([
    ['MIT OR GPL-3.0-only AND AGPL-3.0-only', true],
    ['(MIT OR GPL-3.0-only) AND AGPL-3.0-only', false],
    ['GPL-2.0-only WITH Classpath-exception-2.0', false],
    ['MIT AND', false],
    ['(MIT', false],
    ['SEE LICENSE IN README.md', false],
    ['UNLICENSED', false],
    ['constructor', false],
    ['', false],
    ['('.repeat(100_000), false],
  ])('%.60s: %s', (expression, passes) => {
    expect(isPermitted(expression)).toBe(passes);
  });

  it('never makes the check fail, whatever a package writes', () => {
    fc.assert(fc.property(fc.string({ maxLength: 600 }), (text) => typeof isPermitted(text) === 'boolean'));
  });
});

describe('a package of the lock file', () => {
  const named = licenceFaults(lockOf({})).length;

  it('without a licence is refused, unless a person has read its files', () => {
    const entries = lockOf({
      'node_modules/a': { integrity: HASH },
      'node_modules/b': { license: 'GPL-3.0-only', integrity: HASH },
      'node_modules/png-js': { integrity: HASH },
    });
    const faults = licenceFaults(entries).filter((fault) => fault.startsWith('node_modules/'));
    expect(faults.map((fault) => fault.split(' has the')[0])).toEqual(['node_modules/a', 'node_modules/b']);
  });

  it('that a person has read is taken off the list when it is gone', () => {
    expect(named).toBe(2);
  });

  it('is covered by its own hash or by that of the package it came in, and by no other', () => {
    const entries = lockOf({
      'node_modules/a': { integrity: HASH },
      'node_modules/a/node_modules/in': { inBundle: true },
      'node_modules/a/node_modules/in/node_modules/deep': { inBundle: true },
      'node_modules/a/node_modules/own': {},
      'node_modules/b': {},
      'node_modules/b/node_modules/in': { inBundle: true },
      'node_modules/@swc/core-win32-x64-msvc': { optional: true },
      'node_modules/@swc/core-linux-x64-gnu': {},
    });
    expect(integrityFaults(entries).map((fault) => fault.split(' ')[0])).toEqual([
      'node_modules/a/node_modules/own',
      'node_modules/b',
      'node_modules/b/node_modules/in',
      'node_modules/@swc/core-linux-x64-gnu',
    ]);
  });
});

const numbers = fc.tuple(...([0, 1, 2] as const).map(() => fc.nat({ max: 999_999 })));

describe('a version', () => {
  it('comes after each release before it, by its numbers and not by its letters', () => {
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        const at = one.findIndex((number, place) => number !== other[place]);
        const after = at !== -1 && (one[at] ?? 0) > (other[at] ?? 0);
        expect(versionFault(one.join('.'), [`v${other.join('.')}`]) === undefined).toBe(after);
      }),
    );
    expect(versionFault('0.10.0', ['v0.9.0', 'not-a-version'])).toBeUndefined();
    expect(versionFault('0.9.0', ['v0.8.0', 'v0.9.0'])).toContain('v0.9.0');
  });

  it.each(['1.2', '01.2.3', '1.2.3-rc.1', 'v1.2.3', '1.2.3\n', '1.2.x', ''])('is not %j', (version) => {
    expect(versionFault(version, [])).toContain('is no version');
  });
});

describe('the changelog', () => {
  const of = (...lines: readonly string[]) => ['# Changelog', '', '## [Unreleased]', '', ...lines, ''].join('\n');

  it('has a section for the version, with its day and at least one line', () => {
    const ready = of('## [1.2.0] - 2026-11-30', '', '### Added', '', '- A door.');
    expect(changelogFault(ready, '1.2.0')).toBeUndefined();
    expect(changelogFault(ready, '1x2.0')).toContain('no section');
    expect(changelogFault(ready, '2.0')).toContain('no section');
    expect(changelogFault(of('## [1.2.0] - not yet', '', '- A door.'), '1.2.0')).toContain('no day');
    expect(changelogFault(of('## [1.2.0] - 2026-13-30', '', '- A door.'), '1.2.0')).toContain('no day');
    const empty = of('## [1.2.0] - 2026-11-30', '', '## [1.1.0] - 2026-10-30', '', '- A door.');
    expect(changelogFault(empty, '1.2.0')).toContain('says nothing');
  });
});

describe('the bill of materials', () => {
  const component = (name: string, ...properties: readonly string[]) => ({
    name,
    version: '1.0.0',
    properties: properties.map((property) => ({ name: property, value: 'true' })),
  });
  const bill = billIn(
    JSON.stringify({
      bomFormat: 'CycloneDX',
      metadata: { component: { name: 'folder' } },
      components: [component('a'), component('@s/b', 'cdx:npm:package:development'), component('d')],
    }),
    { name: 'front-door' },
  );

  it('names the project, not the folder of the checkout', () => {
    expect(bill.metadata.component.name).toBe('front-door');
  });

  it('lists each package that a function contains, at its own version, as shipped', () => {
    const shipped = packagesOf([
      'functions/casework/index.ts',
      'node_modules/a/lib/index.js',
      'node_modules/a/lib/more.js',
      'node_modules/@s/b/index.js',
      'node_modules/a/node_modules/d/index.js',
    ]);
    const entries = lockOf({
      'node_modules/a': { version: '1.0.0' },
      'node_modules/@s/b': { version: '1.0.0' },
      'node_modules/a/node_modules/d': { version: '2.0.0' },
    });
    expect(billFaults(bill, entries, shipped).map((fault) => /node_modules\S+(?=,)/.exec(fault)?.[0])).toEqual([
      'node_modules/@s/b',
      'node_modules/a/node_modules/d',
    ]);
  });
});
