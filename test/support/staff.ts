import * as z from 'zod';
import type { Role } from '#schemas/actor.ts';
import type { paths } from '#schemas/api/generated/client.ts';
import { clientOf, given } from './client.ts';
import type { OpenDoor } from './front-door.ts';
import { type HttpAnswer, request } from './http.ts';

/** A route's answer on success, by the client's own types. */
type Gives<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;
type Query = NonNullable<paths['/admin/cases']['get']['parameters']['query']>;
type Terms = paths['/admin/search']['post']['requestBody']['content']['application/json'];

/** A case and a file, as the API shows them. */
export type CaseSeen = Gives<'/admin/cases/{reference}'>;
export type DocumentSeen = CaseSeen['documents'][number];
export type CaseRow = Gives<'/admin/cases'>['cases'][number];

/** What people see of a case that does not name them. */
const Restricted = z.object({ etag: z.string() });

/** Jobs change a case just filed two or three times. */
const MOST_LOOKS = 5;

/** A person at the desk, with a role. */
export interface StaffMember {
  get(path: string, reason?: string): Promise<HttpAnswer>;
  put(path: string, body: unknown): Promise<HttpAnswer>;
  /** Posts with the ETag of what they saw, where it changes that. */
  post(path: string, body: unknown, seen?: string, reason?: string): Promise<HttpAnswer>;
  /** Does one action on a case, at its present version, which a restricted one reveals as well. */
  act(reference: string, action: string, body: unknown, reason?: string): Promise<HttpAnswer>;
  /** Returns a case; fails when it does not exist or is not for them. */
  readCase(reference: string): Promise<CaseSeen>;
  /** Returns the references of the cases that they find, the most alike first; fails when they may not look. */
  search(terms: Terms): Promise<string[]>;
  /** Returns every row of a team's list of new cases, page by page. */
  workList(team: NonNullable<Query['team']>): Promise<CaseRow[]>;
}

/** Signs somebody in with a role. `subject` is their id, when a test looks for them in the audit. */
export function staffMember(
  door: Pick<OpenDoor, 'addresses' | 'issueToken'>,
  role: Role = 'duty_social_worker',
  subject?: string,
): StaffMember {
  let token: Promise<string> | undefined;
  const signedIn = async (): Promise<{ authorization: string }> => {
    token ??= door.issueToken({ roles: [role], ...(subject === undefined ? {} : { subject }) });
    return { authorization: `Bearer ${await token}` };
  };
  const client = async () => clientOf(door, await signedIn());
  const headers = async (reason: string | undefined) => ({
    ...(await signedIn()),
    ...(reason === undefined ? {} : { 'x-reason': reason }),
  });
  const get = async (path: string, reason?: string) => request(door, 'GET', path, { headers: await headers(reason) });
  const post = async (path: string, body: unknown, seen?: string, reason?: string) =>
    request(door, 'POST', path, {
      body,
      headers: { ...(await headers(reason)), ...(seen === undefined ? {} : { 'if-match': seen }) },
    });
  return {
    get,
    post,
    put: async (path, body) => request(door, 'PUT', path, { body, headers: await signedIn() }),
    act: async (reference, action, body, reason) => {
      const once = async () => {
        const seen = await get(`/admin/cases/${reference}`, reason);
        const etag = seen.headers.get('etag') ?? Restricted.safeParse(seen.body).data?.etag ?? '';
        return post(`/admin/cases/${reference}/${action}`, body, etag, reason);
      };
      // A job may change the case just then, as when it looks for known children: a person looks again.
      let answer = await once();
      for (let look = 2; answer.status === 412 && look <= MOST_LOOKS; look += 1) answer = await once();
      return answer;
    },
    readCase: async (reference) =>
      given(await (await client()).GET('/admin/cases/{reference}', { params: { path: { reference } } })),
    search: async (body) =>
      given(await (await client()).POST('/admin/search', { body })).cases.map(({ reference }) => reference),
    workList: async (team) => {
      const rows: CaseRow[] = [];
      for (let query: Query | undefined = { team, limit: 50 }; query !== undefined; ) {
        const page: Gives<'/admin/cases'> = given(await (await client()).GET('/admin/cases', { params: { query } }));
        rows.push(...page.cases);
        query = page.cursor === null ? undefined : { team, limit: 50, cursor: page.cursor };
      }
      return rows;
    },
  };
}

/** Enters people in the directory of colleagues, so that they get work although they have not signed in. */
export async function enterColleagues(
  door: OpenDoor,
  people: readonly { readonly id: string; readonly name: string }[],
): Promise<void> {
  const administrator = staffMember(door, 'system_admin');
  for (const { id, name } of people) {
    const { status } = await administrator.post('/admin/colleagues', { id, name });
    if (status !== 200) throw new Error(`a colleague is not entered: ${status}`);
  }
}

/** Adds the services that the public pages name to the catalogue; what is there stays. */
export async function addStartingSet(door: OpenDoor): Promise<void> {
  const { status } = await staffMember(door, 'system_admin').post('/admin/catalogue/starting-set', undefined);
  if (status !== 200) throw new Error(`the catalogue has no starting set: ${status}`);
}

/** Opens the online form by a sign-off that says that it is a demonstration's (S15). */
export async function openOnlineForm(door: OpenDoor): Promise<void> {
  const token = await door.issueToken({ roles: ['ig_officer'] });
  const body = {
    dpiaReference: 'DEMONSTRATION',
    approver: 'Sorrel Wainwright',
    approverRole: 'Nobody: this is a demonstration on one machine',
    signedOffOn: new Date().toISOString().slice(0, 10),
    demonstration: true,
  };
  const once = () => clientOf(door, { authorization: `Bearer ${token}` }).PUT('/admin/settings/online-form', { body });
  // Another test may open it at the same moment.
  let answer = await once();
  for (let look = 2; answer.response.status === 412 && look <= MOST_LOOKS; look += 1) answer = await once();
  given(answer);
}
