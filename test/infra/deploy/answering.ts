import * as z from 'zod';

/** An answer of AWS: JSON or XML, as its service writes it. */
export interface Answer {
  readonly status?: number;
  readonly body: string;
  readonly headers?: Record<string, string>;
}

const Request = z.object({ hostname: z.string(), path: z.string(), body: z.unknown() });

/** Returns settings with which a real client gets these answers, and the bodies of its requests. */
export function answering(answer: (request: { hostname: string; path: string; body: string }) => Answer) {
  const bodies: string[] = [];
  const handle = async (given: unknown) => {
    const { hostname, path, body } = Request.parse(given);
    const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body ?? '');
    bodies.push(text);
    const { status = 200, headers = {}, body: answered } = answer({ hostname, path, body: text });
    return { response: { statusCode: status, headers, body: Buffer.from(answered) } };
  };
  return {
    bodies,
    settings: {
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      requestHandler: { handle, metadata: { handlerProtocol: 'http/1.1' } },
      maxAttempts: 1,
    },
  };
}

/** Answers in JSON, as most services do. */
export const json = (value: unknown, status = 200, type?: string): Answer => ({
  status,
  body: JSON.stringify(value),
  headers: { 'content-type': 'application/json', ...(type === undefined ? {} : { 'x-amzn-errortype': type }) },
});
/** Answers with a fault in XML, as SES and Route 53 do. */
export const sesFault = (code: string, text: string): Answer => ({
  status: 400,
  body: `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${text}</Message></Error></ErrorResponse>`,
});
