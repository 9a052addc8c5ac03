import type * as z from 'zod';

/** A setting is missing or wrong. Thrown while the function starts, so that a bad deployment never takes a request. */
export class BadEnvironmentError extends Error {
  override readonly name = 'BadEnvironmentError';
}

/** Reads the settings that a function needs, once, by schema. The error names the settings at fault, never their values. */
export function readEnvironment<S extends z.ZodType>(schema: S): z.infer<S> {
  const parsed = schema.safeParse(process.env);
  if (!parsed.success) {
    const names = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new BadEnvironmentError(names.join('; '));
  }
  return parsed.data;
}
