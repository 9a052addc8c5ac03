import { Problem } from '#functions/platform/http/problem.ts';
import { StoreBusyError } from '#functions/platform/store/store-busy.ts';
import { bodyOf, closedUp, type FormBody, type Kinds, REASON_FIELD, typedIn, type Values } from './form-body.ts';
import type { FieldFault, Page, PageAnswer, PageRoute, PageVisit } from './page.ts';
import { typedBefore } from './typed-too-late.ts';

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

const EMPTY: Shows = { values: {}, wrong: {}, changed: false };

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
        const form = await typedBefore(visit);
        if (form === undefined) return show(visit, EMPTY);
        const request = { ...visit.request, form };
        const page = await show({ ...visit, request }, { ...EMPTY, values: typedIn(closedUp(form)) });
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

/**
 * Shows a form again after it was refused, or could not be carried out.
 * @throws the error itself where the person may not see the page any more
 */
async function backAgain(visit: PageVisit, show: FormPage['show'], values: Values, error: unknown): Promise<Page> {
  const refused = asRefused(error, values);
  const wrong = Object.fromEntries(refused.fields);
  const changed = refused.status === 412;
  let page: Page;
  try {
    page = await show(visit, { values, wrong, changed });
  } catch {
    if (ABOUT_ACCESS.includes(refused.status)) throw error;
    // The page itself cannot be made: what was typed is shown alone, to send again or to copy.
    page = typedAlone(values);
  }
  const { labels = {} } = page;
  const faults = refused.faults.map(({ text, href }) => {
    const name = href?.slice(1) ?? '';
    const label = Object.hasOwn(labels, name) ? labels[name] : undefined;
    return { text: label === undefined ? text : `${label}: ${text}`, ...(href === undefined ? {} : { href }) };
  });
  return { ...page, status: refused.status, faults: [...faults, ...(page.faults ?? [])] };
}

/** Somebody may be refused an answer of the form alone, such as a flag that others lift. Then they still see the page. */
const ABOUT_ACCESS: readonly number[] = [403, 404];

/** What a refusal says about a form. */
export interface Refused {
  readonly status: number;
  readonly faults: readonly FieldFault[];
  readonly fields: readonly (readonly [string, string])[];
}

/** Returns why a form was refused. @throws the error itself where it is no refusal, or the person has no session */
export function asRefused(error: unknown, values: Values = {}): Refused {
  if (error instanceof StoreBusyError)
    return {
      status: 503,
      faults: [{ text: 'We are busy. Nothing was saved. Send it again in a moment.' }],
      fields: [],
    };
  if (!(error instanceof Problem) || error.status === 401) throw error;
  const aboutReason = ABOUT_REASON.get(error.code);
  const errors =
    aboutReason === undefined
      ? (error.more.errors ?? []).map(({ pointer = '', parameter, code, detail = error.title }) => {
          const field = parameter ?? pointer.slice(1);
          return { field, text: forForms(code, detail, values, field) };
        })
      : [{ field: REASON_FIELD, text: aboutReason }];
  const faults =
    errors.length === 0
      ? [{ text: error.title }]
      : errors.map(({ field, text }) => (field === '' ? { text } : { text, href: `#${field}` }));
  const questions = (error.more.questions ?? []).map(({ label }) => ({ text: label }));
  const texts = Map.groupBy(errors, ({ field }) => field);
  return {
    status: error.status,
    faults: [...faults, ...questions],
    fields: [...texts].map(([field, all]) => [field, all.map(({ text }) => text).join(' ')] as const),
  };
}

const NEEDED = 'Say why you need to do this.';
/** The reason is a header of the API. In a form it is a field. */
const ABOUT_REASON: ReadonlyMap<string, string> = new Map([
  ['reason-needed', NEEDED],
  ['shows-a-secret-address', NEEDED],
  ['bad-reason', 'Give the reason in 5 to 500 characters.'],
]);

/** The faults that a field has because nothing was typed or chosen. */
const OF_EMPTY: readonly string[] = ['invalid_type', 'invalid_value', 'invalid_union', 'too_small'];

/** Returns what to do about a field. Of an empty one the API names its type or its codes, which are nothing to people. */
function forForms(code: string, detail: string, values: Values, field: string): string {
  if (OF_EMPTY.includes(code) && isEmpty(values, field)) return 'This is needed.';
  if (code === 'invalid_format') return aboutInstant(values, field) ?? detail;
  return code === 'unrecognized_keys' ? 'Leave this empty: it does not go with your other answers.' : detail;
}

/** Returns what to do about a date with a time that is no instant; undefined for every other field. */
function aboutInstant(values: Values, field: string): string | undefined {
  const [date, time] = [values[`${field}/date`], values[`${field}/time`]];
  if (date === undefined && time === undefined) return undefined;
  // Every other date and time that can be read is an instant.
  return /^[\d-]{10} 01:\d\d$/.test(`${date} ${time}`)
    ? 'The clocks go forward from 1am to 2am on this day. Give another time.'
    : 'Give a date, and a time such as 09:30.';
}

const isEmpty = (values: Values, field: string): boolean =>
  Object.entries(values).every(
    ([name, value]) => !(name === field || name.startsWith(`${field}/`)) || [value].flat().join('').trim() === '',
  );

/** Shows what was typed with nothing of the case. */
export function typedAlone(values: Values): Page {
  const fields = Object.entries(values).flatMap(([name, value]) =>
    [value].flat().flatMap((text) => (text.trim() === '' ? [] : [{ name, text }])),
  );
  return { template: 'kit/errors/typed.njk', title: 'Not sent', model: { fields } };
}
