import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { openArchive } from '#functions/documents/archive/archive.ts';
import { bouncedMessage } from '#functions/intake/email/bounced-message.ts';
import { classify } from '#functions/intake/email/classify.ts';
import { openEmail } from '#functions/intake/email/open-email.ts';
import { verdictsFrom } from '#functions/intake/email/verdicts.ts';
import { corpus } from '#test/support/corpus.ts';
import { received } from './reading.ts';

/** Real messages, which are not part of this project; without them these tests are skipped. */
const { folder, files } = corpus('eml');
const read = (file: string) => Uint8Array.from(readFileSync(join(folder, file)));

(files.length > 0 ? describe : describe.skip)('messages that nobody on this project wrote', () => {
  it('are each filed and taken apart, and none is wrongly found empty', async () => {
    for (const file of files) {
      const raw = read(file);
      const email = await received(raw);
      const verdicts = verdictsFrom({ headers: email.headers });
      classify(email.headers, verdicts);
      bouncedMessage(raw);
      const opened = await openEmail(raw, { openArchive });
      expect([file, opened.is]).toEqual([file, 'opened']);
      if (opened.is === 'unreadable') continue;
      const found = opened.text !== '' || opened.parts.length > 0;
      expect([file, found || raw.length < 1000]).toEqual([file, true]);
    }
  });

  it('keep their delivery key with other line ends and another carrier’s headers', async () => {
    for (const file of files) {
      const raw = Buffer.from(read(file)).toString('latin1');
      const other = `Received: by another; now\r\n${raw.replaceAll('\r\n', '\n')}`;
      const usual = /^[!-9;-~]+:/.test(raw);
      if (usual) expect([file, (await received(other)).deliveryKey]).toEqual([file, (await received(raw)).deliveryKey]);
    }
  });

  it('differ in their delivery keys as they differ in content', async () => {
    const keys = new Map<string, string>();
    for (const file of files) {
      const raw = Buffer.from(read(file));
      const { deliveryKey } = await received(raw);
      const content = raw.toString('latin1').replace(/\s+/g, '');
      expect([file, keys.get(deliveryKey) ?? content]).toEqual([file, content]);
      keys.set(deliveryKey, content);
    }
  });
});
