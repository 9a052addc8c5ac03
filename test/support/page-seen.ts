import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { performing } from '#functions/casework/api/perform.ts';
import type { OperationId, Perform } from '#functions/casework/index.ts';
import { tablesOver } from '#functions/platform/store/table.ts';
import { ROUTES } from '#functions/web/console/routes.ts';
import type { PageVisit } from '#functions/web/kit/page.ts';
import { drawPage } from '#functions/web/kit/page-policy.ts';
import { findRoute } from '#functions/web/kit/routes.ts';
import { keysOf, newCookie } from '#functions/web/kit/sealing.ts';
import type { Role } from '#schemas/actor.ts';
import { localDynamoDb } from './local-aws.ts';
import { staffDepsOver } from './staff-deps.ts';

/** A person who opens a page. */
export interface Opening {
  readonly as?: Role;
  readonly id?: string;
  readonly now: Date;
  /** Performs operations for this person. */
  readonly perform: (asking: Parameters<typeof performing>[2]) => Perform;
}

/** Answers operations with bodies in place of a store. Any other operation fails. */
export function answering(bodies: Readonly<Partial<Record<OperationId, unknown>>>): Opening['perform'] {
  const jobs = Object.fromEntries(
    Object.entries(bodies).map(([id, body]) => [
      id,
      async () => ({ statusCode: 200, headers: { etag: '"1"' }, body: JSON.stringify(body) }),
    ]),
  );
  const nowhere = tablesOver(new DynamoDBClient(localDynamoDb()), 'none', 'none');
  return (asking) => performing(staffDepsOver(nowhere), jobs, asking);
}

/** Returns what a person sees of a page of the console: its HTML, and its text as it is read aloud. */
export async function pageSeen(
  address: string,
  { as = 'duty_social_worker', id = `person-${as}`, now, perform }: Opening,
) {
  const { pathname, searchParams, search } = new URL(address, 'https://console.example');
  const { route, path } = findRoute(ROUTES, { method: 'GET', path: pathname });
  const keys = keysOf(newCookie());
  if (keys === undefined) throw new Error('no keys');
  const person = { staff: { kind: 'staff' as const, id, roles: [as] }, name: 'A colleague' };
  const asking = { person, requestId: 'request-1', receivedAt: now };
  const visit: PageVisit = {
    person,
    route,
    path,
    keys,
    now,
    perform: perform(asking),
    may: () => true,
    keep: async () => 'kept',
    kept: async () => undefined,
    request: {
      method: 'GET',
      path: pathname,
      query: Object.fromEntries(searchParams),
      rawQuery: search.slice(1),
      form: new Map(),
      cookies: new Map(),
      headers: {},
      looksAgain: false,
      requestId: 'request-1',
      receivedAt: now,
    },
  };
  const page = await route.respond(visit);
  if (!('template' in page)) throw new Error('no page');
  const { html = '' } = drawPage(page, {});
  return { page, html, text: textOf(html) };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' };

/** Returns the text of a page, with one space where there are several. */
const textOf = (html: string): string =>
  html
    .replaceAll(/<(script|style)\b[^]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&([a-z]+|#\d+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replaceAll(/\s+/g, ' ');
