import { describe, expect, it } from '@jest/globals';
import type { Context, SQSRecord } from 'aws-lambda';
import { batch, type Delivered } from '#functions/platform/batch.ts';

const CONTEXT: Context = {
  ...{ callbackWaitsForEmptyEventLoop: false, functionName: 'f', functionVersion: '1', invokedFunctionArn: 'arn' },
  ...{ memoryLimitInMB: '128', awsRequestId: 'r', logGroupName: 'g', logStreamName: 's' },
  getRemainingTimeInMillis: () => 1000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};
const message = (messageId: string, body: string, receives = 1): SQSRecord => ({
  ...{ messageId, body, receiptHandle: messageId, messageAttributes: {}, md5OfBody: '', awsRegion: 'eu-west-2' },
  ...{ eventSource: 'aws:sqs', eventSourceARN: 'arn:aws:sqs:eu-west-2:000000000000:q' },
  attributes: {
    ...{ ApproximateReceiveCount: String(receives), SentTimestamp: '0', SenderId: 'x' },
    ApproximateFirstReceiveTimestamp: '0',
  },
});

/** Makes a queue's handler that cannot do what is `bad`, and notes each try and each line of its log. */
function working() {
  const tried: Delivered[] = [];
  const logged: unknown[] = [];
  const nothing = () => undefined;
  const log = { info: nothing, warn: nothing, error: (...line: unknown[]) => void logged.push(line) };
  const handler = batch(log, async (delivered) => {
    tried.push(delivered);
    if (JSON.stringify(delivered.body).includes('bad')) throw new Error('it could not be done');
  });
  return { tried, logged, given: (...Records: SQSRecord[]) => handler({ Records }, CONTEXT) };
}

describe('a queue that delivers more than once', () => {
  it('gives a message again with the count of its tries, so that the job can give up in its own words', async () => {
    const { tried, given } = working();
    await given(message('one', '{"of":"it"}', 1));
    await given(message('one', '{"of":"it"}', 4));
    expect(tried).toEqual([
      { body: { of: 'it' }, attempt: 1 },
      { body: { of: 'it' }, attempt: 4 },
    ]);
  });

  it('gives only what failed again: a bad message holds back no other, wherever it is', async () => {
    for (const place of [0, 1, 2]) {
      const { tried, given } = working();
      const records = ['one', 'two', 'three'].map((id, at) => message(id, at === place ? '"bad"' : '"good"'));
      const answer = await given(...records);
      expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: records[place]?.messageId }] });
      expect(tried).toHaveLength(3);
    }
  });

  it('is told which failed even where all did: the handler never throws', async () => {
    const { given } = working();
    const answer = await given(message('one', '"bad"'), message('two', '"bad"'));
    expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['one', 'two']);
  });

  it('gives a body that is no JSON to the job as it is', async () => {
    const { tried, given } = working();
    expect(await given(message('one', '{"half'))).toEqual({ batchItemFailures: [] });
    expect(tried).toEqual([{ body: '{"half', attempt: 1 }]);
  });

  it('has a line in the log for each failure, with its id and its tries', async () => {
    const { logged, given } = working();
    await given(message('one', '"bad"', 3));
    expect(logged).toEqual([['message left for another try', expect.any(Error), { count: 3, requestId: 'one' }]]);
  });
});
