import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const SETUP = fileURLToPath(new URL('../../../infra/local/setup.mjs', import.meta.url));

interface Run {
  readonly code: number | null;
  readonly said: string;
}

/** Replacements for the machine's programs: each records its call, and does what the set-up needs. */
const PROGRAMS = {
  npm: `
    mkdir -p node_modules/node/bin
    ln -sf "${process.execPath}" node_modules/node/bin/node`,
  python3: `
    if [ "$1 $2" = "-m venv" ]; then
      mkdir -p "$3/bin"
      cp "$0" "$3/bin/python"
    fi`,
  clamd: '',
  'apt-get': `
    for program in clamd:clamav-daemon chromium:chromium; do
      case "$*" in *"install"*"\${program#*:}"*)
        file="$(dirname "$0")/\${program%%:*}"
        printf '#!/bin/sh\\n' > "$file"; chmod +x "$file";;
      esac
    done`,
  sudo: `
    case "$*" in
      "-n true") exit \${SUDO_ANSWERS:-0};;
      -n*) shift; exec "$@";;
    esac`,
};
type Program = keyof typeof PROGRAMS;

describe('setting up a bare checkout', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'setup-'));
    mkdirSync(join(root, 'infra', 'local'), { recursive: true });
    mkdirSync(join(root, 'programs'));
    copyFileSync(SETUP, join(root, 'infra', 'local', 'setup.mjs'));
    cpSync(join(dirname(SETUP), 'setup'), join(root, 'infra', 'local', 'setup'), { recursive: true });
    writeFileSync(join(root, 'infra', 'local', 'requirements.txt'), 'ministack==1.5.33\n');
    writeFileSync(join(root, 'package-lock.json'), '{"packages":{"":{},"node_modules/zod":{"version":"4.6.7"}}}');
    writeFileSync(
      join(root, 'infra', 'local', 'token.ts'),
      'console.log(process.argv.slice(2).join(" "));\nprocess.exitCode = 7;\n',
    );
    // The programs that the replacements call.
    for (const name of ['sh', 'mkdir', 'ln', 'cp', 'dirname', 'chmod', 'sleep']) {
      const found = ['/bin', '/usr/bin'].map((folder) => join(folder, name));
      symlinkSync(
        found.find((file) => spawnSync('test', ['-x', file]).status === 0) ?? name,
        join(root, 'programs', name),
      );
    }
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function have(...programs: Program[]): void {
    for (const name of programs) {
      const script = `#!/bin/sh\necho "${name} $*" >> "${join(root, 'calls')}"\n${PROGRAMS[name]}\n`;
      writeFileSync(join(root, 'programs', name), script, { mode: 0o755 });
    }
  }

  const calls = (): string[] => {
    try {
      return readFileSync(join(root, 'calls'), 'utf8').trimEnd().split('\n');
    } catch {
      return [];
    }
  };

  function begin(args: readonly string[], env: Record<string, string> = {}): { ended: Promise<Run>; pid: number } {
    const child = spawn(process.execPath, [join(root, 'infra', 'local', 'setup.mjs'), ...args], {
      env: { PATH: join(root, 'programs'), FRONT_DOOR_SYSTEM_FOLDERS: '', ...env },
    });
    let said = '';
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString();
    });
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString();
    });
    const ended = new Promise<Run>((resolve) => child.once('close', (code) => resolve({ code, said })));
    return { ended, pid: child.pid ?? 0 };
  }
  const setUp = (args: readonly string[] = [], env: Record<string, string> = {}): Promise<Run> =>
    begin(args, env).ended;

  it('names everything that is missing, a sentence each, before it does anything', async () => {
    const { code, said } = await setUp(['start']);
    expect(code).toBe(1);
    expect(said.trimEnd().split('\n')).toEqual([expect.stringMatching(/^No command "start"/)]);
    writeFileSync(join(root, 'infra', 'local', 'start.ts'), '');
    const missing = await setUp(['start']);
    expect(missing.code).toBe(1);
    expect(missing.said.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^Install npm/),
      expect.stringMatching(/^Install Python 3\.10 or newer with its venv module/),
      expect.stringMatching(/^Install clamd/),
    ]);
    expect(calls()).toEqual([]);
  });

  it('asks for npm alone where a command needs no local cloud, passes its arguments on and its exit code back', async () => {
    have('npm');
    const { code, said } = await setUp(['token', 'agency', '--port', '5000']);
    expect(said).toContain('agency --port 5000\n');
    expect(code).toBe(7);
    expect(calls()).toEqual([expect.stringMatching(/^npm ci --include=dev/)]);
  });

  it('installs the linter of templates for tests alone, and again with the local cloud', async () => {
    have('npm', 'python3', 'clamd');
    writeFileSync(join(root, 'infra', 'local', 'requirements-test.txt'), 'cfn-lint==1.58.0\n');
    for (const command of ['start', 'test']) writeFileSync(join(root, 'infra', 'local', `${command}.ts`), '');
    const linted = () => calls().filter((call) => call.includes('requirements-test.txt')).length;
    for (const [command, times] of [
      ['start', 0],
      ['test', 1],
      ['test', 1],
    ] as const) {
      expect((await setUp([command])).code).toBe(0);
      expect([command, linted()]).toEqual([command, times]);
    }
    writeFileSync(join(root, 'infra', 'local', 'requirements.txt'), 'ministack==1.5.34\n');
    expect((await setUp(['test'])).code).toBe(0);
    expect(linted()).toBe(2);
  });

  it('installs once, and again only what has changed since', async () => {
    have('npm', 'python3', 'clamd');
    expect((await setUp()).code).toBe(0);
    const first = calls();
    expect(first.filter((call) => call.startsWith('npm ci'))).toHaveLength(1);
    expect(first.filter((call) => call.includes('-m pip install'))).toHaveLength(1);
    expect((await setUp()).code).toBe(0);
    expect(calls().filter((call) => !call.includes('-c import'))).toEqual(
      first.filter((call) => !call.includes('-c import')),
    );
    writeFileSync(join(root, 'package-lock.json'), '{"packages":{"":{},"node_modules/zod":{"version":"4.6.8"}}}');
    expect((await setUp()).code).toBe(0);
    expect(calls().filter((call) => call.startsWith('npm ci'))).toHaveLength(2);
    expect(calls().filter((call) => call.includes('-m pip install'))).toHaveLength(1);
  });

  it('takes node_modules as it is when somebody has run npm ci by hand', async () => {
    have('npm', 'python3', 'clamd');
    mkdirSync(join(root, 'node_modules', 'node', 'bin'), { recursive: true });
    symlinkSync(process.execPath, join(root, 'node_modules', 'node', 'bin', 'node'));
    writeFileSync(
      join(root, 'node_modules', '.package-lock.json'),
      '{"packages":{"node_modules/zod":{"version":"4.6.7"}}}',
    );
    expect((await setUp()).code).toBe(0);
    expect(calls().filter((call) => call.startsWith('npm'))).toEqual([]);
  });

  it('shows each long step with its seconds, and why one failed', async () => {
    have('npm', 'python3', 'clamd');
    expect((await setUp()).said).toMatch(/npm packages …\.* \d+ s\n.*Python packages .*… \d+ s\n/s);
    writeFileSync(join(root, 'programs', 'npm'), '#!/bin/sh\necho no such registry\nexit 1\n', { mode: 0o755 });
    writeFileSync(join(root, 'package-lock.json'), '{"packages":{}}');
    const { code, said } = await setUp();
    expect(code).toBe(1);
    expect(said).toMatch(/npm packages …\.* failed after \d+ s\n.*npm ci failed \(1\).*no such registry/s);
  });

  it('installs clamd itself where it may, and says so', async () => {
    have('npm', 'python3', 'apt-get', 'sudo');
    const { code, said } = await setUp();
    expect(said).toMatch(/clamd is missing: installing it with apt-get, (as root|with sudo)/);
    expect(code).toBe(0);
    expect(calls().filter((call) => call.startsWith('apt-get'))).toEqual([
      'apt-get update',
      'apt-get install -y --no-install-recommends clamav-daemon',
    ]);
  });

  it('installs Chromium for the tests of pages where it may', async () => {
    have('npm', 'python3', 'clamd', 'apt-get', 'sudo');
    writeFileSync(join(root, 'infra', 'local', 'requirements-test.txt'), '');
    writeFileSync(join(root, 'infra', 'local', 'test.ts'), 'console.log(process.env.FRONT_DOOR_CHROMIUM);\n');
    const { code, said } = await setUp(['test']);
    expect([code, said]).toEqual([0, expect.stringContaining(`${join(root, 'programs', 'chromium')}\n`)]);
    expect(calls().filter((call) => call.startsWith('apt-get install'))).toEqual([
      'apt-get install -y --no-install-recommends chromium',
    ]);
  });

  it('goes on without Chromium where it may not install it, with a sentence; the judge does not', async () => {
    have('npm', 'python3', 'clamd');
    writeFileSync(join(root, 'infra', 'local', 'requirements-test.txt'), '');
    writeFileSync(join(root, 'infra', 'local', 'test.ts'), '');
    const { code, said } = await setUp(['test']);
    expect(said).toContain('There is no Chromium, so the tests of pages in a browser are skipped (install it).\n');
    expect(code).toBe(0);
    expect(await setUp(['test'], { FRONT_DOOR_TEST_JUDGE: 'yes' })).toEqual({
      code: 1,
      said: expect.stringContaining('There is no Chromium for the tests of pages: install it.'),
    });
  });

  it('makes two at once in one checkout wait for each other', async () => {
    have('npm', 'python3', 'clamd');
    const npm = join(root, 'programs', 'npm');
    writeFileSync(npm, readFileSync(npm, 'utf8').replace('#!/bin/sh\n', '#!/bin/sh\nsleep 1\n'), { mode: 0o755 });
    const runs = await Promise.all([setUp(), setUp()]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(calls().filter((call) => call.startsWith('npm ci'))).toHaveLength(1);
    expect(runs.map(({ said }) => said).join('')).toMatch(/waiting for another set-up \(process \d+\)/);
  });

  it('takes over the lock of a set-up that was killed', async () => {
    have('npm', 'python3', 'clamd');
    const npm = join(root, 'programs', 'npm');
    const quick = readFileSync(npm, 'utf8');
    writeFileSync(npm, `${quick}\nsleep 30\n`, { mode: 0o755 });
    const { ended, pid } = begin([]);
    while (!calls().some((call) => call.startsWith('npm ci'))) await new Promise((resolve) => setImmediate(resolve));
    process.kill(pid, 'SIGKILL');
    writeFileSync(npm, quick, { mode: 0o755 });
    expect((await setUp()).code).toBe(0);
    await ended;
  });
});

describe('the package lock', () => {
  it('names every package that another platform needs, as npm ci insists', () => {
    const file = join(dirname(SETUP), '..', '..', 'package-lock.json');
    const { packages }: { packages: Record<string, { optionalDependencies?: Record<string, string> }> } = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
      ),
    );
    expect(missing).toEqual([]);
  });
});
