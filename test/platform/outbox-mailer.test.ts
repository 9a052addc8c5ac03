import { once } from 'node:events';
import { Agent, createServer, get, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { SESClient, VerifyEmailIdentityCommand } from '@aws-sdk/client-ses';
import { afterEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { mailerOver, type Outgoing, SES_PATIENCE, sendFailure, sesIdOf } from '#functions/platform/mailer.ts';
import { localAws } from '#test/support/local-aws.ts';

const outgoing: Outgoing = {
  from: 'frontdoor@exampleshire.example',
  to: 'dsl@school.example',
  raw: Buffer.from(
    'From: frontdoor@exampleshire.example\r\nTo: dsl@school.example\r\nSubject: Reference\r\n\r\nText\r\n',
  ),
  outbox: 'FD-7K3M-9QXC_01JD0000000000000000000000',
};

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections();
});

/** Starts an HTTP server as SES that does what the test says, and a mailer that speaks to it with the real client. */
async function sesThat(answers: RequestListener, patience: Partial<typeof SES_PATIENCE.requestHandler> = {}) {
  const server = createServer(answers).listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  const { port } = z.custom<AddressInfo>().parse(server.address());
  return mailerTo(`http://127.0.0.1:${port}`, patience);
}

function mailerTo(endpoint: string, patience: Partial<typeof SES_PATIENCE.requestHandler> = {}) {
  const client = new SESClient({
    ...SES_PATIENCE,
    requestHandler: { ...SES_PATIENCE.requestHandler, ...patience },
    endpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  return mailerOver(client, 'front-door');
}

const taken = `<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult>
<MessageId>0102018f-000000</MessageId></SendRawEmailResult></SendRawEmailResponse>`;
const failing =
  (status: number, code: string, text = 'about somebody'): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'text/xml' });
    response.end(
      `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${text}</Message></Error></ErrorResponse>`,
    );
  };

/** Answers as they are in public reports (the numbers are in functions/platform/mailer.ts) and in SES's own pages. */
const MISCONFIGURED: readonly [number, string, string, 'refused' | 'again'][] = [
  [
    403,
    'AccessDenied',
    "User `arn:aws:sts::111122223333:assumed-role/front-door' is not authorized to perform `ses:SendRawEmail' on resource `arn:aws:ses:eu-west-2:111122223333:identity/somebody@school.example'",
    'again',
  ],
  [
    400,
    'MessageRejected',
    'Email address is not verified. The following identities failed the check in region EU-WEST-2: somebody@school.example',
    'refused',
  ],
  [
    400,
    'MessageRejected',
    'Sending paused for this account. For more information, please check the inbox of the email address associated with your AWS account.',
    'refused',
  ],
  [400, 'MailFromDomainNotVerifiedException', 'somebody', 'again'],
  [400, 'ConfigurationSetDoesNotExist', 'Configuration set somebody does not exist.', 'again'],
  [400, 'ConfigurationSetSendingPausedException', 'somebody', 'again'],
  [400, 'AccountSendingPausedException', 'somebody', 'again'],
  [403, 'InvalidClientTokenId', 'The security token included in the request is invalid.', 'again'],
  [403, 'OptInRequired', 'The AWS Access Key Id needs a subscription for the service', 'again'],
  [400, 'Throttling', 'Daily message quota exceeded.', 'again'],
];

describe('sending by SES', () => {
  it('gives the one recipient, the configuration set and the tag with the message', async () => {
    const asked: string[] = [];
    const connections: (string | undefined)[] = [];
    const mail = await sesThat((request, response) => {
      connections.push(request.headers.connection);
      request.setEncoding('utf8').on('data', (chunk: string) => asked.push(chunk));
      request.on('end', () => response.end(taken));
    });
    expect(await mail(outgoing)).toEqual({ is: 'sent', sesMessageId: '0102018f-000000' });
    expect(connections).toEqual(['close']);
    const form = new URLSearchParams(asked.join(''));
    expect(Object.fromEntries(form)).toMatchObject({
      Action: 'SendRawEmail',
      Source: outgoing.from,
      'Destinations.member.1': outgoing.to,
      ConfigurationSetName: 'front-door',
      'Tags.member.1.Name': 'outbox',
      'Tags.member.1.Value': outgoing.outbox,
      'RawMessage.Data': Buffer.from(outgoing.raw).toString('base64'),
    });
    expect(form.has('Destinations.member.2')).toBe(false);
  });

  it.each([
    [400, 'MessageRejected', 'refused'],
    [400, 'InvalidParameterValue', 'refused'],
    [400, 'Throttling', 'again'],
    [454, 'Throttling', 'again'],
    [400, 'AccountSendingPausedException', 'again'],
    [400, 'ConfigurationSetDoesNotExist', 'again'],
    [403, 'AccessDenied', 'again'],
    [503, 'ServiceUnavailable', 'again'],
    [500, 'InternalFailure', 'unknown'],
    [504, 'GatewayTimeout', 'unknown'],
  ])('%i %s: %s, asked once', async (status, code, is) => {
    let asked = 0;
    const mail = await sesThat((request, response) => {
      asked += 1;
      failing(status, code)(request, response);
    });
    const result = await mail(outgoing);
    expect(result).toMatchObject({ is });
    expect(asked).toBe(1);
    expect(JSON.stringify(result)).not.toContain('somebody');
  });

  it.each(MISCONFIGURED)('%i %s, %s: misconfigured, and %s as before', async (status, code, text, is) => {
    const mail = await sesThat(failing(status, code, text));
    const result = await mail(outgoing);
    expect(result).toMatchObject({ is, misconfigured: true });
    expect(JSON.stringify(result)).not.toContain('somebody');
  });

  it.each([
    [400, 'MessageRejected', 'Address blacklisted.'],
    [400, 'Throttling', 'Maximum sending rate exceeded.'],
    [503, 'ServiceUnavailable', 'Try later'],
    [400, 'InvalidParameterValue', 'Missing final @domain'],
  ])('%i %s, %s: not misconfigured', async (status, code, text) => {
    expect(await (await sesThat(failing(status, code, text)))(outgoing)).not.toHaveProperty('misconfigured');
  });

  it('does not know the end of a send whose answer was lost: it may have been taken', async () => {
    const mail = await sesThat((request) => {
      request.resume().on('end', () => request.socket.destroy());
    });
    expect(await mail(outgoing)).toMatchObject({ is: 'unknown' });
  });

  it('does not know the end of a send that was not answered in time', async () => {
    const mail = await sesThat((request) => request.resume(), { requestTimeout: 50 });
    expect(await mail(outgoing)).toEqual({ is: 'unknown', code: 'ETIMEDOUT' });
  });

  it('does not know the end when the answer has no id', async () => {
    const mail = await sesThat((_, response) => response.end('<SendRawEmailResponse/>'));
    expect((await mail(outgoing)).is).toBe('unknown');
  });

  it('knows that SES did not take it when no connection was made', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = z.custom<AddressInfo>().parse(closed.address());
    closed.close();
    await once(closed, 'close');
    // Node's own errors, as the client passes them on; under jest it does not recognise them as errors and wraps them.
    const failure = async (host: string) => {
      const [error] = await once(get({ host, port }), 'error');
      return sendFailure(error);
    };
    expect(await failure('127.0.0.1')).toEqual({ is: 'again', code: 'ECONNREFUSED' });
    expect(await failure('ses.invalid')).toMatchObject({ is: 'again' });
  });

  it('knows that SES did not take it when the connection was not made in time', async () => {
    class NeverConnects extends Socket {
      override connecting = true;
    }
    class SilentAgent extends Agent {
      override createConnection = () => new NeverConnects();
    }
    const agent = new SilentAgent({ keepAlive: false });
    const result = await mailerTo('http://127.0.0.1:9', { httpAgent: agent, connectionTimeout: 50 })(outgoing);
    expect(result).toEqual({ is: 'again', code: 'TimeoutError' });
  });
});

describe('what the client throws', () => {
  it('is of unknown end unless we know better', () => {
    for (const thrown of [new Error('new kind'), 'text', undefined, null, 7]) {
      expect(sendFailure(thrown).is).toBe('unknown');
    }
    expect(sendFailure(Object.assign(new Error('no keys'), { name: 'CredentialsProviderError' })).is).toBe('again');
  });
});

describe("SES's message id", () => {
  it('ends before the @, as the local cloud adds a domain', () => {
    for (const given of ['0102-ab', '0102-ab@email.amazonses.com', '<0102-ab@eu-west-2.amazonses.com>']) {
      expect(sesIdOf(given)).toBe('0102-ab');
    }
  });
});

describe('the local cloud as SES', () => {
  it('takes an email from an address that was verified, and refuses any other', async () => {
    const { endpoint } = localAws();
    const source = `sender.${process.pid}.${Date.now()}@exampleshire.example`;
    const mail = mailerTo(endpoint);
    expect(await mail({ ...outgoing, from: source })).toEqual({
      is: 'refused',
      code: 'MessageRejected',
      misconfigured: true,
    });
    await new SESClient(localAws()).send(new VerifyEmailIdentityCommand({ EmailAddress: source }));
    expect(await mail({ ...outgoing, from: source })).toMatchObject({
      is: 'sent',
      sesMessageId: expect.not.stringContaining('@'),
    });
  });
});
