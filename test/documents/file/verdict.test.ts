import { describe, expect, it } from '@jest/globals';
import { blankTold, whatFollows } from '#functions/documents/file/follow-up.ts';
import type { JourneyDeps } from '#functions/documents/file/journey-deps.ts';
import { asksOfFile, fileTask, isPhotograph, lookAtFile } from '#functions/documents/file/tasks.ts';
import { putVerdictOnCase } from '#functions/documents/file/verdict.ts';
import type { Consequences } from '#functions/platform/store/documents.ts';
import type { CaseDocument } from '#schemas/case-document.ts';
import type { ScanCompleted } from '#schemas/events.ts';
import type { Message } from '#schemas/message.ts';
import { Reference } from '#schemas/reference.ts';
import { sampleCase, sampleDocument, sampleInbound, sampleOutbound } from '#test/support/sample-case.ts';

const NOW = new Date('2026-11-23T10:00:00.000Z');
const head = sampleCase();
const { reference, decisionDueAt } = head;
const COPY = { bucket: 'documents', key: `${reference}/D1`, versionId: 'v1' };
const ORIGIN = { kind: 'message', id: 'M1' } as const;
const SENT = sampleOutbound(reference, { state: 'sent', delivery: 'delivered' });
const DEADLINE_MS = 90_000;

const scanned = (verdict: ScanCompleted['verdict']): ScanCompleted => ({
  event: 'ScanCompleted',
  schemaVersion: 1,
  engine: 'clamav',
  bucket: 'quarantine',
  key: 'k',
  versionId: 'v1',
  verdict,
  threats: [],
  reasons: [],
  scannedAt: NOW.toISOString(),
});

const notAsked = async (): Promise<never> => {
  throw new Error('nobody asks for this');
};

interface World {
  readonly applied?: 'applied' | 'stale';
  readonly messages?: readonly Message[];
  readonly document?: Partial<CaseDocument>;
}

/** A file on its way, in a world that remembers what was done. */
function world({ applied = 'applied', messages = [SENT], document = {} }: World = {}) {
  const done: unknown[] = [];
  let means: (Consequences & { readBy?: string; withdraw: boolean }) | undefined;
  const deps: JourneyDeps = {
    quarantineBucket: 'quarantine',
    documentsBucket: 'documents',
    readDeadlineMs: DEADLINE_MS,
    readDocument: notAsked,
    keepDrawing: notAsked,
    caseHead: notAsked,
    changeCase: notAsked,
    readSafety: notAsked,
    readInbound: notAsked,
    messagesOf: async () => [...messages],
    applyVerdict: async (_at, _scan, consequences) => {
      means = consequences;
      return applied;
    },
    closeJourney: notAsked,
    withdrawElsewhere: async (at, { what }) => {
      done.push(['withdrawn from', at, what]);
    },
    openCase: notAsked,
    bytes: notAsked,
    read: notAsked,
    copy: notAsked,
    makePictures: notAsked,
    keepPicture: notAsked,
    remove: async (copy) => {
      done.push(['removed', copy]);
    },
    originalsOf: async (shownOn, subjects) => [
      { id: `zip of ${shownOn}`, reference: shownOn, subject: subjects.join(' '), bucket: 'exports', key: 'k' },
    ],
    deleteOriginal: async ({ id, subject }) => {
      done.push(['deleted', id, subject]);
    },
    clock: notAsked,
  };
  const onItsWay = { deps, document: sampleDocument(reference, { id: 'D1', origin: ORIGIN, ...document }), now: NOW };
  const put = async (verdict: ScanCompleted['verdict']) => ({
    applied: await putVerdictOnCase(onItsWay, head, scanned(verdict)),
    means,
    done,
  });
  return { onItsWay, put };
}

const line = (what: string) => ({ id: expect.any(String), at: NOW.toISOString(), what, by: 'service' });
const taskOf = (kind: string, why: string) => ({
  id: `${kind}-D1`,
  kind,
  team: 'documents_to_read',
  state: 'open',
  raisedAt: NOW.toISOString(),
  dueAt: decisionDueAt,
  why,
  about: 'D1',
});

describe('a verdict on a file', () => {
  it('of clean asks nobody, and says by when it must be read', async () => {
    expect(await world().put('clean')).toEqual({
      applied: 'applied',
      means: {
        flags: [],
        tasks: [],
        line: line('file_clean'),
        withdraw: false,
        readBy: new Date(NOW.getTime() + DEADLINE_MS).toISOString(),
      },
      done: [],
    });
  });

  it('of an error leaves a line, and is scanned again by the clock', async () => {
    const { means } = await world().put('error');
    expect(means).toEqual({ flags: [], tasks: [], line: line('file_error'), withdraw: false });
  });

  it('that there can be none asks a person to read it', async () => {
    const { means } = await world().put('unscannable');
    expect(means).toEqual({
      flags: ['needs_reading'],
      tasks: [taskOf('file_without_verdict', 'unscannable')],
      line: line('file_unscannable'),
      withdraw: false,
    });
  });

  it('of infected before it was kept has the sender asked for another, and nothing to remove', async () => {
    const { applied, means, done } = await world().put('infected');
    expect(applied).toBe('applied');
    expect(means).toEqual({
      flags: ['file_infected'],
      tasks: [taskOf('ask_for_safe_copy', 'infected')],
      outbound: expect.objectContaining({ kind: 'safe_copy_request', to: SENT.to, reference, decisionDueAt }),
      line: line('file_infected'),
      withdraw: true,
    });
    expect(done).toEqual([['deleted', `zip of ${reference}`, 'D1 M1']]);
  });

  it('of infected after it was released is a second task, and the copy and its zips go', async () => {
    const { means, done } = await world({ document: { filed: COPY } }).put('infected');
    expect(means?.tasks).toEqual([
      taskOf('ask_for_safe_copy', 'infected'),
      taskOf('late_infection', 'infected_after_release'),
    ]);
    expect(done).toEqual([
      ['deleted', `zip of ${reference}`, 'D1 M1'],
      ['removed', COPY],
    ]);
  });

  it('of infected takes the pictures that were drawn of the file as well', async () => {
    const drawn = (size: string) => ({ ...COPY, key: `pictures/${size}` });
    const picture = { large: drawn('large'), small: drawn('small') };
    const inside = { large: drawn('inside-large'), small: drawn('inside-small') };
    const pictures = [{ none: 'damaged' as const }, inside];
    const { done } = await world({ document: { filed: COPY, picture, pictures } }).put('infected');
    const copies = [COPY, picture.large, picture.small, inside.large, inside.small];
    expect(done.slice(1)).toEqual(copies.map((copy) => ['removed', copy]));
  });

  it('of infected reaches the other case that shows the file', async () => {
    const alsoOn = Reference.parse('FD-7K3M-9QXC');
    const { done } = await world({ document: { filed: COPY, alsoOn } }).put('infected');
    expect(done).toEqual([
      ['deleted', `zip of ${reference}`, 'D1 M1'],
      ['deleted', `zip of ${alsoOn}`, 'D1 M1'],
      ['removed', COPY],
      ['withdrawn from', { reference: alsoOn, id: 'D1' }, 'file_infected'],
    ]);
  });

  it('of infected writes to nobody about a file that another system wrapped, nor where no email may go', async () => {
    const wrapped = world({ document: { origin: { ...ORIGIN, wrapped: true } } });
    expect((await wrapped.put('infected')).means?.outbound).toBeUndefined();
    const plain = world({ document: { origin: { ...ORIGIN, wrapped: false } } });
    expect((await plain.put('infected')).means?.outbound).toBeDefined();
    expect((await world({ messages: [] }).put('infected')).means?.outbound).toBeUndefined();
  });

  it('that came too late removes nothing', async () => {
    const late = world({ applied: 'stale', document: { filed: COPY } });
    expect(await late.put('infected')).toMatchObject({ applied: 'stale', done: [] });
    expect(await world({ document: { filed: COPY } }).put('clean')).toMatchObject({ done: [] });
  });
});

describe('what a file asks of people', () => {
  const HELD = { held: ['macros'], senderCanHelp: true, type: 'docm' };
  const PLAIN = { isSignature: false, isWrapped: false };
  const NOBODY = { safeCopy: false, look: false };
  const A_COPY = { safeCopy: true, look: false };
  const A_LOOK = { safeCopy: false, look: true };

  it.each([
    ['held, and the sender can help', HELD, true, PLAIN, A_COPY],
    ['held, and not all of it read', HELD, false, PLAIN, A_COPY],
    ['held for what no sender can mend', { ...HELD, senderCanHelp: false }, true, PLAIN, A_LOOK],
    ['held, and wrapped by another system', HELD, true, { ...PLAIN, isWrapped: true }, A_LOOK],
    ['held, and the picture of a signature', HELD, false, { ...PLAIN, isSignature: true }, NOBODY],
    ['a photograph held for its name', { ...HELD, held: ['dangerous_name'], type: 'png' }, true, PLAIN, A_LOOK],
    ['a photograph held for more', { ...HELD, held: ['dangerous_name', 'macros'], type: 'png' }, true, PLAIN, A_COPY],
    ['a document held for its name', { ...HELD, held: ['dangerous_name'] }, true, PLAIN, A_COPY],
    ['safe and whole on the case', { ...HELD, held: [] }, true, PLAIN, NOBODY],
    ['safe and not whole on the case', { ...HELD, held: [] }, false, PLAIN, A_LOOK],
  ])('%s', (_what, read, whole, came, asks) => {
    expect(asksOfFile(read, whole, came)).toEqual(asks);
  });

  it.each(['png', 'jpeg', 'gif', 'bmp', 'tiff', 'heic', 'webp', 'avif'])('%s is a photograph', (type) => {
    expect(isPhotograph(type)).toBe(true);
    expect(lookAtFile(head, { id: 'D1', origin: ORIGIN, reference }, type)).toEqual({
      cameWith: 'M1',
      is: 'photographs',
      id: 'D1',
      dueAt: decisionDueAt,
    });
  });

  it('is looked at among the files where it is none', () => {
    expect(lookAtFile(head, { id: 'D1', origin: ORIGIN, reference }, 'pdf').is).toBe('files');
  });

  it('gives its reason on a line or two', () => {
    expect(fileTask('check_reading', head, { id: 'D1' }, 'x'.repeat(300), NOW).why).toBe('x'.repeat(200));
  });
});

describe('what follows from a file that was inspected', () => {
  const READ = { type: 'docm', held: ['macros'], senderCanHelp: true, words: [], cut: false };
  const follows = (read: Parameters<typeof whatFollows>[2], whole: boolean, given?: World) =>
    whatFollows(world(given).onItsWay, head, read, whole);

  it('is a safe copy asked for, by a person and by email, where the sender can help', async () => {
    expect(await follows(READ, true)).toEqual({
      flags: ['file_held'],
      tasks: [taskOf('ask_for_safe_copy', 'held')],
      outbound: expect.objectContaining({ kind: 'safe_copy_request' }),
      lookAt: undefined,
    });
  });

  it('is somebody’s look where the sender cannot help, and no email', async () => {
    expect(await follows({ ...READ, senderCanHelp: false }, true)).toEqual({
      flags: ['file_held', 'needs_reading'],
      tasks: [],
      outbound: undefined,
      lookAt: { cameWith: 'M1', is: 'files', id: 'D1', dueAt: decisionDueAt },
    });
  });

  it('is nothing where all of it is on the case, or it is a signature', async () => {
    const nothing = { flags: [], tasks: [], outbound: undefined, lookAt: undefined };
    expect(await follows({ ...READ, held: [] }, true)).toEqual(nothing);
    const signature = { document: { origin: { ...ORIGIN, inline: true } } };
    expect(await follows({ ...READ, held: [] }, false, signature)).toEqual(nothing);
    expect(await follows({ ...READ, held: [] }, false)).toMatchObject({ flags: ['needs_reading'] });
    const wrapped = { document: { origin: { ...ORIGIN, wrapped: true } } };
    expect(await follows(READ, true, wrapped)).toMatchObject({ tasks: [], flags: ['file_held', 'needs_reading'] });
  });
});

describe('the sender of an empty form', () => {
  const opened = (text: string | undefined) =>
    sampleInbound(reference, { opening: 'opened', ...(text === undefined ? {} : { text }) });
  const told = (message: Parameters<typeof blankTold>[3]) => blankTold(world().onItsWay, head, 'masp', message, [SENT]);
  const byEmail = { kind: 'form_returned_blank', to: SENT.to, form: { id: 'masp' }, reference };

  it('is told so by email where it came alone', () => {
    for (const message of [undefined, opened(''), opened(' \n ')])
      expect(told(message)).toMatchObject({ tasks: [], outbound: byEmail });
  });

  it('is told by a person where words came with it, or the message could not be opened', () => {
    for (const message of [
      opened('Please telephone.'),
      opened(undefined),
      sampleInbound(reference, { opening: 'filed', text: '' }),
    ])
      expect(told(message)).toEqual({
        tasks: [
          expect.objectContaining({
            id: 'form_returned_blank-D1',
            why: 'words_beside_an_empty_form',
            dueAt: decisionDueAt,
          }),
        ],
      });
  });
});
