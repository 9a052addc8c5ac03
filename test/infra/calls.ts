import * as z from 'zod';
import { everyJob, JOBS, SCAN } from './job-permissions.ts';
import { NEVER_CALLED_HERE } from './never-called-here.ts';

/** A call as the local cloud notes it: the caller, the action, the resource's ARN, and what IAM decided. */
const Note = z.tuple([z.string(), z.string(), z.string(), z.string()]);

/** A permission or a call: a job, an action, and a resource by its name in the template. */
interface Permission {
  readonly job: string;
  readonly action: string;
  readonly resource: string;
}

const shown = ({ job, resource, action }: Permission): string => `${job}: ${action} on ${resource}`;

/** Returns each permission of the table of roles, one for each action. A condition is not part of it. */
export function granted(jobs: Readonly<Record<string, readonly string[]>>): Permission[] {
  return Object.entries(jobs).flatMap(([job, own]) =>
    [...everyJob(job), ...own].flatMap((line) => {
      const at = line.lastIndexOf(': ');
      const [resource = ''] = line.slice(0, at).split(' when ');
      return line
        .slice(at + 2)
        .split(', ')
        .map((action) => ({ job, action, resource: resource.replace(/\.(Id|StreamArn)$/, '') }));
    }),
  );
}

const covers = (pattern: string, resource: string): boolean =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(resource);

/** Returns whether a permission allows a call. */
const allows = (permission: Permission, call: Permission): boolean =>
  permission.job === call.job && permission.action === call.action && covers(permission.resource, call.resource);

/** Returns the calls that the local cloud noted, with each resource by its name in the template (`nameOf` a physical name). */
export function callsIn(text: string, nameOf: ReadonlyMap<string, string>): (Permission & { denied: boolean })[] {
  const longestFirst = [...nameOf].sort(([one], [other]) => other.length - one.length);
  const calls = new Map<string, Permission & { denied: boolean }>();
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const [caller, action, arn, decision] = Note.parse(JSON.parse(line));
    const role = nameOf.get(/:assumed-role\/([^/]+)\//.exec(caller)?.[1] ?? '');
    if (role === undefined) continue;
    const [physical, logical] = longestFirst.find(([name]) => arn.includes(name)) ?? [arn, arn];
    const resource = `${logical}${arn.slice(arn.indexOf(physical) + physical.length)}`.replace(/\/stream\/.*/, '');
    const call = { job: role.replace(/Role$/, ''), action, resource };
    const denied = decision !== 'Allow' && (calls.get(shown(call))?.denied ?? true);
    calls.set(shown(call), { ...call, denied });
  }
  return [...calls.values()];
}

/** Returns a sentence for each call that the table of roles lacks, each permission never called, and each reason no longer needed. */
export function differences(calls: readonly (Permission & { denied: boolean })[]): string[] {
  const permissions = granted({ ...JOBS, ...SCAN });
  const excused = (permission: Permission) =>
    NEVER_CALLED_HERE.filter(
      ({ job = '*', resource = '*', actions }) =>
        covers(job, permission.job) && covers(resource, permission.resource) && actions.includes(permission.action),
    );
  const called = (permission: Permission) => calls.some((call) => !call.denied && allows(permission, call));
  const never = permissions.filter((permission) => !called(permission));
  return [
    ...calls.filter(({ denied }) => denied).map((call) => `denied: ${shown(call)}`),
    ...calls
      .filter((call) => !call.denied && !permissions.some((permission) => allows(permission, call)))
      .map((call) => `not in the table of roles: ${shown(call)}`),
    ...never.filter((each) => excused(each).length === 0).map((each) => `granted and never called: ${shown(each)}`),
    ...NEVER_CALLED_HERE.filter((reason) => !never.some((each) => excused(each).includes(reason))).map(
      ({ why }) => `a reason that no permission needs: ${why}`,
    ),
  ].sort();
}
