import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import * as z from 'zod';
import { type Clamd, startClamd } from '#infra/local/clamd.ts';
import { until } from '#infra/local/kept-process.ts';
import { freePorts } from '#infra/local/ports.ts';

/** The EICAR test file, put together here so that no file of the repository is one. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join('');

/** Debian's clamav-testfiles: one harmless program in 44 archives and packings. */
const TEST_FILES = '/usr/share/clamav-testfiles';

describe('the local virus scanner', () => {
  let stateDir: string;
  let clamd: Clamd;
  const warnings: string[] = [];
  beforeAll(async () => {
    stateDir = await mkdtemp(join(tmpdir(), 'clamd-'));
    clamd = await startClamd({
      stateDir,
      port: (await freePorts()).clamd,
      warn: (sentence) => warnings.push(sentence),
    });
  });
  afterAll(async () => {
    await clamd.stop();
    await rm(stateDir, { recursive: true, force: true });
  });

  /** Asks for a scan of a stream that begins with `length` and goes on as given. */
  function stream(length: number, content: Uint8Array): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = createConnection({ host: clamd.host, port: clamd.port });
      let answer = '';
      socket.setEncoding('utf8');
      socket.on('data', (text: string) => {
        answer += text;
      });
      socket.once('end', () => resolve(answer.replace(/\0$/, '')));
      socket.once('error', reject);
      const prefix = Buffer.alloc(4);
      prefix.writeUInt32BE(length);
      socket.write(Buffer.concat([Buffer.from('zINSTREAM\0'), prefix, content]));
    });
  }

  const scan = (content: Uint8Array): Promise<string> =>
    stream(content.length, Buffer.concat([content, Buffer.alloc(4)]));

  it('finds the EICAR file, alone and as a member of a zip', async () => {
    const zip = zipSync({ 'word/document.xml': strToU8('<xml/>'), 'eicar.com': strToU8(eicar) });
    expect(await scan(Buffer.from(eicar))).toMatch(/Eicar-Test-Signature.* FOUND$/);
    expect(await scan(zip)).toMatch(/Eicar-Test-Signature.* FOUND$/);
  });

  it('calls an ordinary file clean', async () => {
    expect(await scan(zipSync({ 'word/document.xml': strToU8('<xml/>') }))).toBe('stream: OK');
  });

  it('reports that a file was too large to scan, and never that it is clean', async () => {
    expect(await stream(41 * 1024 * 1024, Buffer.alloc(1))).toBe('INSTREAM size limit exceeded. ERROR');
  });

  it('is started again after it was killed, says so, and keeps nothing of what it was reading', async () => {
    const { server } = z
      .object({ server: z.object({ pid: z.int() }) })
      .parse(JSON.parse(await readFile(join(stateDir, 'clamd.pid'), 'utf8')));
    await writeFile(join(stateDir, 'clamd', 'half-scanned'), 'words of a referral');
    process.kill(server.pid, 'SIGKILL');
    const scansAgain = () =>
      scan(Buffer.from(eicar)).then(
        (answer) => answer.endsWith('FOUND'),
        () => false,
      );
    expect(await until(async () => warnings.length > 0 && (await scansAgain()), 30_000)).toBe(true);
    expect(warnings).toEqual(['clamd ended by itself. It starts again in 1 s.']);
    expect(existsSync(join(stateDir, 'clamd', 'half-scanned'))).toBe(false);
  });

  (existsSync(TEST_FILES) ? it : it.skip)("finds clam.exe in all of Debian's test archives", async () => {
    const files = readdirSync(TEST_FILES);
    expect(files.length).toBeGreaterThan(40);
    for (const file of files) {
      const content = await readFile(join(TEST_FILES, file));
      expect({ file, answer: await scan(content) }).toMatchObject({ file, answer: expect.stringMatching(/ FOUND$/) });
    }
  });
});
