import { mayPerform, performing } from '#functions/casework/api/perform.ts';
import type { SignedIn } from '#functions/platform/http/signed-in.ts';
import { newId } from '#functions/platform/identifiers.ts';
import type { Tables } from '#functions/platform/store/table.ts';
import { ROUTES } from '#functions/web/console/routes.ts';
import { readForm } from '#functions/web/kit/form-body.ts';
import { KEPT_MS } from '#functions/web/kit/kept-words.ts';
import type { PageVisit } from '#functions/web/kit/page.ts';
import { drawPage } from '#functions/web/kit/page-policy.ts';
import { withReason } from '#functions/web/kit/reasons.ts';
import { findRoute } from '#functions/web/kit/routes.ts';
import { keysOf, newCookie } from '#functions/web/kit/sealing.ts';
import type { Role } from '#schemas/actor.ts';
import { staffDepsOver } from './staff-deps.ts';

type Form = Readonly<Record<string, string | readonly string[]>>;

/**
 * Returns the console as one person uses it, over real operations and tables, without JavaScript. `world.now` is the time of each
 * request; what a session keeps is forgotten after its time.
 */
export function consoleBrowser(
  tables: Tables,
  world: { now: Date },
  { as = 'duty_social_worker', id = `person-${as}` }: { as?: Role; id?: string } = {},
) {
  const keys = keysOf(newCookie());
  if (keys === undefined) throw new Error('no keys');
  const words = new Map<string, { text: string; until: number }>();
  const deps = staffDepsOver(tables);
  const person: SignedIn = { staff: { kind: 'staff', id, roles: [as] }, name: 'A colleague' };

  const ask = async (method: 'GET' | 'POST', address: string, sent = '') => {
    const { now } = world;
    const { pathname, searchParams, search } = new URL(address, 'https://console.example');
    const { route, path } = findRoute(ROUTES, { method, path: pathname });
    const requestId = newId(now);
    const kept = async (name: string): Promise<unknown> => {
      const found = words.get(name);
      return found === undefined || found.until < now.getTime() ? undefined : JSON.parse(found.text);
    };
    const perform = performing(deps, {}, { person, requestId, receivedAt: now });
    const visit: PageVisit = {
      ...{ person, route, path, keys, now, kept },
      perform: withReason(perform, kept, pathname),
      may: (operation) => mayPerform(person, operation),
      keep: async (typed, { name = newCookie().slice(0, 22) } = {}) => {
        words.set(name, { text: JSON.stringify(typed), until: now.getTime() + KEPT_MS });
        return name;
      },
      request: {
        ...{ method, path: pathname, query: Object.fromEntries(searchParams), rawQuery: search.slice(1), requestId },
        ...{ form: readForm(sent), cookies: new Map(), headers: {}, looksAgain: false, receivedAt: now },
      },
    };
    return route.respond(visit);
  };

  async function seen(method: 'GET' | 'POST', address: string, sent?: string) {
    const answer = await ask(method, address, sent);
    if ('to' in answer) return { to: answer.to, status: 303, title: '', html: '', text: '' };
    if ('file' in answer) throw new Error('a file, no page');
    const { html = '', status } = drawPage(answer, { token: 'a token' });
    return { to: undefined, status, title: answer.title, html, text: textOf(html) };
  }

  return {
    get: (address: string) => seen('GET', address),
    post: (address: string, form: Form) => {
      const sent = new URLSearchParams();
      for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) sent.append(name, one);
      return seen('POST', address, sent.toString());
    },
  };
}

/** Returns the value of a hidden field of a page. */
export function hiddenIn(html: string, name: string): string {
  const [, value] = new RegExp(`name="${name}" value="([^"]*)"`).exec(html) ?? [];
  if (value === undefined) throw new Error(`the page has no field ${name}`);
  return value.replaceAll('&quot;', '"');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' };

/** Returns the text of a page, with one space where there are several. */
const textOf = (html: string): string =>
  html
    .replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&([a-z]+|#\d+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replaceAll(/\s+/g, ' ');
