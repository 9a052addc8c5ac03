import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { describe, expect, it } from '@jest/globals';
import { askServer } from '#infra/local/http.ts';
import { forms } from '#schemas/forms/forms.ts';
import { read } from '#test/documents/word/word-document.ts';
import { behindTheDoors } from '#test/support/aws.ts';
import { sharedFrontDoor } from '#test/support/front-door.ts';
import { request } from '#test/support/http.ts';
import { ProblemSeen, problemIn } from '#test/support/web.ts';

const door = sharedFrontDoor();

/** Downloads a file as a browser does. */
async function download(path: string, headers: Readonly<Record<string, string>> = {}) {
  const answer = await askServer(`${door.addresses.api}${path}`, { headers });
  return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

describe('a blank Word form', () => {
  it.concurrent.each([...forms.values()].map(({ id, version }) => [id, version]))(
    '%s can be fetched by anybody, and is one of ours with nothing in it',
    async (id, version) => {
      const { status, headers, bytes } = await download(`/forms/${id}.docx`);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toMatch(/wordprocessingml/);
      expect(headers.get('content-disposition')).toBe(`attachment; filename="${id}-${version}.docx"`);
      const reading = read(bytes);
      expect(reading).toMatchObject({ status: 'read', recognised: { formId: id, version }, answers: [] });
      expect(reading.reference).toBeUndefined();
    },
  );

  it.concurrent('is where people are told to get it when the online form is shut', async () => {
    const { lambda, functionOf } = behindTheDoors(door);
    const { Environment } = await lambda.send(
      new GetFunctionConfigurationCommand({ FunctionName: await functionOf('intake/submit') }),
    );
    const told = Environment?.Variables?.WORD_FORM_URL ?? '';
    expect(told).toBe(new URL('/forms/early-help-and-social-care.docx', door.addresses.console).href);
    expect((await askServer(told)).headers.get('content-type')).toMatch(/wordprocessingml/);
  });

  it.concurrent('is not sent again to whoever has it', async () => {
    const first = await download('/forms/masp.docx');
    const second = await download('/forms/masp.docx', { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([second.status, second.bytes.length]).toEqual([304, 0]);
  });

  it.concurrent('that does not exist is told so, with those that do', async () => {
    const answer = await request(door, 'GET', '/forms/panel.docx');
    expect([answer.status, problemIn(answer)]).toEqual([404, 'no-such-form']);
    expect(ProblemSeen.parse(answer.body).forms).toHaveLength(forms.size);
  });
});
