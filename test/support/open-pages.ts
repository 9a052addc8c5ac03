import { mayPerform, type OtherJobs, performing } from '#functions/casework/index.ts';
import { Problem } from '#functions/platform/http/problem.ts';
import { newId } from '#functions/platform/identifiers.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { ROUTES } from '#functions/web/console/routes.ts';
import { errorPage, restrictedFor } from '#functions/web/kit/errors.ts';
import { readForm } from '#functions/web/kit/form-body.ts';
import type { PageAnswer, PageRequest, PageVisit } from '#functions/web/kit/page.ts';
import { drawPage } from '#functions/web/kit/page-policy.ts';
import { withReason } from '#functions/web/kit/reasons.ts';
import { findRoute } from '#functions/web/kit/routes.ts';
import { keysOf, newCookie } from '#functions/web/kit/sealing.ts';
import type { Role } from '#schemas/actor.ts';
import { staffDepsOver } from './staff-deps.ts';

/** What a browser gets of a page: its status, its HTML and the words that a person reads; or where it is sent. */
export interface Opened {
  readonly status: number;
  readonly html: string;
  readonly text: string;
  /** What the page may load and do. */
  readonly policy?: string | undefined;
  readonly to?: string;
  /** A file to save. */
  readonly file?: Uint8Array;
}

interface Visiting {
  readonly as?: Role;
  readonly person?: string;
  readonly at: Date;
  /** An open page asks again by itself. */
  readonly again?: boolean;
}

/** Opens the console's pages over real tables, as people who are signed in. A form's fields are given as pairs, in order. */
export function openPages(tables: Tables, jobs: OtherJobs = {}) {
  const kept = new Map<string, unknown>();
  const deps = staffDepsOver(tables);

  async function visit(request: Pick<PageRequest, 'method' | 'path' | 'rawQuery' | 'form'>, visiting: Visiting) {
    const { as = 'team_manager', person: id = `person-${as}`, at, again = false } = visiting;
    const person = { staff: { kind: 'staff' as const, id, roles: [as] }, name: undefined };
    const keys = keysOf(newCookie());
    if (keys === undefined) throw new Error('no keys');
    const found = findRoute(ROUTES, request);
    const read = async (name: string) => kept.get(name);
    const visited: PageVisit = {
      person,
      ...found,
      perform: withReason(performing(deps, jobs, { person, requestId: newId(), receivedAt: at }), read, request.path),
      may: (operation) => mayPerform(person, operation),
      request: {
        ...request,
        query: Object.fromEntries(new URLSearchParams(request.rawQuery)),
        cookies: new Map(),
        headers: {},
        looksAgain: again,
        requestId: newId(),
        receivedAt: at,
      },
      now: at,
      keys,
      keep: async (words, { name = newId() } = {}) => {
        kept.set(name, words);
        return name;
      },
      kept: read,
    };
    return found.route.respond(visited).catch((error: unknown) => {
      if (error instanceof Problem && error.code === 'restricted') return restrictedFor(visited);
      throw error;
    });
  }

  async function opened(answer: Promise<PageAnswer>): Promise<Opened> {
    const page = await answer.catch((error: unknown) => errorPage(error, 'request'));
    if ('to' in page) return { status: 303, html: '', text: '', to: page.to };
    if ('file' in page) return { status: 200, html: '', text: '', file: page.file };
    const { status, html = '', headers = {} } = drawPage(page, {});
    return { status, html, text: wordsOf(html), policy: headers['content-security-policy'] };
  }

  return {
    open: (address: string, visiting: Visiting) => {
      const [path = '', rawQuery = ''] = address.split('?');
      return opened(visit({ method: 'GET', path, rawQuery, form: new Map() }, visiting));
    },
    send: (address: string, fields: readonly (readonly [string, string])[], visiting: Visiting) => {
      const [path = '', rawQuery = ''] = address.split('?');
      const form = readForm(
        new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
      );
      return opened(visit({ method: 'POST', path, rawQuery, form }, visiting));
    },
  };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

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
