import type { Role } from '#schemas/actor.ts';
import type { CaseRow } from '#schemas/api/staff/case-row.ts';
import { CaseView } from '#schemas/api/staff/case-view.ts';
import { SearchFound } from '#schemas/api/staff/search-found.ts';
import { WorkList } from '#schemas/api/staff/work-list.ts';
import type { OpenDoor } from './front-door.ts';
import { type HttpAnswer, request } from './http.ts';

/** A case and a file, as the API shows them. */
export type { CaseView as CaseSeen } from '#schemas/api/staff/case-view.ts';
export type { DocumentView as DocumentSeen } from '#schemas/api/staff/document-view.ts';

/** A case just filed is changed by our jobs two or three times. */
const MOST_LOOKS = 5;

/** A person at the desk, with a role. */
export interface StaffMember {
  get(path: string, reason?: string): Promise<HttpAnswer>;
  put(path: string, body: unknown): Promise<HttpAnswer>;
  /** With the ETag of what they saw, where it changes that. */
  post(path: string, body: unknown, seen?: string): Promise<HttpAnswer>;
  /** One action on a case, at the version that it has now. */
  act(reference: string, path: string, body: unknown): Promise<HttpAnswer>;
  /** A case; fails when it is not there or not for them. */
  readCase(reference: string): Promise<CaseView>;
  /** The references of the cases that they find, the most alike first; fails when they may not look. */
  search(terms: unknown): Promise<string[]>;
  /** Every row of a team's list of new cases, page by page. */
  workList(team: string): Promise<CaseRow[]>;
}

/** Signs somebody in with a role. `subject` is who it is, when a test looks for them in the audit. */
export function staffMember(door: OpenDoor, role: Role = 'duty_social_worker', subject?: string): StaffMember {
  let token: Promise<string> | undefined;
  const signedIn = async (): Promise<{ authorization: string }> => {
    token ??= door.issueToken({ roles: [role], ...(subject === undefined ? {} : { subject }) });
    return { authorization: `Bearer ${await token}` };
  };
  const get = async (path: string, reason?: string) =>
    request(door, 'GET', path, {
      headers: { ...(await signedIn()), ...(reason === undefined ? {} : { 'x-reason': reason }) },
    });
  const post = async (path: string, body: unknown, seen?: string) =>
    request(door, 'POST', path, {
      body,
      headers: { ...(await signedIn()), ...(seen === undefined ? {} : { 'if-match': seen }) },
    });
  return {
    get,
    post,
    put: async (path, body) => request(door, 'PUT', path, { body, headers: await signedIn() }),
    act: async (reference, path, body) => {
      const once = async () => {
        const etag = (await get(`/admin/cases/${reference}`)).headers.get('etag') ?? '';
        return post(`/admin/cases/${reference}/${path}`, body, etag);
      };
      // A job of ours may change the case just then, as when it looks for known children: a person looks again.
      let answer = await once();
      for (let look = 2; answer.status === 412 && look <= MOST_LOOKS; look += 1) answer = await once();
      return answer;
    },
    readCase: async (reference) => CaseView.parse(answered(await get(`/admin/cases/${reference}`))),
    search: async (terms) =>
      SearchFound.parse(answered(await post('/admin/search', terms))).cases.map(({ reference }) => reference),
    workList: async (team) => {
      const rows: CaseRow[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const page = WorkList.parse(answered(await get(`/admin/cases?team=${team}&limit=50${more}`)));
        rows.push(...page.cases);
        cursor = page.cursor;
      }
      return rows;
    },
  };
}

function answered(answer: HttpAnswer): unknown {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Opens the online form by a sign-off, said to be a demonstration's (S15). */
export async function openOnlineForm(door: OpenDoor): Promise<void> {
  const answer = await staffMember(door, 'ig_officer').put('/admin/settings/online-form', {
    dpiaReference: 'DEMONSTRATION',
    approverRole: 'Nobody: this is a demonstration on one machine',
    signedOffOn: new Date().toISOString().slice(0, 10),
    demonstration: true,
  });
  answered(answer);
}
