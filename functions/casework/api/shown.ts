import type { Answer } from '#functions/platform/http/endpoint.ts';
import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';

/**
 * An answer with exactly what the API describes (`schemas/api/staff`): a missing part, or one of another kind, does not compile.
 */
export interface Shown<T> extends Answer {
  readonly body: DeepReadonly<T>;
}
