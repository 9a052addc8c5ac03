import { createHash } from 'node:crypto';
import { bouncedMessage } from '#functions/intake/email/bounced-message.ts';
import { receiveStore } from '#functions/intake/intake-store.ts';
import { type ReceiveDeps, receiveEmail } from '#functions/intake/mail/receive.ts';
import type { MailArrived } from '#functions/intake/mail/received.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { council } from '#test/correspondence/outbox-fixture.ts';
import { asJob } from './as-job.ts';
import { openings } from './casework-over.ts';

/** Makes a mail bucket and an opening queue in memory, and receives mail over real tables. */
export function mailRoom(tables: Tables) {
  const objects = new Map<string, Uint8Array>();
  const opened: { reference: string; messageId: string }[] = [];
  const deps: ReceiveDeps = {
    ...receiveStore(asJob('IntakeReceiveEmail', tables), council, openings()),
    professionalDomains: ['sch.uk', 'nhs.uk'],
    ours: ['frontdoor@council.example.gov.uk'],
    openDeadlineMs: 60_000,
    read: async ({ key }) => {
      const bytes = objects.get(key);
      return bytes && inPieces(bytes);
    },
    bounced: async ({ key }) => bouncedMessage(objects.get(key) ?? Buffer.alloc(0)),
    move: async (from, to) => {
      const bytes = objects.get(from.key);
      if (bytes) objects.set(to.key, bytes);
      objects.delete(from.key);
    },
    queueOpening: async (reference, messageId) => {
      opened.push({ reference, messageId });
    },
  };
  /** Stores a message as SES does, and returns its event. */
  const arrives = (raw: Uint8Array, at = new Date('2026-11-20T11:00:00.000Z')): MailArrived => {
    const key = `inbox/${createHash('sha256').update(raw).update(String(objects.size)).digest('hex').slice(0, 40)}`;
    objects.set(key, raw);
    return { bucket: 'mail', key, receivedAt: at };
  };
  return {
    objects,
    opened,
    deps,
    arrives,
    receive: (arrived: MailArrived, own: Partial<ReceiveDeps> = {}) =>
      receiveEmail({ ...deps, ...own }, arrived, new Date()),
  };
}

async function* inPieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}
