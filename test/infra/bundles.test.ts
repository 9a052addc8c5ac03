import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { makePicturesApart } from '#functions/documents/file/picture-thread.ts';
import { openReadingThread } from '#functions/documents/file/reading-thread.ts';
import { openOpeningThread } from '#functions/intake/open-email/opening-thread.ts';
import { bundle, jobsIn, sizesOf } from '#infra/bundle.ts';
import { putCodecs } from '#infra/pipeline/documents.ts';
import { billFaults, billIn, packagesOf } from '#infra/release/bill.ts';
import { lockEntries } from '#infra/release/lock.ts';
import { docx } from '#test/fixtures/hostile-files.ts';
import { movingGif, photograph, png, redAndBlue } from '#test/fixtures/pictures.ts';

const KB = 1000;
const Package = z.object({ dependencies: z.record(z.string(), z.string()) });

/**
 * What each bundle may weigh: Lambda bills its start, and most of that is reading the bundle (design: Measured choices). The
 * AWS clients are some 360 KB of each that has DynamoDB's and S3's.
 */
const AT_MOST: Readonly<Record<string, number>> = {
  // The budget of the door that people wait for. 1 KB more since files have pictures and a referral may end a draft.
  'intake/submit': 491 * KB,
  // Four AWS clients: DynamoDB, S3, SQS, GuardDuty. It files referrals that were left half-way, by all three forms (S16).
  'casework/clock': 840 * KB,
  // All that the duty desk does, the directory of colleagues, and all three forms with their code sets and words: staff read every form with its labels.
  'casework/api': 965 * KB,
  // What the API has, and besides it Nunjucks' runtime, the templates, the client of OIDC and the client of Lambda.
  // A referral by telephone is taken down on one page of any form; originals with their pictures, readings, activity and who looked have pages of theirs.
  'web/console': 1750 * KB,
  // The style and the script of the pages are in it as texts.
  'web/assets': 480 * KB,
  // PDFKit and its font reader, half of which is for web fonts, which ours are not. Two fonts of 1.4 MB are in its folder.
  'casework/hand-over-pdf': 1550 * KB,
  // zip.js, which encrypts, is 164 KB of it; the forms come with the rules of who may see what.
  'casework/open-original': 950 * KB,
  // What reads the head of a mail and its first words is in it as well: the names of HTML's characters alone are 32 KB.
  'intake/receive-email': 742 * KB,
  // What takes a mail apart is in its thread: MIME, HTML, zip, TNEF, messages that Outlook saved.
  'intake/open-email/open.worker': 400 * KB,
  // The client of Lambda, by which a letter gets the form that it carries, is 73 KB of it.
  'correspondence/send': 690 * KB,
  // docx, which writes Word files: no other job has it. The public one has HTTP and the directory of colleagues besides.
  'documents/blank-form': 840 * KB,
  'documents/write-form': 435 * KB,
  // Everything that a form may bring to a case: its safety record, its fields and codes, its tasks and messages, and the call to a person before all of that.
  'documents/file': 795 * KB,
  // The readers are in its thread: zip, OLE, XML, PDF's objects, HTML with the names of its characters (32 KB), the forms.
  'documents/file/read.worker': 645 * KB,
  // The glue of the codecs. Their WebAssembly, 0.8 MB beside it, is read when a picture needs it.
  'documents/file/picture.worker': 200 * KB,
};
const ORDINARY = 660 * KB;
/** The threads, each in the folder of its job. */
const THREADS: Readonly<Record<string, string>> = {
  'documents/file/picture.worker': 'documents/file',
  'documents/file/read.worker': 'documents/file',
  'intake/open-email/open.worker': 'intake/open-email',
};

const JSON_BODY = { 'content-type': 'application/json' };
/** The environment of the function for `POST /referrals`. */
const SUBMIT_SETTINGS = {
  AWS_ACCESS_KEY_ID: 'OF-THE-ENVIRONMENT',
  AWS_SECRET_ACCESS_KEY: 's',
  AWS_REGION: 'eu-west-2',
  CASES_TABLE: 'c',
  AUDIT_TABLE: 'a',
  COUNCIL_NAME: 'C',
  COUNCIL_TELEPHONE: 'T',
  COUNCIL_COORDINATOR: 'E',
  COUNCIL_DUTY_DESK: 'd@frontdoor.example',
  COUNCIL_MAILBOX: 'm@frontdoor.example',
  COUNCIL_HOURS: 'H',
  WORD_FORM_URL: 'https://frontdoor.example/f',
};

const into = mkdtempSync(join(tmpdir(), 'front-door-bundles-'));
afterAll(() => rmSync(into, { recursive: true, force: true }));
const { codeOf, metafile } = bundle('functions', join(into, 'functions'));
const sizes = sizesOf(metafile, 'functions');

describe('the bundles', () => {
  it('have no package that the bill of materials does not list as shipped', () => {
    const npm = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], { encoding: 'utf8', maxBuffer: 50 * KB * KB });
    const bill = billIn(npm.stdout, { name: 'front-door' });
    const entries = lockEntries(readFileSync('package-lock.json', 'utf8'));
    const { dependencies } = Package.parse(JSON.parse(readFileSync('package.json', 'utf8')));
    const shipped = packagesOf(Object.keys(metafile.inputs), Object.keys(dependencies));
    expect(shipped.size).toBeGreaterThan(50);
    expect(billFaults(bill, entries, shipped)).toEqual([]);
  });

  it('are one for each job, in a folder of its own', () => {
    const jobs = jobsIn('functions');
    expect([...sizes.keys()].filter((job) => THREADS[job] === undefined).sort()).toEqual(jobs);
    expect(jobs).toContain('platform/audit/seal');
    for (const job of jobs.filter((name) => !Object.values(THREADS).includes(name))) {
      expect([job, readdirSync(codeOf(job))]).toEqual([job, ['index.mjs']]);
    }
    expect(new Set(jobs.map(codeOf)).size).toBe(jobs.length);
  });

  it('begin in a handler of at most 25 lines, which opens what its job needs and holds no rule', () => {
    const lines = jobsIn('functions').map(
      (job) => readFileSync(`functions/${job}.handler.ts`, 'utf8').split('\n').length - 1,
    );
    expect(Math.max(...lines)).toBeLessThanOrEqual(25);
  });

  it('have the thread that opens files in the folder of its job, where it works', async () => {
    const threads = ['picture.worker.mjs', 'read.worker.mjs'];
    expect(readdirSync(codeOf('documents/file')).sort()).toEqual(['index.mjs', ...threads]);
    const worker = pathToFileURL(join(codeOf('documents/file'), 'read.worker.mjs'));
    const thread = openReadingThread({ worker });
    const { type, safety, whyNoForm } = await thread.read(docx(), 'letter.docx');
    await thread.close();
    expect({ type, safety, whyNoForm }).toEqual({ type: 'docx', safety: { state: 'safe' }, whyNoForm: 'not_a_form' });
  });

  it('have the thread that draws pictures in the folder of its job, where it works with the codecs beside it', async () => {
    putCodecs(codeOf('documents/file'));
    const worker = pathToFileURL(join(codeOf('documents/file'), 'picture.worker.mjs'));
    for (const [type, bytes] of [
      ['jpeg', await photograph(40, 20)],
      ['png', png(redAndBlue(40, 20))],
      ['gif', movingGif()],
    ] as const)
      expect([type, await makePicturesApart(type, bytes, { worker })]).toEqual([
        type,
        { large: expect.any(Uint8Array), small: expect.any(Uint8Array) },
      ]);
  });

  it('have the thread that opens messages in the folder of its job, where it works', async () => {
    expect(readdirSync(codeOf('intake/open-email')).sort()).toEqual(['index.mjs', 'open.worker.mjs']);
    const thread = openOpeningThread({ worker: pathToFileURL(join(codeOf('intake/open-email'), 'open.worker.mjs')) });
    const opened = await thread.open(Buffer.from('Subject: A worry\r\n\r\nPippin is hurt'));
    await thread.close();
    expect(opened).toMatchObject({ is: 'opened', text: 'Pippin is hurt' });
  });

  it('are no larger than their budget', () => {
    const heavy = [...sizes].filter(([job, bytes]) => bytes > (AT_MOST[job] ?? ORDINARY));
    expect(heavy).toEqual([]);
  });

  it('have the words of the document reader only in the reader', () => {
    const whoKnow = Object.values(metafile.outputs)
      .filter(({ inputs }) =>
        Object.entries(inputs).some(
          ([input, { bytesInOutput }]) => input.includes('documents/word/vocabulary/') && bytesInOutput > 0,
        ),
      )
      .map(({ entryPoint }) => entryPoint);
    expect(whoKnow.filter((job) => !job?.startsWith('functions/documents/'))).toEqual([]);
    expect(whoKnow).toContain('functions/documents/file/read.worker.ts');
  });

  it('have zod once, without its languages', () => {
    const locales = Object.entries(metafile.outputs).flatMap(([output, { inputs }]) =>
      Object.keys(inputs)
        .filter((input) => /zod\/.*locales\/(?!en\.)/.test(input))
        .filter((input) => (inputs[input]?.bytesInOutput ?? 0) > 100)
        .map((input) => `${output} ${input}`),
    );
    expect(locales).toEqual([]);
  });

  it('have no sources of credentials that a Lambda never uses', () => {
    const [output = '', { inputs, imports } = { inputs: {}, imports: [] }] =
      Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith('submit.handler.ts')) ?? [];
    expect(output).toContain('intake-submit');
    expect(Object.keys(inputs).filter((input) => /nested-clients|provider-(?:sso|ini|imds)/.test(input))).toEqual([]);
    const others = imports.filter(
      ({ path, external }) => external === true && !path.startsWith('node:') && path.startsWith('@'),
    );
    expect(new Set(others.map(({ kind }) => kind))).toEqual(new Set(['dynamic-import']));
  });

  it('sign with the credentials in their environment, as on Lambda', async () => {
    const signed: string[] = [];
    const server = createServer((request, response) => {
      signed.push(request.headers.authorization ?? '');
      response.writeHead(400).end('{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const index = pathToFileURL(join(codeOf('intake/submit'), 'index.mjs'));
    const requestContext = { http: { method: 'POST' }, requestId: 'r', timeEpoch: Date.now() };
    const event = { version: '2.0', routeKey: 'POST /referrals', headers: JSON_BODY, body: '{}', requestContext };
    const script = `const { handler } = await import('${index}'); await handler(${JSON.stringify(event)}, {});`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...SUBMIT_SETTINGS, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` },
      stdio: 'ignore',
    });
    await once(child, 'exit');
    server.close();
    expect(signed.length).toBeGreaterThan(0);
    expect(signed.every((header) => header.includes('Credential=OF-THE-ENVIRONMENT/'))).toBe(true);
  });

  it('have nothing of the sources of the API’s document in the job that serves it', () => {
    const [, served] =
      Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith('api-docs.handler.ts')) ?? [];
    const inputs = Object.entries(served?.inputs ?? {}).map(
      ([input, { bytesInOutput }]) => [input, bytesInOutput] as const,
    );
    expect(inputs.map(([input]) => input)).toContain('functions/web/api-docs/serve.ts');
    // It needs only the beginning of a problem's type from the schemas.
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
