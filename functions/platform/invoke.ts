import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

/** The job failed, or Lambda did not run it. */
export class InvokeError extends Error {
  override readonly name = 'InvokeError';
}

/**
 * Opens another job of this service: returns a function that calls it with JSON and waits for its JSON answer, once. Eight seconds
 * are enough for the first start of a job that loads a megabyte, and leave the caller time for its own work. A job that takes longer
 * is given its own time.
 */
export function openInvoke(functionName: string, seconds = 8): (input: unknown) => Promise<unknown> {
  const client = new LambdaClient({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: seconds * 1_000, throwOnRequestTimeout: true },
  });
  return async (input) => {
    const { FunctionError, Payload } = await client.send(
      new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(input) }),
    );
    if (FunctionError !== undefined || Payload === undefined) throw new InvokeError(FunctionError ?? 'no answer');
    return JSON.parse(Payload.transformToString());
  };
}
