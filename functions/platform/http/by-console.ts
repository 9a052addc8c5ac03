import * as z from 'zod';
import { Role } from '#schemas/actor.ts';
import type { SignedIn } from './signed-in.ts';

/** A person as the console names them when it invokes a job (`ask-job.ts`). */
const ByConsole = z.object({
  person: z.object({
    staff: z.object({ kind: z.literal('staff'), id: z.string(), roles: z.array(Role) }),
    name: z.string().optional(),
  }),
});

/**
 * Returns the person for whom the console invokes a job. The gateway puts what its authorizers say under names of its own, `jwt`,
 * `lambda` and `iam`, so that nobody can send a person through it. Only the console's role may invoke the job itself.
 */
function personIn(authorizer: unknown): SignedIn | undefined {
  const { staff, name } = ByConsole.safeParse(authorizer).data?.person ?? {};
  return staff === undefined ? undefined : { staff, name };
}

/** What a job's door needs where the console may invoke it. */
export const BY_CONSOLE = { personIn } as const;
