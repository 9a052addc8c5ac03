import { describe, expect, it } from '@jest/globals';
import { openArchive } from '#functions/documents/index.ts';
import { decodeText, headerText, readHeaderBlock } from '#functions/intake/email/header-fields.ts';
import { openEmail } from '#functions/intake/email/open-email.ts';
import { type OpenDeps, openMessage } from '#functions/intake/mail/open.ts';
import { Case } from '#schemas/case.ts';
import { InboundMessage } from '#schemas/message.ts';
import { newReference } from '#schemas/reference.ts';
import { EMAIL_PLACES, type EmailPlace, inventedWord, markedEmail, places } from '#test/fixtures/marked/email.ts';
import { received } from './reading.ts';

/** How far before a word its label may be. */
const LABEL_WITHIN = 600;

async function shown(raw: Uint8Array) {
  const opened = await openEmail(raw, { openArchive });
  if (opened.is === 'unreadable') throw new Error(opened.reason);
  const { subject } = await received(raw);
  const from = decodeText(headerText(readHeaderBlock(raw).fields, 'from'), 500);
  const files = opened.parts.map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join('\n');
  const names = opened.parts.map(({ name }) => name).join('\n');
  return { text: opened.text, subject: subject ?? '', header: from, file: files, name: names };
}

describe('every word of an email is shown (law 10)', () => {
  it('each place has a word of its own', () => {
    expect(new Set(places.map(inventedWord)).size).toBe(places.length);
  });

  it('with its place', async () => {
    const found = await shown(markedEmail(inventedWord));
    const missing = places.filter((place) => {
      const told = EMAIL_PLACES[place];
      const at = found[told.in].indexOf(inventedWord(place));
      const before = found[told.in].slice(Math.max(0, at - LABEL_WITHIN), at);
      return at === -1 || (told.in === 'text' && !before.includes(told.label));
    });
    expect(missing).toEqual([]);
  });

  it('and a danger word in any place that the message itself shows calls a person before a file is kept', async () => {
    // Files are searched when they are read; the text beside the address in From is kept when the message arrives.
    const own = places.filter((place) => EMAIL_PLACES[place].in !== 'file' && EMAIL_PLACES[place].in !== 'header');
    const silent: EmailPlace[] = [];
    for (const place of own) {
      const raw = markedEmail((each) => (each === place ? 'machete' : inventedWord(each)));
      if (!(await callsSomebody(raw))) silent.push(place);
    }
    expect(silent).toEqual([]);
    expect(await callsSomebody(markedEmail(inventedWord))).toBe(false);
  });
});

class Called extends Error {}

const AT = '2026-11-20T11:00:00.000Z';
const HEAD = Case.parse({
  reference: newReference(),
  door: 'email',
  team: 'duty_and_advice',
  state: 'new',
  receivedAt: AT,
  decisionDueAt: AT,
  flags: [],
  links: [],
  form: null,
  completeness: null,
  children: null,
  version: 1,
});
const MESSAGE = InboundMessage.parse({
  direction: 'in',
  id: 'message',
  reference: HEAD.reference,
  deliveryKey: 'key',
  raw: { bucket: 'mail', key: 'filed/message' },
  size: 1,
  sha256: 'none',
  receivedAt: AT,
  from: 'thimble.okonkwo@school.example.sch.uk',
  subject: null,
  messageIdHeader: null,
  automatic: 'none',
  held: [],
  portal: 'none',
  opening: 'filed',
  joined: false,
});

/** Returns whether opening a message calls a person, and does so before anything is kept. */
async function callsSomebody(raw: Uint8Array): Promise<boolean> {
  const { subject } = await received(raw);
  const kept = () => Promise.reject(new Error('kept'));
  const deps: OpenDeps = {
    quarantineBucket: 'quarantine',
    documentsBucket: 'documents',
    scanDeadlineMs: 1_000,
    readInbound: async () => ({ ...MESSAGE, subject }),
    caseHead: async () => ({ ...HEAD, forms: 0, replies: 0, files: 0 }),
    changeCase: () => Promise.reject(new Called()),
    raw: async () => raw,
    open: (given) => openEmail(given, { openArchive }),
    putOnce: kept,
    addDocument: kept,
    finishOpening: kept,
  };
  try {
    await openMessage(deps, HEAD.reference, MESSAGE.id, new Date(AT));
  } catch (error) {
    if (error instanceof Called) return true;
    if (error instanceof Error && error.message === 'kept') return false;
    throw error;
  }
  return false;
}
