import { digest, newId } from '#functions/platform/identifiers.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import {
  documentWrite,
  formWrite,
  inboundWrite,
  taskWrite,
  timelineWrite,
  wordsWrite,
} from '#functions/platform/store/items.ts';
import { recordKey } from '#functions/platform/store/keys.ts';
import { safetyWrite } from '#functions/platform/store/safety.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { transact } from '#functions/platform/store/transact.ts';
import { service } from '#schemas/actor.ts';
import type { Case, FormRecord } from '#schemas/case.ts';
import type { ContactRecord } from '#schemas/contact.ts';
import type { Answer } from '#schemas/forms/referral.ts';
import { sampleCase, sampleDocument, sampleInbound } from './sample-case.ts';
import { safetyOf } from './whole-case.ts';

/** Words about a family, and an address or number that reaches them. */
interface Said {
  readonly answers: readonly Answer[];
  readonly text: string;
  readonly address: string;
  readonly now: Date;
}

/**
 * Files a case that holds words wherever it can: its form, an email, a file and its words, its timeline, how people are reached.
 */
export async function caseThatSays(tables: Tables, said: Said, change: Partial<Case> = {}): Promise<Case> {
  const { answers, text, address, now } = said;
  const head = sampleCase(change);
  const { reference } = head;
  const at = now.toISOString();
  const once = { kind: 'test', hash: digest(reference), holds: {} };
  await fileCase({ ...tables, actor: service('test') }, { head, once, tasks: [], timeline: [] }, now);
  const form: FormRecord = {
    number: 1,
    formId: 'early-help-and-social-care',
    formVersion: '2026-11',
    documentId: null,
    readAt: at,
    answers: [...answers],
    leftovers: [{ label: `About ${address}`, text }],
  };
  const contact: ContactRecord = {
    person: '1.household.0',
    contact: 'safe',
    ways: [{ channel: 'post', at: address, voicemail: 'no' }],
    codePhrase: 'Is the parcel there?',
    saidBy: 'Her aunt',
    reviewedAt: at,
    reviewedBy: 'worker-1',
    version: 1,
  };
  await transact(tables.client, [
    formWrite(tables, reference, form),
    safetyWrite(tables, reference, safetyOf([form], [contact])),
    inboundWrite(
      tables,
      sampleInbound(reference, {
        id: 'M1',
        subject: text,
        text,
        fromName: text,
        replyTo: [text],
        otherSenders: [{ header: 'sender', text }],
        openAt: [text],
      }),
      at,
    ),
    documentWrite(
      tables,
      sampleDocument(reference, {
        id: 'D1',
        name: `${address}.docx`,
        verdict: 'clean',
        safety: 'safe',
        type: 'docx',
        filed: { bucket: 'documents', key: 'k', versionId: 'v' },
      }),
      at,
    ),
    wordsWrite(tables, {
      reference,
      documentId: 'D1',
      origin: { kind: 'upload', id: 'U1' },
      receivedAt: at,
      words: [{ label: `Comment by ${address}`, text }],
      cut: false,
    }),
    timelineWrite(tables, reference, { id: newId(now), at, what: 'note', by: 'w', detail: text }),
    {
      name: 'contact',
      table: tables.cases,
      put: { ...recordKey(reference, 'contact', contact.person), item: 'contact', reference, ...contact },
    },
  ]);
  return head;
}

/** Files a task that somebody wrote, due when the case is. */
export async function taskThatSays(tables: Tables, { reference, team, decisionDueAt }: Case, why: string) {
  const task = { id: 'by_hand-T1', kind: 'by_hand', team, state: 'open', why, dueAt: decisionDueAt } as const;
  await transact(tables.client, [taskWrite(tables, reference, { ...task, raisedAt: decisionDueAt })]);
}
