import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openReadingThread } from '#functions/documents/file/reading-thread.ts';
import { openOpeningThread } from '#functions/intake/open-email/opening-thread.ts';
import { bundle, jobsIn, sizesOf } from '#infra/bundle.ts';
import { docx } from '#test/fixtures/hostile-files.ts';

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
  // All that the duty desk does, and all three forms with their code sets and words: staff read every form with its labels.
  'casework/api': 1050 * KB,
  // PDFKit and what reads fonts, half of it for fonts packed for the web, which ours are not; two fonts of 1.4 MB lie beside it.
  'casework/hand-over-pdf': 1750 * KB,
  // zip.js, which encrypts, is 164 KB of it; the forms come with the rules of who may see what.
  'casework/open-original': 1050 * KB,
  // What reads the head of a mail and its first words is in it as well: the names of HTML's characters alone are 32 KB.
  'intake/receive-email': 835 * KB,
  // What takes a mail apart is in its thread: MIME, HTML, zip, TNEF, messages that Outlook saved.
  'intake/open-email/open.worker': 400 * KB,
  // The client of Lambda, by which a letter gets the form that it carries, is 73 KB of it.
  'correspondence/send': 805 * KB,
  // docx, which writes Word files: no other job has it.
  'documents/blank-form': 1000 * KB,
  'documents/write-form': 1000 * KB,
  // Whatever a form may bring to a case: its fields and codes, its tasks and messages, and the call to a person before all of that.
  'documents/file': 875 * KB,
  // The readers are in its thread: zip, OLE, XML, PDF's objects, HTML with the names of its characters (32 KB), the forms.
  'documents/file/read.worker': 645 * KB,
};
const ORDINARY = 750 * KB;
/** Threads, each beside the job that asks it. */
const THREADS: Readonly<Record<string, string>> = {
  'documents/file/read.worker': 'documents/file',
  'intake/open-email/open.worker': 'intake/open-email',
};

const into = mkdtempSync(join(tmpdir(), 'front-door-bundles-'));
afterAll(() => rmSync(into, { recursive: true, force: true }));
const { codeOf, metafile } = bundle('functions', join(into, 'functions'));
const sizes = sizesOf(metafile, 'functions');

describe('the bundles', () => {
  it('are one a job, each alone in its folder', () => {
    const jobs = jobsIn('functions');
    expect([...sizes.keys()].filter((job) => THREADS[job] === undefined).sort()).toEqual(jobs);
    expect(jobs).toContain('platform/audit/seal');
    for (const job of jobs.filter((name) => !Object.values(THREADS).includes(name))) {
      expect([job, readdirSync(codeOf(job))]).toEqual([job, ['index.mjs']]);
    }
    expect(new Set(jobs.map(codeOf)).size).toBe(jobs.length);
  });

  it('have the thread that opens files beside the job that asks it to, and it reads there', async () => {
    expect(readdirSync(codeOf('documents/file')).sort()).toEqual(['index.mjs', 'read.worker.mjs']);
    const worker = pathToFileURL(join(codeOf('documents/file'), 'read.worker.mjs'));
    const thread = openReadingThread({ worker });
    const { type, safety, whyNoForm } = await thread.read(docx(), 'letter.docx');
    await thread.close();
    expect({ type, safety, whyNoForm }).toEqual({ type: 'docx', safety: { state: 'safe' }, whyNoForm: 'not_a_form' });
  });

  it('have the thread that opens messages beside its job too, and it opens one there', async () => {
    expect(readdirSync(codeOf('intake/open-email')).sort()).toEqual(['index.mjs', 'open.worker.mjs']);
    const thread = openOpeningThread({ worker: pathToFileURL(join(codeOf('intake/open-email'), 'open.worker.mjs')) });
    const opened = await thread.open(Buffer.from('Subject: A worry\r\n\r\nPippin is hurt'));
    await thread.close();
    expect(opened).toMatchObject({ is: 'opened', text: 'Pippin is hurt' });
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

  it('have nothing of what the API’s document is made from in the job that serves it', () => {
    const [, served] =
      Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith('api-docs.handler.ts')) ?? [];
    const inputs = Object.entries(served?.inputs ?? {}).map(
      ([input, { bytesInOutput }]) => [input, bytesInOutput] as const,
    );
    expect(inputs.map(([input]) => input)).toContain('functions/web/api-docs/serve.ts');
    // What begins a problem's type is all that it needs of the schemas.
    const made = inputs.filter(
      ([input, bytes]) => (input.startsWith('schemas/') || input.includes('page.ts')) && bytes > 100,
    );
    expect(made).toEqual([]);
  });

  it('can be run as they are: the handler is exported', async () => {
    const activation = bundle('infra/edge/activation', join(into, 'edge'));
    const { handler } = await import(join(activation.codeOf('activation'), 'index.mjs'));
    expect(typeof handler).toBe('function');
    expect([...sizesOf(activation.metafile, 'infra/edge/activation').keys()]).toEqual(['activation']);
  });
});
