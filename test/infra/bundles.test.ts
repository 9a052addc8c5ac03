import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { bundle, jobsIn, sizesOf } from '#infra/bundle.ts';

const KB = 1000;

/**
 * What each bundle may weigh: Lambda bills its start, and most of that is reading the bundle (design: Measured choices). The
 * AWS clients are some 480 KB of each that has DynamoDB's and S3's.
 */
const AT_MOST: Readonly<Record<string, number>> = {
  // The budget for the door that people wait at.
  'intake/submit': 700 * KB,
  // Four clients of AWS's: DynamoDB, S3, SQS, GuardDuty.
  'casework/clock': 850 * KB,
  // What takes a mail or a file apart is in them as well: MIME, zip, OLE, XML, the form.
  'intake/receive-email': 800 * KB,
  'intake/open-email': 850 * KB,
  'documents/file': 900 * KB,
};
const ORDINARY = 750 * KB;

const into = mkdtempSync(join(tmpdir(), 'front-door-bundles-'));
afterAll(() => rmSync(into, { recursive: true, force: true }));
const { codeOf, metafile } = bundle('functions', join(into, 'functions'));
const sizes = sizesOf(metafile, 'functions');

describe('the bundles', () => {
  it('are one a job, each alone in its folder', () => {
    expect([...sizes.keys()].sort()).toEqual(jobsIn('functions'));
    expect(jobsIn('functions')).toContain('platform/audit/seal');
    for (const job of sizes.keys()) expect([job, readdirSync(codeOf(job))]).toEqual([job, ['index.mjs']]);
    expect(new Set([...sizes.keys()].map(codeOf)).size).toBe(sizes.size);
  });

  it('weigh no more than their budget', () => {
    const heavy = [...sizes].filter(([job, bytes]) => bytes > (AT_MOST[job] ?? ORDINARY));
    expect(heavy).toEqual([]);
  });

  it('hold zod once, without its languages', () => {
    const locales = Object.entries(metafile.outputs).flatMap(([output, { inputs }]) =>
      Object.keys(inputs)
        .filter((input) => /zod\/.*locales\/(?!en\.)/.test(input))
        .filter((input) => (inputs[input]?.bytesInOutput ?? 0) > 100)
        .map((input) => `${output} ${input}`),
    );
    expect(locales).toEqual([]);
  });

  it('can be run as they are: the handler is exported', async () => {
    const activation = bundle('infra/edge/activation', join(into, 'edge'));
    const { handler } = await import(join(activation.codeOf('activation'), 'index.mjs'));
    expect(typeof handler).toBe('function');
    expect([...sizesOf(activation.metafile, 'infra/edge/activation').keys()]).toEqual(['activation']);
  });
});
