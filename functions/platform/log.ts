import { Logger } from '@aws-lambda-powertools/logger';

/** The only things that a log line may carry: references, codes and counts, never words that somebody wrote (law 4). */
export interface LogFacts {
  reference?: string | undefined;
  documentId?: string | undefined;
  messageId?: string | undefined;
  uploadId?: string | undefined;
  requestId?: string | undefined;
  action?: string | undefined;
  code?: string | undefined;
  outcome?: string | undefined;
  status?: number | undefined;
  count?: number | undefined;
  ms?: number | undefined;
}

export interface Log {
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  /** Keeps the error's class and stack, not its message: a message may quote input. */
  error(message: string, error: unknown, facts?: LogFacts): void;
}

/** Returns where an error arose and its class, without its message. */
function withoutWords(error: unknown) {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const cause = error.cause instanceof Error ? error.cause.name : undefined;
  return { errorName: error.name, errorCause: cause, frames: frames.slice(0, 5).map((line) => line.trim()) };
}

/** Opens a structured logger for one job. */
export function openLog(job: string): Log {
  const logger = new Logger({ serviceName: job });
  return {
    info: (message, facts = {}) => logger.info(message, { ...facts }),
    warn: (message, facts = {}) => logger.warn(message, { ...facts }),
    error: (message, error, facts = {}) => logger.error(message, { ...facts, ...withoutWords(error) }),
  };
}
