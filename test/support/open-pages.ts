import { mayPerform, type OperationId, type OtherJobs, performing } from '#functions/casework/index.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import type { SignedIn } from '#functions/platform/http/signed-in.ts';
import { newId } from '#functions/platform/identifiers.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { ROUTES } from '#functions/web/console/routes.ts';
import { errorPage, restrictedFor } from '#functions/web/kit/errors.ts';
import { readForm } from '#functions/web/kit/form-body.ts';
import { KEPT_MS } from '#functions/web/kit/kept-words.ts';
import type { PageAnswer, PageVisit } from '#functions/web/kit/page.ts';
import { drawPage } from '#functions/web/kit/page-policy.ts';
import { withReason } from '#functions/web/kit/reasons.ts';
import { findRoute } from '#functions/web/kit/routes.ts';
import { type CookieKeys, keysOf, newCookie } from '#functions/web/kit/sealing.ts';
import type { Role } from '#schemas/actor.ts';
import { staffDepsOver } from './staff-deps.ts';

/** What a browser gets of a page: its status, its title, its HTML and the words that a person reads; or where it is sent. */
export interface Opened {
  readonly status: number;
  readonly title: string;
  readonly html: string;
  readonly text: string;
  readonly to?: string;
  /** A file to save. */
  readonly file?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Visiting {
  readonly as?: Role;
  readonly person?: string;
  readonly name?: string;
  readonly at: Date;
}

/** Answers operations with bodies in place of a store. */
export const answering = (bodies: Readonly<Partial<Record<OperationId, unknown>>>): OtherJobs =>
  Object.fromEntries(
    Object.entries(bodies).map(([id, body]) => [
      id,
      async () => ({ statusCode: 200, headers: { etag: '"1"' }, body: JSON.stringify(body) }),
    ]),
  );

function newKeys(): CookieKeys {
  const keys = keysOf(newCookie());
  if (keys === undefined) throw new Error('no keys');
  return keys;
}

/**
 * Opens the console's pages over real tables, as people who are signed in, without JavaScript. They share one session, which forgets
 * what it keeps after its time. A form's fields are given as pairs, in order.
 */
export function openPages(tables: Tables, jobs: OtherJobs = {}) {
  const words = new Map<string, { text: string; until: number }>();
  const deps = staffDepsOver(tables);
  const keys = newKeys();

  async function visit(method: 'GET' | 'POST', address: string, sent: string, visiting: Visiting) {
    const { as = 'team_manager', person: id = `person-${as}`, name, at } = visiting;
    const { pathname, search, searchParams } = new URL(address, 'https://console.example');
    const path = decodeURIComponent(pathname);
    const person: SignedIn = { staff: { kind: 'staff', id, roles: [as] }, name };
    const requestId = newId(at);
    const kept = async (name: string): Promise<unknown> => {
      const found = words.get(name);
      return found === undefined || found.until < at.getTime() ? undefined : JSON.parse(found.text);
    };
    const visited: PageVisit = {
      ...{ person, keys, kept, now: at },
      ...findRoute(ROUTES, { method, path }),
      perform: withReason(performing(deps, jobs, { person, requestId, receivedAt: at }), kept, path),
      may: (operation) => mayPerform(person, operation),
      keep: async (typed, { name: under = newCookie().slice(0, 22) } = {}) => {
        words.set(under, { text: JSON.stringify(typed), until: at.getTime() + KEPT_MS });
        return under;
      },
      request: {
        ...{ method, path, query: Object.fromEntries(searchParams), rawQuery: search.slice(1), requestId },
        ...{ form: readForm(sent), cookies: new Map(), headers: {}, looksAgain: false, receivedAt: at },
      },
    };
    return visited.route.respond(visited).catch((error: unknown) => {
      if (error instanceof Problem && error.code === 'restricted') return restrictedFor(visited);
      throw error;
    });
  }

  async function opened(answer: Promise<PageAnswer>): Promise<Opened> {
    const page = await answer.catch((error: unknown) => errorPage(error, 'request'));
    const nothing = { title: '', html: '', text: '' };
    if ('to' in page) return { ...nothing, status: 303, to: page.to };
    if ('file' in page) return { ...nothing, status: 200, file: page.file, headers: page.headers };
    const { status, html = '' } = drawPage(page, { token: 'a token' });
    return { status, title: page.title, html, text: wordsOf(html) };
  }

  return {
    open: (address: string, visiting: Visiting) => opened(visit('GET', address, '', visiting)),
    send: (address: string, fields: readonly (readonly [string, string])[], visiting: Visiting) =>
      opened(visit('POST', address, sentBy(fields), visiting)),
  };
}

const sentBy = (fields: readonly (readonly [string, string])[]): string =>
  new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString();

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' };

/** Returns what a person reads of the page's main part, with single spaces. */
function wordsOf(html: string): string {
  const main = /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? html;
  return main
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(\w+|#\d+);/g, (all, name: string) => ENTITIES[name] ?? all)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([,;.:])/g, '$1')
    .trim();
}
