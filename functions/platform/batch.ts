import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Log } from './log.ts';

/** One queue message as a job sees it: its parsed JSON (or the text, when it is not JSON) and how often it was tried. */
export interface Delivered {
  readonly body: unknown;
  readonly attempt: number;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * Makes a queue's handler. Each message is processed alone. One that fails is left for another try and, past the queue's limit, for
 * its dead-letter queue and alarm. The handler never throws, so a bad message never holds back a good one.
 */
export function batch(
  log: Log,
  work: (delivered: Delivered) => Promise<void>,
): (event: SQSEvent, context: Context) => Promise<SQSBatchResponse> {
  const one = async (record: SQSRecord): Promise<void> => {
    const attempt = Number(record.attributes.ApproximateReceiveCount);
    try {
      await work({ body: parsed(record.body), attempt });
    } catch (error) {
      log.error('message left for another try', error, { count: attempt, requestId: record.messageId });
      throw error;
    }
  };
  const processor = new BatchProcessor(EventType.SQS);
  return (event, context) => processPartialResponse(event, one, processor, { context, throwOnFullBatchFailure: false });
}
