import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mayAcknowledge } from '#functions/intake/email/acknowledge.ts';
import { classify } from '#functions/intake/email/classify.ts';
import { type Verdicts, verdictsFrom } from '#functions/intake/email/verdicts.ts';
import {
  ADDRESS,
  asStoredBySes,
  bounce,
  formEmail,
  listMail,
  noAttachment,
  spoofedVerdicts,
  type Verdicted,
  vacationReply,
} from '#test/fixtures/emails.ts';
import { received } from './reading.ts';

const professionalDomains = ['sch.uk', 'nhs.uk', 'nhs.net', 'gov.uk', 'police.uk'];
const ours = [ADDRESS.frontDoor, 'council.example.gov.uk'];

async function answerTo(raw: Uint8Array) {
  const { headers, from, firstWords } = await received(raw);
  const verdicts = verdictsFrom({ headers });
  const classification = classify(headers, verdicts, firstWords);
  return mayAcknowledge({ from, verdicts, classification, professionalDomains, ours });
}
const storedForm = async (given: Verdicted = {}, from?: string) =>
  asStoredBySes(await formEmail({ docx: Buffer.from('x'), ...(from === undefined ? {} : { from }) }), given);

describe('an email is acknowledged automatically', () => {
  it('when a professional’s domain passes DMARC', async () => {
    expect(await answerTo(await storedForm())).toEqual({ yes: ADDRESS.school });
    expect(await answerTo(await storedForm({ spf: 'none', dkim: 'none' }))).toEqual({ yes: ADDRESS.school });
  });

  it('when DMARC says nothing and SPF or DKIM passes for the sender’s organisation', async () => {
    expect(await answerTo(await storedForm({ dmarc: 'none', dkim: 'none' }))).toEqual({ yes: ADDRESS.school });
    expect(await answerTo(await storedForm({ dmarc: 'none', spf: 'none' }))).toEqual({ yes: ADDRESS.school });
  });

  it('never when nothing proves the sender', async () => {
    const no = { no: 'sender_not_proven' };
    expect(await answerTo(await storedForm({ dmarc: 'none', dkim: 'none', spf: 'none' }))).toEqual(no);
    expect(await answerTo(await storedForm({ dmarc: 'none', dkim: 'none', returnPath: 'x@bulk.example' }))).toEqual(no);
    expect(await answerTo(await formEmail({ docx: Buffer.from('x') }))).toEqual(no);
    expect(await answerTo(spoofedVerdicts())).toEqual(no);
  });

  it('never to the public, whose mailbox others may read', async () => {
    expect(await answerTo(await storedForm({ returnPath: ADDRESS.family }, ADDRESS.family))).toEqual({
      no: 'not_on_the_professional_list',
    });
    expect(await answerTo(await storedForm({}, 'x@school.sch.uk.mail.example'))).toEqual({
      no: 'not_on_the_professional_list',
    });
  });

  it.each(['spam', 'virus'] as const)('never when held for %s', async (verdict) => {
    expect(await answerTo(await storedForm({ [verdict]: 'FAIL' }))).toEqual({ no: 'held' });
  });

  it.each(['spf', 'dkim', 'dmarc'] as const)('never when %s failed, whatever else passed', async (verdict) => {
    expect(await answerTo(await storedForm({ [verdict]: 'fail' }))).toEqual({ no: 'held' });
  });

  it('never to a program or a bounce, nor to what asks for no automatic answer', async () => {
    expect(await answerTo(asStoredBySes(await vacationReply({ inReplyTo: '<x@y.example>' })))).toEqual({
      no: 'automatic_mail',
    });
    expect(await answerTo(asStoredBySes(await listMail()))).toEqual({ no: 'asks_no_answer' });
    const suppressed = Buffer.concat([Buffer.from('X-Auto-Response-Suppress: All\r\n'), await noAttachment()]);
    expect(await answerTo(asStoredBySes(suppressed))).toEqual({ no: 'asks_no_answer' });
    expect(await answerTo(asStoredBySes(await noAttachment(), { returnPath: '' }))).toEqual({ no: 'null_return_path' });
    expect(await answerTo(bounce({ returned: 'x@y.example' }))).toEqual({ no: 'unattended_address' });
  });

  it('never to somebody who says that they are away, in the subject or the first lines', async () => {
    const away = { no: 'words_of_absence' };
    expect(await answerTo(asStoredBySes(await noAttachment({ subject: 'Out of office' })))).toEqual(away);
    const text = 'I am out of the office from tomorrow, so please ring me about Pippin today.';
    expect(await answerTo(asStoredBySes(await noAttachment({ text })))).toEqual(away);
  });

  it.each([
    'no-reply',
    'NoReply',
    'no_reply',
    'donotreply',
    'do.not.reply',
    'cpoms-noreply',
    'noreply-alerts',
    'postmaster',
    'owner-news',
    'news-request',
  ])('never to %s@', async (name) => {
    expect(await answerTo(await storedForm({}, `${name}@school.example.sch.uk`))).toEqual({
      no: 'unattended_address',
    });
  });

  it('never to a relay of wrapped mail, though its domain is listed, but to people who write through it', async () => {
    const cjsm = (address: string) => {
      const from = { address, domain: address.split('@')[1] ?? '', certain: true };
      const verdicts: Verdicts = {
        spam: 'pass',
        virus: 'pass',
        spf: 'pass',
        dkim: 'pass',
        dmarc: 'pass',
        aligned: true,
      };
      const classification = classify([], verdicts);
      return mayAcknowledge({ from, verdicts, classification, professionalDomains: ['cjsm.net', 'egress.com'], ours });
    };
    expect(cjsm('alerts@cjsm.net')).toEqual({ no: 'unattended_address' });
    expect(cjsm('larkspur@egress.com')).toEqual({ no: 'unattended_address' });
    expect(cjsm('larkspur@police.example.police.uk.cjsm.net')).toEqual({
      yes: 'larkspur@police.example.police.uk.cjsm.net',
    });
  });

  it('never to ourselves, so that two mailboxes do not answer each other for ever', async () => {
    expect(await answerTo(await storedForm({}, ADDRESS.frontDoor))).toEqual({ no: 'our_own_address' });
    expect(await answerTo(await storedForm({}, 'Other@council.example.gov.uk'))).toEqual({ no: 'our_own_address' });
  });

  it('never to one of several senders, or to nobody', async () => {
    expect(await answerTo(await storedForm({}, `${ADDRESS.school}, ${ADDRESS.police}`))).toEqual({
      no: 'uncertain_sender',
    });
    expect(await answerTo(asStoredBySes(Buffer.from('Subject: x\r\n\r\nx')))).toEqual({ no: 'no_sender' });
  });

  it('to From and to nobody else, wherever Reply-To points', async () => {
    const raw = await noAttachment();
    const replyTo = Buffer.concat([Buffer.from(`Reply-To: ${ADDRESS.family}\r\n`), raw]);
    expect(await answerTo(asStoredBySes(replyTo))).toEqual({ yes: ADDRESS.school });
  });

  it('only ever with both a listed domain and a proof, and with no failed verdict', async () => {
    const verdict = fc.constantFrom('pass', 'fail', 'gray', 'processing_failed', 'disabled', 'unknown' as const);
    const verdicts: fc.Arbitrary<Verdicts> = fc.record({
      spam: verdict,
      virus: verdict,
      spf: verdict,
      dkim: verdict,
      dmarc: verdict,
      aligned: fc.boolean(),
    });
    const domain = fc.constantFrom(
      'school.example.sch.uk',
      'nhs.net',
      'mail.example',
      'xgov.uk',
      'council.example.gov.uk',
    );
    const { headers } = await received(await noAttachment());
    fc.assert(
      fc.property(verdicts, domain, fc.boolean(), (given, host, certain) => {
        const classification = classify(headers, given);
        const from = { address: `a@${host}`, domain: host, certain };
        const answer = mayAcknowledge({ from, verdicts: given, classification, professionalDomains, ours });
        const listed = host === 'school.example.sch.uk' || host === 'nhs.net';
        const failed = Object.values(given).includes('fail') || given.virus === 'processing_failed';
        const proven = given.dmarc === 'pass' || given.aligned;
        expect('yes' in answer).toBe(listed && certain && proven && !failed);
      }),
    );
  });
});
