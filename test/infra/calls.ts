import * as z from 'zod';
import { ACCOUNT } from './account.ts';
import { everyJob, JOBS, SCAN } from './job-permissions.ts';
import { NEVER_CALLED_HERE, type Reason } from './never-called-here.ts';

/** A permission or a call: a job, an action, and a resource by its name in the template. */
interface Permission {
  readonly job: string;
  readonly action: string;
  readonly resource: string;
}

/** A call, and whether it was denied. */
type Call = Permission & { readonly denied: boolean };

/** The role of a caller in the ARN of its session. */
const ROLE = /:assumed-role\/([^/]+)\//;

/** A call as the local cloud notes it: the caller, the action, the resource's ARN, and what IAM decided. */
const Note = z.tuple([z.string(), z.string(), z.string(), z.string()]);

/** Returns a permission or a call as text. */
export const shown = ({ job, resource, action }: Permission): string => `${job}: ${action} on ${resource}`;

/** Returns each permission of the table of roles, one for each action. A condition is not part of it. */
function permissionsOf(job: string, lines: readonly string[]): Permission[] {
  return lines.flatMap((line) => {
    const at = line.lastIndexOf(': ');
    const [resource = ''] = line.slice(0, at).split(' when ');
    return line
      .slice(at + 2)
      .split(', ')
      .map((action) => ({ job, action, resource: resource.replace(/\.(Id|StreamArn)$/, '') }));
  });
}

/** Every permission of a job on the local cloud or in an account. */
export const PERMISSIONS: readonly Permission[] = [
  ...Object.keys({ ...JOBS, ...SCAN }).flatMap((job) => permissionsOf(job, everyJob(job))),
  ...[JOBS, SCAN].flatMap((jobs) => Object.entries(jobs).flatMap(([job, lines]) => permissionsOf(job, lines))),
];

const covers = (pattern: string, resource: string): boolean =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(resource);

/** Returns whether a permission allows a call. The local cloud names no resource of SES: such a call is on `*`. */
const allows = (permission: Permission, call: Permission): boolean =>
  permission.job === call.job &&
  permission.action === call.action &&
  (call.resource === '*' || covers(permission.resource, call.resource));

/**
 * Returns the calls that the local clouds and `asJob` noted, with each resource by its name in the template. `nameOf` has the names of
 * the stack's resources by their physical names, which ARNs contain.
 */
export function callsIn(text: string, nameOf: ReadonlyMap<string, string>): Call[] {
  const longestFirst = [...nameOf].sort(([one], [other]) => other.length - one.length);
  const calls = new Map<string, Call>();
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const [caller, action, place, decision] = Note.parse(JSON.parse(line));
    const job = /^job:(.+)/.exec(caller)?.[1] ?? nameOf.get(ROLE.exec(caller)?.[1] ?? '')?.replace(/Role$/, '');
    // A service of the cloud, or a test as the account's root.
    if (job === undefined) continue;
    // What the stack did not make, such as a restored table, is in the table of roles by the ARN of an account.
    const [physical, logical] = longestFirst.find(([name]) => place.includes(name)) ?? [
      place,
      place.replace(/^arn:aws:(.+):\d{12}:/, `arn:<Partition>:$1:${ACCOUNT}:`),
    ];
    const within = place.slice(place.indexOf(physical) + physical.length).replace(/^-\w{6}$/, '');
    const call = { job, action, resource: `${logical}${within}` };
    // The policy of a resource is asked too, and does not have to allow what the role's own policy allows.
    const denied = decision !== 'Allow' && (calls.get(shown(call))?.denied ?? true);
    calls.set(shown(call), { ...call, denied });
  }
  return [...calls.values()];
}

/** Returns whether a permission has a reason to be there although no test's call uses it. */
const isExcused = (permission: Permission): boolean => NEVER_CALLED_HERE.some((reason) => excuses(reason, permission));

/** Returns whether a reason is about a permission. */
export const excuses = ({ job = '*', resource = '*', actions }: Reason, permission: Permission): boolean =>
  covers(job, permission.job) &&
  covers(resource, permission.resource) &&
  actions.split(', ').includes(permission.action);

/** Returns a sentence for each call that the table of roles lacks, and for each permission that is never called and has no reason. */
export function differences(calls: readonly Call[]): string[] {
  const isCalled = (permission: Permission) => calls.some((call) => !call.denied && allows(permission, call));
  return [
    ...calls.filter(({ denied }) => denied).map((call) => `denied: ${shown(call)}`),
    ...calls
      .filter((call) => !call.denied && !PERMISSIONS.some((permission) => allows(permission, call)))
      .map((call) => `not in the table of roles: ${shown(call)}`),
    ...PERMISSIONS.filter((permission) => !isCalled(permission) && !isExcused(permission)).map(
      (permission) => `granted and never called: ${shown(permission)}`,
    ),
  ].sort();
}
