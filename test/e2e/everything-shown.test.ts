import { beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import * as z from 'zod';
import { Configuration } from '#infra/configuration.ts';
import { askServer } from '#infra/local/http.ts';
import { DOCX } from '#test/fixtures/emails.ts';
import { markedDocx } from '#test/fixtures/marked/marked-docx.ts';
import { inventedWord } from '#test/fixtures/marked/place.ts';
import { detachedSignature, png } from '#test/fixtures/small-files.ts';
import { writeTnef } from '#test/fixtures/tnef-writer.ts';
import { filledReferralForm } from '#test/fixtures/word-forms.ts';
import { writeZip, type ZipMember } from '#test/fixtures/zip-writer.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { referral, teacher, unique } from '#test/support/invented.ts';
import { emailsTo } from '#test/support/mailbox.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { type CaseSeen, staffMember } from '#test/support/staff.ts';
import { openStore } from '#test/support/store.ts';
import { waitFor } from '#test/support/wait-for.ts';

const door = sharedFrontDoor();
const Given = z.object({ url: z.url() });
const officer = staffMember(door);
const manager = staffMember(door, 'team_manager');
const store = openStore(door);
const { dutyDesk } = Configuration.parse({ target: 'local' });

const part = (type: string, body: string, more = ''): string => `Content-Type: ${type}\r\n${more}\r\n${body}`;
const file = (name: string, type: string, bytes: Uint8Array, how = 'attachment'): string =>
  part(
    `${type}; name="${name}"`,
    Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n'),
    `Content-Disposition: ${how}; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n`,
  );
const words = (text: string): string => part('text/plain; charset=utf-8', text);
const html = (text: string): string => part('text/html; charset=utf-8', text);
const many = (type: string, parts: readonly string[], before = ''): string =>
  `Content-Type: multipart/${type}; boundary="parts"\r\n\r\n${before}\r\n${parts.map((each) => `--parts\r\n${each}\r\n`).join('')}--parts--\r\n`;
const mixed = (...parts: readonly string[]): string => many('mixed', parts);
const zip = (...members: readonly ZipMember[]): string => file('forms.zip', 'application/zip', writeZip(members));

/** Makes a message forwarded within a message, and so on. */
function forwarded(depth: number): string {
  if (depth === 0) return `Subject: first\r\n${words('the deepest words')}`;
  const parts = [words(`words at ${depth}`), part('message/rfc822', forwarded(depth - 1))].map(
    (each) => `--f${depth}\r\n${each}\r\n`,
  );
  return `Subject: forward ${depth}\r\nContent-Type: multipart/mixed; boundary="f${depth}"\r\n\r\n${parts.join('')}--f${depth}--`;
}

/** Encodes three bytes a group, six bits a letter. */
function uuencoded(name: string, text: string): string {
  const letters = [...Buffer.from(text.padEnd(45)).toString('base64')].map((letter) =>
    String.fromCharCode(32 + 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.indexOf(letter)),
  );
  return `begin 644 ${name}\r\nM${letters.join('')}\r\n\`\r\nend\r\n`;
}

const textOf = ({ messages }: CaseSeen): string =>
  messages.map((one) => (one.direction === 'in' ? (one.text ?? '') : '')).join('\n');
const open = ({ tasks }: CaseSeen, kind: string) => tasks.filter((task) => task.kind === kind && task.state === 'open');
const namesOf = ({ documents }: CaseSeen) =>
  documents.flatMap(({ name, otherNames = [] }) => [name, ...otherNames]).sort();
const wordsOf = ({ texts }: CaseSeen) => texts.flatMap((one) => one.words.map(({ text }) => text)).join('\n');
const isAcknowledged = ({ messages }: CaseSeen) =>
  messages.some((one) => one.direction === 'out' && one.kind === 'acknowledgement');
const wasAskedForCopy = ({ messages }: CaseSeen) =>
  messages.some((one) => one.direction === 'out' && one.kind === 'safe_copy_request');

interface Mail {
  readonly header?: string;
  readonly body: string;
  /** The desk hears within a minute. */
  readonly rings?: true;
  readonly shows: (seen: CaseSeen) => void | Promise<void>;
}

const form = () => filledReferralForm({ body: referral() });
const photograph = png(3000, 2000, 80_000);

/** Returns the form with a link to a council's own template, so that it is held: opening it would fetch the template. */
function linkedToTemplate(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx);
  const at = 'word/_rels/settings.xml.rels';
  const empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
  const link =
    '<Relationship Id="rIdTemplate" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://elsewhere.example/t.dotm" TargetMode="External"/>';
  const relations = parts[at] === undefined ? empty : strFromU8(parts[at]);
  return zipSync({ ...parts, [at]: strToU8(relations.replace('</Relationships>', `${link}</Relationships>`)) });
}

/** Mail that people send, and what staff must see of it. */
const MAILS: Readonly<Record<string, () => Mail | Promise<Mail>>> = {
  'a concern to which an Exchange rule added a header': () => ({
    header: 'X-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply\r\n',
    body: words('Please ring me about Linnet. She came without a coat again.'),
    shows: (seen) => {
      expect(seen.case.team).toBe('duty_and_advice');
      expect([open(seen, 'form_missing').length, open(seen, 'check_automatic_mail').length]).toEqual([1, 0]);
      expect(isAcknowledged(seen) || open(seen, 'acknowledge_safely').length === 1).toBe(true);
    },
  }),
  'a form to which an Exchange rule added a header': async () => ({
    header: 'X-Auto-Response-Suppress: All\r\n',
    body: mixed(words('Our form.'), file('form.docx', DOCX, await form())),
    shows: (seen) => {
      expect(seen.case.team).toBe('duty_and_advice');
      expect(seen.forms).toHaveLength(1);
    },
  }),
  'a plain version that stands in for the words': () => ({
    body: many('alternative', [words('This message is in HTML.'), html('<p>He waved a machete at her.</p>')]),
    rings: true,
    shows: (seen) => {
      expect(textOf(seen)).toContain('This message is in HTML.');
      expect(textOf(seen)).toContain('He waved a machete at her.');
    },
  }),
  'photographs from a telephone': () => ({
    body: mixed(
      words('Before.'),
      file('image0.png', 'image/png', photograph, 'inline'),
      words('Between.'),
      file('IMG_7.HEIC', 'image/heic', Buffer.from('0000001866747970686569630000', 'hex'), 'inline'),
      words('After. Sent from my telephone'),
    ),
    shows: (seen) => {
      for (const each of ['Before.', 'Between.', 'After.']) expect(textOf(seen)).toContain(each);
      expect(open(seen, 'look_at_files')).toHaveLength(1);
    },
  }),
  'a form and a photograph of the marks': async () => ({
    body: mixed(
      words('Form and photograph.'),
      file('form.docx', DOCX, await form(), 'inline'),
      file('IMG_0412.png', 'image/png', photograph, 'inline'),
    ),
    shows: (seen) => {
      expect(seen.forms).toHaveLength(1);
      expect(open(seen, 'look_at_files')).toHaveLength(1);
    },
  }),
  'a portal’s notice in HTML': () => ({
    body: html('<p>A concern was shared. <a href="https://portal.school.example/share/8f3a">Open the form</a></p>'),
    shows: (seen) => expect(textOf(seen)).toContain('https://portal.school.example/share/8f3a'),
  }),
  'mail wrapped by Egress': () => ({
    body: html('<p>You have a secure email.</p><a href="https://reader.egress.com/remote.aspx/s/12/abc">Read it</a>'),
    shows: (seen) => expectElsewhere(seen, 'https://reader.egress.com/remote.aspx/s/12/abc'),
  }),
  'mail wrapped by Cisco': () => ({
    body: mixed(
      words('You have received a secure message. Read it by opening the attachment, securedoc_20261130T001000.html.'),
      file(
        'securedoc_20261130T001000.html',
        'text/html',
        Buffer.from('<form action="https://res.cisco.com/keyserver"><script>var x=1;</script>Secure message</form>'),
      ),
    ),
    shows: (seen) => expectElsewhere(seen),
  }),
  'mail with a signature of S/MIME': () => ({
    body: many('signed; protocol="application/pkcs7-signature"; micalg=sha-256', [
      words('Signed words.'),
      file('smime.p7s', 'application/pkcs7-signature', detachedSignature()),
    ]),
    shows: (seen) => {
      expect(textOf(seen)).toContain('Signed words.');
      expect([seen.documents.length, wasAskedForCopy(seen)]).toEqual([0, false]);
    },
  }),
  'a message that is opened by hand, with a zip that is held': () => ({
    body: many(
      'mixed',
      [words('Inside.'), zip({ name: 'form.docx', bytes: 'x', flags: 1 })],
      'Words before the first part, and many of them. '.repeat(12),
    ),
    shows: async (seen) => {
      const [held] = seen.documents.filter(({ safety }) => safety === 'held');
      const path = `/admin/cases/${seen.case.reference}/documents/${held?.id}/original`;
      const why = 'to open it by hand';
      const [message] = seen.messages.filter(({ direction }) => direction === 'in');
      for (const one of [path, `/admin/messages/${seen.case.reference}_${message?.id}/original`]) {
        const given = await manager.post(one, {}, undefined, why);
        expect([one, given.status]).toEqual([one, 200]);
        const encrypted = await askServer(Given.parse(given.body).url);
        expect(strFromU8(await encrypted.bytes()).startsWith('PK')).toBe(true);
      }
      expect((await officer.post(path, {}, undefined, why)).status).toBe(403);
      expect(textOf(seen)).toContain('Words before the first part');
    },
  }),
  'a message forwarded six deep': () => ({
    body: mixed(words('Outer.'), part('message/rfc822', forwarded(6))),
    shows: (seen) => expect(textOf(seen)).toContain('the deepest words'),
  }),
  'a file written out in the text': () => ({
    body: mixed(
      words(`It follows.\r\n\r\n${uuencoded('note of june.txt', 'She was late each day.')}`),
      file('crest.png', 'image/png', png(90, 40)),
    ),
    shows: (seen) => {
      expect(namesOf(seen)).toContain('note of june.txt');
      expect(wordsOf(seen)).toContain('She was late each day.');
    },
  }),
  'the same bytes under the names of two children': () => ({
    body: mixed(
      words('One for each.'),
      ...['Linnet.txt', 'Wren.txt'].map((name) => file(name, 'text/plain', Buffer.from('The same.'))),
    ),
    shows: (seen) => expect(namesOf(seen)).toEqual(['Linnet.txt', 'Wren.txt']),
  }),
  'danger in an attached .txt': () => ({
    body: mixed(words('Files.'), file('note.txt', 'text/plain', Buffer.from('He has a knife, she says.'))),
    rings: true,
    shows: (seen) => expect(wordsOf(seen)).toContain('He has a knife, she says.'),
  }),
  'danger in an attached .html': () => ({
    body: mixed(words('Export.'), file('export.html', 'text/html', Buffer.from('<p>he has a knife</p>'))),
    rings: true,
    shows: (seen) => expect(wordsOf(seen)).toContain('he has a knife'),
  }),
  'words behind a comment that is none': () => ({
    body: html('<!--[if !mso]><!--><p>One</p><!--<![endif]--><!--><p>Two</p><!-- end --><p>Three</p>'),
    shows: (seen) => {
      for (const each of ['One', 'Two', 'Three']) expect(textOf(seen)).toContain(each);
    },
  }),
  'winmail.dat in its own letters': () => ({
    body: mixed(
      file(
        'winmail.dat',
        'application/ms-tnef',
        writeTnef({
          html: Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=utf-8"><p>Zoë’s mother</p>'),
        }),
      ),
    ),
    shows: (seen) => expect(textOf(seen)).toContain('Zoë’s mother'),
  }),
  'a zip that holds only a folder': () => ({
    body: mixed(words('The forms.'), zip({ name: 'forms/', bytes: '' })),
    shows: (seen) => {
      expect(seen.messages).toContainEqual(expect.objectContaining({ problems: ['zip_without_files 1'] }));
      expect([open(seen, 'look_at_files').length, wasAskedForCopy(seen)]).toEqual([0, false]);
    },
  }),
  'a held form in which a footnote names a danger': async () => {
    const { bytes } = await markedDocx((place) => (place === 'footnote' ? 'machete' : inventedWord(place)), 'form');
    return {
      body: mixed(words('Our form.'), file('form.docx', DOCX, linkedToTemplate(bytes))),
      rings: true,
      shows: (seen) => {
        expect(seen.documents).toMatchObject([{ safety: 'held', mayBeOpened: false }]);
        expect(seen.forms[0]?.leftovers).toContainEqual({ label: 'Footnote', text: 'machete' });
      },
    };
  },
};

function expectElsewhere(seen: CaseSeen, link?: string): void {
  expect(open(seen, 'open_elsewhere')).toHaveLength(1);
  const due = Date.parse(open(seen, 'open_elsewhere')[0]?.dueAt ?? '') - Date.parse(seen.case.receivedAt);
  expect(due).toBeLessThanOrEqual(2 * 3_600_000);
  expect([wasAskedForCopy(seen), isAcknowledged(seen)]).toEqual([false, true]);
  if (link !== undefined) expect(textOf(seen)).toContain(link);
}

/** Returns whether everything that was sent is processed. */
const isSettled = ({ messages, documents }: CaseSeen): boolean =>
  messages.every((one) => one.direction === 'out' || one.opening !== 'filed') &&
  documents.every(({ reading }) => reading !== 'waiting');

const sent = new Map<string, { raw: Buffer; mail: Mail }>();

describe('everything that an email brings is shown', () => {
  beforeAll(async () => {
    for (const [name, make] of Object.entries(MAILS)) {
      const mail = await make();
      const from = teacher();
      const head = `From: ${from}\r\nTo: ${door.outputs.Mailbox}\r\nSubject: About a pupil\r\nMessage-ID: <${unique()}@school.example.sch.uk>\r\nMIME-Version: 1.0\r\n`;
      const raw = Buffer.from(head + (mail.header ?? '') + mail.body);
      sent.set(name, { raw, mail });
      await emailReferral(door, raw, from);
    }
  });

  it.concurrent.each(Object.keys(MAILS))('of %s', async (name) => {
    const one = sent.get(name);
    if (one === undefined) throw new Error('not sent');
    const reference = await waitFor('the case', () => store.caseOfEmail(one.raw));
    const seen = await waitFor('everything read', async () => {
      const now = await officer.readCase(reference);
      return isSettled(now) ? now : undefined;
    });
    await one.mail.shows(seen);
    const alerts = await waitFor('the duty desk', async () => {
      const told = (await emailsTo(door, dutyDesk)).filter(({ subject }) => subject.includes(reference));
      return one.mail.rings === undefined || told.length > 0 ? told.length : undefined;
    });
    expect(alerts).toBe(one.mail.rings === undefined ? 0 : 1);
    expect(open(seen, 'danger_words')).toHaveLength(alerts);
  });
});
