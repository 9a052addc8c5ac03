import * as z from 'zod';

/** A sentence about the account: it stops a deployment, or only matters. */
export interface Finding {
  readonly stops: boolean;
  readonly sentence: string;
}

export const stops = (sentence: string): Finding => ({ stops: true, sentence });
export const matters = (sentence: string): Finding => ({ stops: false, sentence });

/** One reading of the account, and what it means for this deployment. */
export interface Check<T> {
  /** What is read, as the subject of a sentence. */
  readonly subject: string;
  /** The permission that it needs. */
  readonly permission: string;
  readonly read: () => Promise<T>;
  readonly judge: (value: T) => readonly Finding[];
}

const Fault = z.object({ name: z.string().default('Error'), code: z.string().optional() });

/** Returns the class of a fault, which names no account and no person. */
export function faultName(fault: unknown): string {
  const { data } = Fault.safeParse(fault);
  return data?.code ?? data?.name ?? 'Error';
}

/** Services name a missing permission in these ways. */
const REFUSED = /^(AccessDenied|UnauthorizedOperation|AuthorizationError|NotAuthorized)/;

/** Runs a check. A reading that fails is a finding, and stops no other check. */
export async function run<T>({ subject, permission, read, judge }: Check<T>): Promise<readonly Finding[]> {
  let value: T;
  try {
    value = await read();
  } catch (fault) {
    const name = faultName(fault);
    if (REFUSED.test(name))
      return [matters(`${subject}: not checked, because your credentials may not call ${permission}.`)];
    return [matters(`${subject}: not checked, because the call ${permission} failed (${name}).`)];
  }
  return judge(value);
}
