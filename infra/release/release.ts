import { billFaults, billIn } from './bill.ts';
import { licenceFaults } from './licences.ts';
import { integrityFaults, lockEntries } from './lock.ts';
import { changelogFault, versionFault } from './version.ts';

/** The samples that the next version must read (docs/decisions/25-upgrades.md). */
export const SAMPLES = 'test/fixtures/last-version';
/** The folder of what a release makes and does not commit. */
export const MADE = '.local/release';

export interface ReleaseDeps {
  /** Runs a program in the checkout and returns its output. It rejects when the program fails. */
  readonly run: (command: string, ...args: readonly string[]) => Promise<string>;
  /** Runs a program whose output is shown. It rejects when the program fails. */
  readonly show: (command: string, ...args: readonly string[]) => Promise<void>;
  readonly read: (file: string) => Promise<string>;
  readonly write: (file: string, text: string) => Promise<void>;
  /** Returns where the packages are installed that the functions contain. */
  readonly shipped: () => ReadonlySet<string>;
  readonly say: (line: string) => void;
  readonly node: string;
}

/** The checkout is not ready for a release: a sentence for each reason. */
export class NotReadyError extends Error {
  override readonly name = 'NotReadyError';
}

/**
 * Releases a version: checks, tests, makes the samples and the bill of materials, sets the version, commits and tags. With `check`
 * it changes nothing in the checkout. It pushes nothing. @throws NotReadyError
 */
export async function release(deps: ReleaseDeps, version: string, check: boolean): Promise<void> {
  const { run, show, say } = deps;
  const faults = [...(await faultsOfCheckout(deps, version)), ...(await writeBill(deps, version))];
  if (faults.length > 0) throw new NotReadyError(faults.join('\n'));
  say('The checkout is ready. The tests follow.');
  await show('npm', 'test');
  await show(deps.node, `${SAMPLES}/make.ts`, check ? MADE : SAMPLES);
  if (check)
    return say(`${version} can be released. Nothing was changed; ${MADE} has the bill of materials and the samples.`);
  await run('npm', 'version', version, '--no-git-tag-version', '--allow-same-version');
  await writeBill(deps, version);
  await run(
    'git',
    'commit',
    '--quiet',
    '--message',
    `Release ${version}`,
    '--',
    'package.json',
    'package-lock.json',
    SAMPLES,
  );
  await run('git', 'tag', '--annotate', `v${version}`, '--message', `Release ${version}`);
  say(`Released ${version}. Push it with "git push --follow-tags", and attach ${billOf(version)} to the release.`);
}

const billOf = (version: string) => `${MADE}/front-door-${version}.cdx.json`;

async function faultsOfCheckout({ run, read }: ReleaseDeps, version: string): Promise<string[]> {
  const lines = async (...args: readonly string[]) =>
    (await run('git', ...args)).split('\n').filter((line) => line !== '');
  const changed = await lines('status', '--porcelain');
  const [branch] = await lines('rev-parse', '--abbrev-ref', 'HEAD');
  const entries = lockEntries(await read('package-lock.json'));
  return [
    versionFault(version, await lines('tag', '--list', 'v*')),
    changed.length === 0 ? undefined : `${changed.length} files are not committed: a release is made of what is.`,
    branch === 'main' ? undefined : `This is the branch ${branch}: a release is made on main.`,
    changelogFault(await read('docs/changelog.md'), version),
    ...licenceFaults(entries),
    ...integrityFaults(entries),
  ].filter((fault) => fault !== undefined);
}

/** Writes the bill of materials, and returns its faults. */
async function writeBill(deps: ReleaseDeps, version: string): Promise<string[]> {
  const bill = billIn(await deps.run('npm', 'sbom', '--sbom-format', 'cyclonedx'), { name: 'front-door' });
  await deps.write(billOf(version), `${JSON.stringify(bill, null, 2)}\n`);
  return billFaults(bill, lockEntries(await deps.read('package-lock.json')), deps.shipped());
}
