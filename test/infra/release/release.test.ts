import { describe, expect, it } from '@jest/globals';
import { NotReadyError, release } from '#infra/release/release.ts';

const LOCK = JSON.stringify({
  lockfileVersion: 3,
  packages: {
    'node_modules/a': { version: '1.0.0', license: 'MIT', integrity: 'sha512-a' },
    'node_modules/dejavu-fonts-ttf': { license: 'SEE LICENSE IN README.md', integrity: 'sha512-a' },
    'node_modules/png-js': { integrity: 'sha512-a' },
  },
});
const BILL = JSON.stringify({
  bomFormat: 'CycloneDX',
  metadata: { component: { name: 'folder' } },
  components: [{ name: 'a', version: '1.0.0' }],
});

const lock = (from: string, to: string) => ({ 'package-lock.json': LOCK.replace(from, to) });

/** A checkout that is ready for 1.2.0, with what was run in it; change what the test is about. */
function checkout(over: Readonly<Record<string, string>> = {}, shipped = ['node_modules/a'], failing?: string) {
  const ran: string[] = [];
  const said: Readonly<Record<string, string>> = {
    'git status --porcelain': '',
    'git rev-parse --abbrev-ref HEAD': 'main\n',
    'git tag --list v*': 'v1.0.0\nv1.1.0\n',
    'npm sbom --sbom-format cyclonedx': BILL,
    'package-lock.json': LOCK,
    'docs/changelog.md': '# Changelog\n\n## [1.2.0] - 2026-11-30\n\n- A door.\n',
    ...over,
  };
  const run = async (...command: readonly string[]) => {
    const line = command.join(' ');
    ran.push(line);
    if (line === failing) throw new Error(line);
    return said[line] ?? '';
  };
  const deps = {
    run,
    show: async (...command: readonly string[]) => void (await run(...command)),
    read: async (file: string) => said[file] ?? '',
    write: async (file: string) => void ran.push(`write ${file}`),
    shipped: () => new Set(shipped),
    say: () => undefined,
    node: 'node',
  };
  return { ran, does: (version = '1.2.0', check = false) => release(deps, version, check) };
}

/** The commands that change the checkout. */
const CHANGES = /^(?:npm version|git (?:commit|tag --annotate|push|add|reset|checkout))|test\/fixtures\/last-version$/;

describe('a release', () => {
  it('is committed and tagged last, after the tests and with the samples of its own code', async () => {
    const { ran, does } = checkout();
    await does();
    expect(ran.filter((line) => !/^git (?:status|rev-parse|tag --list)|^npm sbom/.test(line))).toEqual([
      'write .local/release/front-door-1.2.0.cdx.json',
      'npm test',
      'node test/fixtures/last-version/make.ts test/fixtures/last-version',
      'npm version 1.2.0 --no-git-tag-version --allow-same-version',
      'write .local/release/front-door-1.2.0.cdx.json',
      'git commit --quiet --message Release 1.2.0 -- package.json package-lock.json test/fixtures/last-version',
      'git tag --annotate v1.2.0 --message Release 1.2.0',
    ]);
  });

  it('changes nothing when it is only checked, and is tested all the same', async () => {
    const { ran, does } = checkout();
    await does('1.2.0', true);
    expect(ran).toContain('npm test');
    expect(ran.filter((line) => CHANGES.test(line))).toEqual([]);
  });

  it.each<[string, string, { said?: Readonly<Record<string, string>>; shipped?: string[] }]>([
    ['of a lower version', 'does not come after v1.3.0', { said: { 'git tag --list v*': 'v1.3.0\n' } }],
    ['of what is not committed', 'not committed', { said: { 'git status --porcelain': ' M README.md\n' } }],
    ['of another branch', 'branch trial', { said: { 'git rev-parse --abbrev-ref HEAD': 'trial\n' } }],
    ['without a word of it', 'no section', { said: { 'docs/changelog.md': '# Changelog\n' } }],
    ['with a licence that we refuse', 'licence "SSPL-1.0"', { said: lock('MIT', 'SSPL-1.0') }],
    ['with a package without a hash', 'has no hash', { said: lock(',"integrity":"sha512-a"', '') }],
    ['with a package that the bill does not list', 'does not list node_modules/b', { shipped: ['node_modules/b'] }],
  ])('is refused in a sentence: %s', async (_name, sentence, { said, shipped }) => {
    const { ran, does } = checkout(said, shipped);
    const refused: unknown = await does().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(NotReadyError);
    expect(String(refused)).toContain(sentence);
    expect(ran.filter((line) => line === 'npm test' || CHANGES.test(line))).toEqual([]);
  });

  it('says every reason at once', async () => {
    const { does } = checkout({ 'git status --porcelain': ' M a\n', 'docs/changelog.md': '' });
    await expect(does('1.0')).rejects.toThrow(/is no version.*not committed.*no section/s);
  });

  it('is not made when a test fails', async () => {
    const { ran, does } = checkout({}, undefined, 'npm test');
    await expect(does()).rejects.toThrow('npm test');
    expect(ran.filter((line) => CHANGES.test(line))).toEqual([]);
  });
});
