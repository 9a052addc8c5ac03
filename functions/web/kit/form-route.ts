import * as z from 'zod';
import { Problem } from '#functions/platform/http/problem.ts';
import { StoreBusyError } from '#functions/platform/store/transact.ts';
import { bodyOf, closedUp, type FormBody, type Kinds, typedIn, type Values } from './form-body.ts';
import type { FieldFault, Page, PageAnswer, PageRoute, PageVisit } from './page.ts';

/** A form as its page shows it: the values of its fields and their faults. */
export interface Shows {
  readonly values: Values;
  /** The fault of each field, by its name. */
  readonly wrong: Readonly<Record<string, string>>;
  /** Whether the case changed while the form was filled in: the page shows what changed beside what was typed. */
  readonly changed: boolean;
}

/** A form: the page that shows it, and what sending it does. */
export interface FormPage {
  /** The path of both: it is shown by GET and sent by POST. */
  readonly path: string;
  readonly kinds?: Kinds;
  /** Makes the page: empty, or with what was typed. It throws where its reader may not see it. */
  readonly show: (visit: PageVisit, shows: Shows) => Promise<Page>;
  /** Does it, and returns where to go. It throws a Problem, whose faults name fields by JSON pointer. */
  readonly send: (visit: PageVisit, body: Readonly<Record<string, unknown>>, form: FormBody) => Promise<PageAnswer>;
}

const KeptValues = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const EMPTY: Shows = { values: {}, wrong: {}, changed: false };

/** The name under which a session keeps what was typed when it ended, in the address of the page that gets it back. */
export const TYPED = 'typed';

/**
 * Makes the two routes of a form. Whatever goes wrong when it is sent, the page comes back with everything that was typed, and says
 * what to do.
 */
export function formRoutes({ path, kinds = {}, show, send }: FormPage): readonly PageRoute[] {
  return [
    {
      method: 'GET',
      path,
      respond: async (visit) => {
        const typed = visit.request.query[TYPED];
        const { data } = KeptValues.safeParse(typed === undefined ? undefined : await visit.kept(typed));
        if (data === undefined) return show(visit, EMPTY);
        const page = await show(visit, { ...EMPTY, values: data });
        return { ...page, notice: 'Your session had ended. What you typed is here. Nothing was sent yet.' };
      },
    },
    {
      method: 'POST',
      path,
      respond: async (visit) => {
        const body = bodyOf(visit.request.form, kinds);
        try {
          return await send(visit, body, visit.request.form);
        } catch (error) {
          return backAgain(visit, show, typedIn(closedUp(visit.request.form)), error);
        }
      },
    },
  ];
}

/** Shows a form again after it was refused, or could not be carried out. */
async function backAgain(visit: PageVisit, show: FormPage['show'], values: Values, error: unknown): Promise<Page> {
  const refused = asRefused(error);
  const wrong = Object.fromEntries(refused.fields);
  const changed = refused.status === 412;
  let page: Page;
  try {
    page = await show(visit, { values, wrong, changed });
  } catch {
    // The page itself cannot be made: what was typed is shown alone, to send again or to copy.
    page = typedAlone(values);
  }
  return { ...page, status: refused.status, faults: [...refused.faults, ...(page.faults ?? [])] };
}

/** What a refusal says about a form. */
export interface Refused {
  readonly status: number;
  readonly faults: readonly FieldFault[];
  readonly fields: readonly (readonly [string, string])[];
}

/** Returns why a form was refused. @throws the error itself where it is not about this form: the person may not see the page at all */
export function asRefused(error: unknown): Refused {
  if (error instanceof StoreBusyError)
    return {
      status: 503,
      faults: [{ text: 'We are busy. Nothing was saved. Send it again in a moment.' }],
      fields: [],
    };
  if (!(error instanceof Problem) || [401, 403, 404].includes(error.status)) throw error;
  const errors = (error.more.errors ?? []).map(({ pointer = '', parameter, detail }) => ({
    field: parameter ?? pointer.slice(1),
    text: detail ?? error.title,
  }));
  const faults =
    errors.length === 0
      ? [{ text: error.title }]
      : errors.map(({ field, text }) => (field === '' ? { text } : { text, href: `#${field}` }));
  return { status: error.status, faults, fields: errors.map(({ field, text }) => [field, text] as const) };
}

/** Shows what was typed with nothing of the case. */
export function typedAlone(values: Values): Page {
  const fields = Object.entries(values).flatMap(([name, value]) => [value].flat().map((text) => ({ name, text })));
  return { template: 'kit/errors/typed.njk', title: 'Not sent', model: { fields } };
}
