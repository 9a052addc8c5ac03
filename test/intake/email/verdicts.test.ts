import { describe, expect, it } from '@jest/globals';
import { verdictsFrom } from '#functions/intake/email/verdicts.ts';
import { SesReceipt } from '#schemas/ses-notification.ts';
import { ADDRESS, asStoredBySes, compose, lines, spoofedVerdicts, type Verdicted } from '#test/fixtures/emails.ts';
import { received } from './reading.ts';

const ALL_UNKNOWN = {
  spam: 'unknown',
  virus: 'unknown',
  spf: 'unknown',
  dkim: 'unknown',
  dmarc: 'unknown',
  aligned: false,
};

async function stored(given: Verdicted) {
  return verdictsFrom({ headers: (await received(asStoredBySes(await compose({}), given))).headers });
}

const receipt = (given: Record<string, string>) =>
  SesReceipt.parse(Object.fromEntries(Object.entries(given).map(([name, status]) => [`${name}Verdict`, { status }])));

describe('the verdicts on an email', () => {
  it('are read from the block that SES wrote above it', async () => {
    expect(await stored({})).toEqual({
      spam: 'pass',
      virus: 'pass',
      spf: 'pass',
      dkim: 'pass',
      dmarc: 'pass',
      aligned: true,
    });
    expect(
      await stored({ spam: 'FAIL', virus: 'DISABLED', spf: 'softfail', dkim: 'temperror', dmarc: 'fail' }),
    ).toEqual({
      spam: 'fail',
      virus: 'disabled',
      spf: 'gray',
      dkim: 'processing_failed',
      dmarc: 'fail',
      aligned: false,
    });
  });

  it('are unknown when the sender wrote them himself', async () => {
    const { headers } = await received(spoofedVerdicts());
    const behindSes = await received(
      asStoredBySes(spoofedVerdicts(), { spf: 'fail', dkim: 'fail', dmarc: 'fail', spam: 'FAIL' }),
    );
    expect(verdictsFrom({ headers: behindSes.headers })).toMatchObject({ spam: 'fail', dmarc: 'fail', aligned: false });
    const behindOthers = await received(Buffer.concat([Buffer.from('X-Mailer: me\r\n'), spoofedVerdicts()]));
    expect(verdictsFrom({ headers: behindOthers.headers })).toEqual(ALL_UNKNOWN);
    expect(headers[0]?.name).toBe('x-ses-spam-verdict');
    expect(verdictsFrom({ headers })).toEqual(ALL_UNKNOWN);
  });

  it('are not made up from below when SES left one out', async () => {
    const whole = asStoredBySes(spoofedVerdicts(), {}).toString('latin1');
    const { headers } = await received(whole.replace('X-SES-Virus-Verdict: PASS\r\n', ''));
    expect(verdictsFrom({ headers }).virus).toBe('unknown');
  });

  it('are those of the notification when there is one', async () => {
    const { headers } = await received(asStoredBySes(await compose({}), { dmarc: 'fail', spam: 'FAIL' }));
    const given = receipt({ spam: 'PASS', virus: 'GRAY', spf: 'PASS', dkim: 'FAIL', dmarc: 'SOMETHING_NEW' });
    expect(verdictsFrom({ receipt: given, source: ADDRESS.school, headers })).toEqual({
      spam: 'pass',
      virus: 'gray',
      spf: 'pass',
      dkim: 'fail',
      dmarc: 'unknown',
      aligned: true,
    });
  });

  it('align by SPF only when the envelope sender is of the organisation that From names', async () => {
    const { headers } = await received(await compose({}));
    const passed = receipt({ spf: 'PASS', dkim: 'GRAY', dmarc: 'GRAY' });
    const by = (source: string) => verdictsFrom({ receipt: passed, source, headers }).aligned;
    expect(by('bounces@mail.school.example.sch.uk')).toBe(true);
    expect(by(ADDRESS.school)).toBe(true);
    expect(by('someone@other.example.sch.uk')).toBe(false);
    expect(by('')).toBe(false);
    expect(verdictsFrom({ receipt: receipt({ spf: 'FAIL' }), source: ADDRESS.school, headers }).aligned).toBe(false);
  });

  it('align by DKIM only when the signature that passed is of the organisation that From names', async () => {
    const signed = (...signers: string[]) =>
      [
        ...signers.map((signer) => `DKIM-Signature: v=1; a=rsa-sha256; d=${signer}; s=k; b=x`),
        `From: ${ADDRESS.surgery}`,
        '',
        'x',
      ].join('\r\n');
    const passed = receipt({ spf: 'GRAY', dkim: 'PASS', dmarc: 'GRAY' });
    const by = async (raw: string) => verdictsFrom({ receipt: passed, headers: (await received(raw)).headers }).aligned;
    expect(await by(signed('mail.surgery.example.nhs.uk'))).toBe(true);
    expect(await by(signed('sender.example'))).toBe(false);
    expect(await by(signed('surgery.example.nhs.uk', 'sender.example'))).toBe(false);
    expect(await by(signed())).toBe(false);
  });

  it('say nothing for a sender that SES did not see', async () => {
    const headers = (await received(asStoredBySes(await compose({ from: ADDRESS.police })))).headers;
    expect(verdictsFrom({ headers })).toMatchObject({ dmarc: 'unknown', aligned: false });
  });

  it('are not believed when the envelope sender carries a statement of its own', async () => {
    const trick = `"x; dkim=pass header.i=@school.example.sch.uk; dmarc=pass header.from=school.example.sch.uk"@mail.example`;
    expect(await stored({ returnPath: trick, spf: 'pass', dkim: 'none', dmarc: 'none' })).toMatchObject({
      spf: 'unknown',
      dkim: 'unknown',
      dmarc: 'unknown',
      aligned: false,
    });
  });

  it('are not believed when a quoted envelope sender carries another’s signature', async () => {
    const trick = '"x; dkim=pass header.i=@school.example.sch.uk; y"@mail.example';
    expect(await stored({ returnPath: trick, spf: 'pass', dkim: 'none', dmarc: 'none' })).toMatchObject({
      aligned: false,
    });
  });

  it('are not believed from another server, or from a block that is not SES’s alone', async () => {
    const whole = asStoredBySes(await compose({})).toString('latin1');
    const of = async (raw: string) => verdictsFrom({ headers: (await received(raw)).headers });
    expect(await of(whole.replace('amazonses.com;', 'mx.example;'))).toMatchObject({
      spf: 'unknown',
      dmarc: 'unknown',
      aligned: false,
    });
    expect(await of(whole.replace('X-SES-Spam', 'Received: by me; now\r\nX-SES-Spam'))).toEqual(ALL_UNKNOWN);
    expect(await of(whole.replace('X-SES-Spam', 'X-Mine: x\r\nX-SES-Spam'))).toEqual(ALL_UNKNOWN);
  });

  it('are unknown for mail that SES never saw', async () => {
    const raw = lines([`From: ${ADDRESS.school}`, 'Authentication-Results: mx.example; spf=pass; dmarc=pass', '', 'x']);
    expect(verdictsFrom({ headers: (await received(raw)).headers })).toEqual(ALL_UNKNOWN);
  });
});
