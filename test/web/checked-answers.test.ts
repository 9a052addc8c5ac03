import { describe, expect, it } from '@jest/globals';
import { checkAnswer } from '#test/support/api-check.ts';

const JSON_TYPE = 'application/json';
const PROBLEM = 'application/problem+json';
const of = (type: string, more = {}) => new Headers({ 'content-type': type, ...more });
const STILL_SO = new Headers({ etag: '"1"', 'cache-control': 'public' });
const answered = (status: number, body: unknown, type = JSON_TYPE) =>
  checkAnswer('GET', '/uploads/01KB3ZR8C8XQ4M7Q8N3T5V6W7X', { status, headers: of(type), body });
const problem = (code: string, status: number, more = {}) => ({
  type: `urn:front-door:problem:${code}`,
  title: 'There is nothing here.',
  status,
  requestId: 'r1',
  ...more,
});

/** What every end-to-end test holds each answer against: it must be able to fail. */
describe('an answer of the API', () => {
  it('passes as its operation describes it, and as the gateway may answer it', () => {
    answered(200, { status: 'received' });
    answered(404, problem('not-found', 404), PROBLEM);
    answered(429, { message: 'Too Many Requests' });
    checkAnswer('GET', '/nowhere', { status: 404, headers: of(JSON_TYPE), body: { message: 'Not Found' } });
    checkAnswer('GET', '/forms/masp.docx', { status: 304, headers: STILL_SO, body: '' });
  });

  it.each([
    ['a status that is not described', () => answered(418, { status: 'received' })],
    ['a value that is none of its codes', () => answered(200, { status: 'Amira' })],
    ['something beside what is described', () => answered(200, { status: 'received', child: 'Amira' })],
    ['another media type', () => answered(200, { status: 'received' }, 'text/html')],
    ['a problem that is not its own', () => answered(404, problem('no-such-form', 404), PROBLEM)],
    ['a problem of another status', () => answered(404, problem('not-found', 403), PROBLEM)],
    [
      'a problem without its request',
      () => answered(404, { ...problem('not-found', 404), requestId: undefined }, PROBLEM),
    ],
    ['a gateway that says more than it may', () => answered(429, { message: 'No', child: 'Amira' })],
    ['a gateway’s answer where none is listed', () => answered(404, { message: 'Not Found' })],
    [
      'a body where none is described',
      () => checkAnswer('GET', '/forms/masp.docx', { status: 304, headers: STILL_SO, body: 'Amira' }),
    ],
    [
      'a path that the API does not have',
      () => checkAnswer('GET', '/nowhere', { status: 200, headers: of(JSON_TYPE), body: {} }),
    ],
  ])('fails with %s, and never repeats the value', (_what, check) => {
    expect(check).toThrow(/^(GET|\w+) /);
    expect(check).not.toThrow('Amira');
  });

  it('fails with the operation and where in its body', () => {
    expect(() => answered(200, { status: 'no' })).toThrow('GET /uploads/{id} answers 200: /status enum');
  });
});
