import { describe, expect, it } from '@jest/globals';
import { acknowledge, formReturnedBlank, safeCopyRequest } from '#functions/correspondence/index.ts';
import { newId } from '#functions/platform/identifiers.ts';
import { Task } from '#schemas/case.ts';
import { type InboundMessage, OutboundMessage } from '#schemas/message.ts';
import { newReference } from '#schemas/reference.ts';
import { message } from './outbox-fixture.ts';

const now = new Date('2026-11-20T10:00:00.000Z');
const file = {
  id: newId(now),
  documentId: 'doc-1',
  reference: newReference(),
  receivedAt: now.toISOString(),
  decisionDueAt: '2026-11-23T17:00:00.000Z',
  now,
};
const inbound: InboundMessage = {
  direction: 'in',
  id: 'in-1',
  reference: file.reference,
  deliveryKey: 'key',
  raw: { bucket: 'mail', key: 'filed/1' },
  size: 1,
  sha256: '0',
  receivedAt: file.receivedAt,
  from: 'somebody@home.example',
  subject: null,
  messageIdHeader: null,
  automatic: 'none',
  held: [],
  portal: 'none',
  opening: 'opened',
  joined: false,
};

describe('a file that cannot be opened safely', () => {
  it('is asked for again at the address that could be acknowledged, in the same thread', () => {
    const acknowledgement = message(now, { state: 'sent', delivery: 'delivered', inReplyTo: '<a@b>' });
    const { outbound, tasks } = safeCopyRequest(file, [inbound, acknowledgement]);
    expect(tasks).toEqual([]);
    expect(OutboundMessage.parse(outbound)).toMatchObject({
      id: file.id,
      kind: 'safe_copy_request',
      state: 'pending',
      to: acknowledgement.to,
      inReplyTo: '<a@b>',
      receivedAt: file.receivedAt,
      decisionDueAt: file.decisionDueAt,
    });
  });

  it.each([
    ['nobody was acknowledged', []],
    ['an email came but its sender could not be acknowledged', [inbound]],
    ['the acknowledgement was given up', [message(now, { state: 'given_up' })]],
    ['the acknowledgement bounced', [message(now, { state: 'sent', delivery: 'bounced' })]],
    ['the acknowledgement was complained of', [message(now, { state: 'sent', delivery: 'complained' })]],
    ['only another request was sent', [message(now, { kind: 'safe_copy_request' })]],
  ])('is asked for by a person when %s', (_, messages) => {
    const { outbound, tasks } = safeCopyRequest(file, messages);
    expect(outbound).toBeUndefined();
    expect(tasks.map((task) => Task.parse(task))).toMatchObject([
      { id: 'ask_for_safe_copy-doc-1', kind: 'ask_for_safe_copy', about: 'doc-1', dueAt: file.decisionDueAt },
    ]);
  });
});

describe('the acknowledgement of a referral', () => {
  it('is a message to its sender, or the task to acknowledge safely on the same clock', () => {
    const sent = acknowledge(file, { address: 'dsl@school.example', recipient: 'professional' });
    expect(sent.tasks).toEqual([]);
    expect(OutboundMessage.parse(sent.outbound)).toMatchObject({ kind: 'acknowledgement', to: 'dsl@school.example' });
    const not = acknowledge(file, { no: 'not_said_safe' });
    expect(not.outbound).toBeUndefined();
    expect(not.tasks).toMatchObject([{ id: 'acknowledge_safely', why: 'not_said_safe', dueAt: file.decisionDueAt }]);
  });
});

describe('a form that came empty', () => {
  const blank = { ...file, form: 'masp', withWords: false };
  const told = (recipient: 'professional' | 'referrer') =>
    formReturnedBlank(blank, [message(now, { state: 'sent', delivery: 'delivered', recipient })]).outbound;

  it('is asked for again: a professional gets the blank form with it, and anybody else its address', () => {
    expect(told('professional')).toMatchObject({ kind: 'form_returned_blank', form: { id: 'masp', attached: true } });
    expect(told('referrer')).toMatchObject({ kind: 'form_returned_blank', form: { id: 'masp', attached: false } });
  });

  it('is looked at by a person first when words came beside it', () => {
    const { outbound, tasks } = formReturnedBlank({ ...blank, withWords: true }, [message(now)]);
    expect(outbound).toBeUndefined();
    expect(tasks).toMatchObject([{ kind: 'form_returned_blank', why: 'words_beside_an_empty_form', about: 'doc-1' }]);
  });
});
