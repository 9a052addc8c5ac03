import { acknowledge } from '#functions/correspondence/index.ts';
import { sendingStore } from '#functions/correspondence/outbox-store.ts';
import type { SendDeps } from '#functions/correspondence/send.ts';
import { newId } from '#functions/platform/identifiers.ts';
import type { Log } from '#functions/platform/log.ts';
import type { Mailer, Outgoing, SendResult } from '#functions/platform/mailer.ts';
import { fileCase } from '#functions/platform/store/filing.ts';
import { dueOutbox, type OutboxKey } from '#functions/platform/store/outbox.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { service } from '#schemas/actor.ts';
import type { Case } from '#schemas/case.ts';
import type { OutboundMessage } from '#schemas/message.ts';
import { newReference } from '#schemas/reference.ts';
import type { Council } from '#schemas/settings.ts';
import { asJob } from '#test/support/as-job.ts';

/** Makes a clock that a test moves by hand. */
export function handClock(start = '2026-11-20T10:00:00.000Z') {
  let at = new Date(start);
  return {
    now: () => at,
    pass: (minutes: number) => {
      at = new Date(at.getTime() + minutes * 60_000);
    },
  };
}

export const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const deployedCouncil: Council = {
  name: 'Exampleshire Council',
  telephone: '01632 960 001',
  outOfHours: null,
  mailbox: 'referrals@exampleshire.example',
  wordFormUrl: 'https://exampleshire.example/form.docx',
  coordinator: '01632 960 002',
  hours: 'Somebody is on duty day and night.',
  links: { oneNumber: null, thresholds: null, panelTerms: null },
};

/** The same, with the desk that gets alerts, for jobs that need both. */
export const council = { ...deployedCouncil, dutyDesk: 'duty-desk@exampleshire.example' };

export const from = {
  address: 'frontdoor@exampleshire.example',
  council: deployedCouncil,
  formAddress: (form: string) => `https://exampleshire.example/forms/${form}.docx`,
};

let serial = 0;

/** Makes a message as a door files it. Its address is new each time, so that tests do not share the limit of one. */
export function message(now: Date, over: Partial<OutboundMessage> = {}): OutboundMessage {
  serial += 1;
  const about = {
    id: newId(now),
    reference: newReference(),
    receivedAt: now.toISOString(),
    decisionDueAt: '2026-11-23T17:00:00.000Z',
    now,
  };
  const { outbound } = acknowledge(about, {
    address: `sender${serial}.${process.pid}@school.example`,
    recipient: 'professional',
  });
  if (outbound === undefined) throw new Error('no acknowledgement');
  return { ...outbound, ...over };
}

/** Files a case with one message to send. */
export async function filed(
  tables: Tables,
  now: Date,
  over: { head?: Partial<Case>; message?: Partial<OutboundMessage> } = {},
): Promise<OutboxKey> {
  const outbound = message(now, over.message);
  const reference = newReference();
  const head: Case = {
    reference,
    door: 'web',
    team: 'duty_and_advice',
    state: 'new',
    receivedAt: outbound.receivedAt,
    decisionDueAt: outbound.decisionDueAt,
    flags: [],
    links: [],
    form: null,
    completeness: null,
    children: null,
    version: 1,
    ...over.head,
  };
  const once = { kind: 'test', hash: reference, holds: {} };
  const whole = { ...outbound, reference: head.reference };
  const outcome = await fileCase(
    { ...tables, actor: service('test') },
    { head, once, outbound: [whole], tasks: [], timeline: [] },
    now,
  );
  if (outcome.filed !== 'now') throw new Error(outcome.filed);
  return { reference: head.reference, id: outbound.id };
}

/** Makes a mailer that gives a list of answers, one a send, and records its messages. */
export function mailerGiving(...answers: readonly (SendResult | Error)[]): Mailer & { taken: Outgoing[] } {
  const left = [...answers];
  const taken: Outgoing[] = [];
  const mail: Mailer = async (outgoing) => {
    taken.push(outgoing);
    const next = left.shift() ?? { is: 'sent' as const, sesMessageId: `ses-${newId()}` };
    if (next instanceof Error) throw next;
    return next;
  };
  return Object.assign(mail, { taken });
}

export function sending(tables: Tables, mail: Mailer, now: () => Date, over: Partial<SendDeps> = {}): SendDeps {
  return {
    ...sendingStore(asJob('CorrespondenceSend', tables)),
    mail,
    frozen: async () => false,
    from: async () => from,
    writeForm: async () => Buffer.from('a form'),
    now,
    log: quiet,
    ...over,
  };
}

/** Returns every message that is due. */
export async function allDue(tables: Tables, now: Date, page?: number): Promise<OutboxKey[]> {
  const keys: OutboxKey[] = [];
  for await (const some of dueOutbox(tables, now, page)) keys.push(...some);
  return keys;
}
