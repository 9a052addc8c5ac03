import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fingerprintOf } from '#infra/local/fingerprint.ts';
import { localApiUrl } from '#infra/local/stack-outputs.ts';

describe('whether the stack must be deployed again', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'fingerprint-'));
    await mkdir(join(root, 'infra', 'local'), { recursive: true });
    await writeFile(join(root, 'infra', 'app.ts'), 'one');
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const now = (also = '') => fingerprintOf(root, { paths: ['infra', 'cdk.json'], except: 'infra/local/' }, also);

  it('depends on every name and byte of its sources, and on its context', async () => {
    const before = await now();
    expect(await now()).toBe(before);
    expect(await now('issuer')).not.toBe(before);
    await writeFile(join(root, 'cdk.json'), '{}');
    const withConfiguration = await now();
    expect(withConfiguration).not.toBe(before);
    await rm(join(root, 'cdk.json'));
    expect(await now()).toBe(before);
    await writeFile(join(root, 'infra', 'app.ts'), 'two');
    expect(await now()).not.toBe(before);
  });

  it('does not depend on what only runs the stack on one machine', async () => {
    const before = await now();
    await writeFile(join(root, 'infra', 'local', 'start.ts'), 'anything');
    expect(await now()).toBe(before);
  });
});

describe("the API's address on this machine", () => {
  it('is by path on the local cloud, as Node does not resolve the host that a stack names', () => {
    expect(localApiUrl('https://ab12.execute-api.eu-west-2.amazonaws.com/', 'http://127.0.0.1:4600')).toBe(
      'http://127.0.0.1:4600/_aws/execute-api/ab12/$default',
    );
    expect(localApiUrl('http://127.0.0.1:4600/api/', 'http://127.0.0.1:4600')).toBe('http://127.0.0.1:4600/api');
  });
});
