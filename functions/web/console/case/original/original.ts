import type { Performed } from '#functions/casework/index.ts';
import { notFound, Problem } from '#functions/platform/http/problem.ts';
import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import type { FormSeen } from '#schemas/api/staff/case-view.ts';
import { placeOf, questionLabel } from '#schemas/forms/compiled-form.ts';
import { forms } from '#schemas/forms/forms.ts';
import type { PageRoute, PageVisit } from '../../../kit/page.ts';
import { type CaseSeen, casePage, readCase } from '../case-frame.ts';
import { answerShown, hiddenIn } from '../form-answers.ts';
import { emailShown } from '../thread.ts';
import { Layout } from './drawn-blocks.ts';
import { type PictureShown, picturesShown } from './drawn-pictures.ts';
import { type AskedPlace, nameAsked, queryOf, sourceName, whereChecked } from './place-in-original.ts';

type Drawn = Performed<'readDrawing'>['body'];
type Form = DeepReadonly<FormSeen>;
type Pictures = ReadonlyMap<number, PictureShown>;

/**
 * `GET /staff/cases/{reference}/files/{id}/drawn`: shows a page of a file as it was read, beside the answers that were read from it.
 * `GET /staff/cases/{reference}/messages/{id}/drawn`: shows a page of an email, beside who wrote it and what came with it.
 */
export const ORIGINAL: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/staff/cases/{reference}/files/{id}/drawn',
    respond: async (visit) => {
      const seen = await readCase(visit);
      const file = seen.view.documents.find(({ id }) => id === visit.path.id);
      if (file === undefined && seen.view.more === null) throw notFound();
      const { perform, path, request } = visit;
      const asked = { reference: path.reference ?? '', id: path.id ?? '' };
      const pageOf = async (page?: string) => (await perform('readDrawing', { path: asked, address: { page } })).body;
      const drawn = await drawnOrWhyNot(() => pageAsked(pageOf, request.query));
      const pictures: Pictures = 'whyNot' in drawn ? new Map() : await picturesShown(visit, seen, drawn);
      const shown = 'whyNot' in drawn ? drawn : drawnShown(drawn, pictures, seen, visit);
      const email = seen.view.messages.find(({ id }) => id === file?.origin.id);
      return casePage(visit, seen, {
        template: 'console/case/original/original.njk',
        title: 'Original beside its answers',
        pictures: [...pictures.values()].flatMap(({ src }) => src ?? []),
        model: {
          wide: true,
          name: file?.name ?? 'A file of this case',
          hides: seen.view.hides,
          hasWords: seen.view.texts.some(({ document }) => document === visit.path.id),
          id: visit.path.id,
          cameWith: email?.direction === 'in' && email.drawn ? email.id : undefined,
          ...shown,
        },
      });
    },
  },
  {
    method: 'GET',
    path: '/staff/cases/{reference}/messages/{id}/drawn',
    respond: async (visit) => {
      const seen = await readCase(visit);
      const { perform, path, request } = visit;
      const email = seen.view.messages.find(({ id }) => id === path.id);
      if (email?.direction !== 'in' && seen.view.more === null) throw notFound();
      const asked = { id: `${path.reference}_${path.id}` };
      const address = { page: request.query.page };
      const drawn = await drawnOrWhyNot(
        async () => (await perform('readMessageDrawing', { path: asked, address })).body,
      );
      const shown = 'whyNot' in drawn ? drawn : drawnShown(drawn, new Map(), seen, visit);
      return casePage(visit, seen, {
        template: 'console/case/original/email.njk',
        title: 'Email as it was written',
        model: {
          wide: true,
          id: path.id,
          about: email?.direction === 'in' ? emailShown(email, seen, visit).facts : [],
          hides: seen.view.hides,
          files: seen.view.documents
            .filter(({ origin }) => origin.kind === 'message' && origin.id === path.id)
            .map(({ id, name, drawn: isDrawn }) => ({ name, drawn: isDrawn ? id : undefined })),
          ...shown,
        },
      });
    },
  },
];

/** Returns the page of a drawing that is asked for, by its number or by what is on it. */
async function pageAsked(
  pageOf: (page?: string) => Promise<Drawn>,
  query: PageVisit['request']['query'],
): Promise<Drawn> {
  const drawn = await pageOf(query.page);
  const [on = drawn.page] = query.page === undefined ? pagesOfAsked(drawn, query) : [];
  return on === drawn.page ? drawn : await pageOf(String(on));
}

/** Returns a page of a drawing. If nothing was drawn, it returns the reason. */
async function drawnOrWhyNot(read: () => Promise<Drawn>): Promise<Drawn | { readonly whyNot: string }> {
  try {
    return await read();
  } catch (refused) {
    if (refused instanceof Problem && (refused.code === 'not-drawn' || refused.code === 'drawn-elsewhere'))
      return { whyNot: refused.title };
    throw refused;
  }
}

/** Returns the pages on which the place that is asked for is: none where it is hidden, left out or not asked for. */
function pagesOfAsked({ sources }: Drawn, asked: AskedPlace): readonly number[] {
  return sources.find((one) => sourceName(one) === nameAsked(asked))?.on ?? [];
}

function drawnShown(drawn: Drawn, pictures: Pictures, seen: CaseSeen, { request, now }: PageVisit) {
  const layout = new Layout(drawn.sources.map(sourceName), pictures);
  const form = seen.view.forms.find(({ number }) => number === drawn.formNumber);
  const places = placesOf(drawn, request);
  return {
    whyNot: undefined,
    blocks: layout.blocks(drawn.blocks),
    asides: drawn.asides.map((aside) => layout.aside(aside)),
    hasPictures: drawn.pictures !== null,
    apart: layout.pictures(drawn.pictures?.apart ?? []),
    more: drawn.pictures?.more ?? 0,
    page: drawn.page,
    pages: pagesShown(drawn, request),
    cut: drawn.cut,
    held: drawn.held,
    form: form === undefined ? undefined : { number: form.number, title: form.view?.title ?? form.formId },
    sections: form === undefined ? [] : sectionsOf(form, seen, now, places),
    leftovers: form === undefined ? [] : leftoversOf(form, places, checkOf(form, seen)),
    asked: form === undefined ? undefined : askedShown(form, drawn, request.query, checkPage(form, seen)),
  };
}

/** Returns the page that checks a form. */
const checkPage = ({ number }: Form, { view }: CaseSeen): string =>
  `/staff/cases/${view.case.reference}/reading/${number}`;

/** Returns the page on which this reader checks a form; undefined where they may not. */
const checkOf = (form: Form, seen: CaseSeen): string | undefined =>
  seen.view.may.record_reading.may ? checkPage(form, seen) : undefined;

/** Returns the question for which a person came, to go back to, and whether its place is to be seen. */
function askedShown({ formId, leftovers }: Form, drawn: Drawn, asked: AskedPlace, check: string) {
  if (nameAsked(asked) === undefined) return undefined;
  const path = asked.question ?? leftovers[Number(asked.leftover)]?.path;
  const definition = forms.get(formId);
  const isKnown = path !== undefined && definition !== undefined && placeOf(definition, path) !== undefined;
  return {
    back: `${check}${whereChecked(path, asked.leftover)}`,
    label: isKnown ? questionLabel(definition, path) : undefined,
    found: pagesOfAsked(drawn, asked).length > 0,
  };
}

/** Where a source is: what it is called in addresses, and the link to its place. */
interface PlaceShown {
  readonly source: string;
  readonly href: string | undefined;
  readonly page: number | undefined;
}

interface PlacesShown {
  readonly answers: ReadonlyMap<string, PlaceShown>;
  readonly leftovers: ReadonlyMap<number, PlaceShown>;
}

function placesOf({ sources, page }: Drawn, { path, query }: PageVisit['request']): PlacesShown {
  const answers = new Map<string, PlaceShown>();
  const leftovers = new Map<number, PlaceShown>();
  for (const one of sources) {
    const source = sourceName(one);
    const on = one.on.includes(page) ? page : one.on[0];
    const href = on === undefined ? undefined : `${on === page ? '' : `${path}${queryOf(query, on)}`}#s${source}`;
    const place = { source, href, page: on === page ? undefined : on };
    if ('answer' in one) answers.set(one.answer, place);
    else leftovers.set(one.leftover, place);
  }
  return { answers, leftovers };
}

/** Returns the answers that were given, by section, each with its place. */
function sectionsOf(form: Form, seen: CaseSeen, now: Date, { answers }: PlacesShown) {
  const check = checkOf(form, seen);
  const settled = new Set(form.readings?.map(({ path }) => path));
  return (form.view?.sections ?? [])
    .map(({ title, items }) => ({
      title,
      items: items
        .map(({ label, fields }) => ({
          label,
          answers: fields
            .filter(({ reading }) => reading !== null)
            .map((field) => ({
              ...answerShown(field, form, seen.names, now),
              place: answers.get(field.path),
              settled: settled.has(field.path),
              check: check === undefined ? undefined : `${check}${whereChecked(field.path)}`,
            })),
        }))
        .filter((item) => item.answers.length > 0),
    }))
    .filter(({ items }) => items.length > 0);
}

/** Returns the words that are not an answer, in the order of the file, as answers are shown. */
const leftoversOf = ({ view, leftovers }: Form, places: PlacesShown, check: string | undefined) =>
  (view?.leftovers ?? leftovers).map(({ label, text, path }, index) => ({
    label,
    text,
    hidden: hiddenIn(text),
    others: [],
    corrections: [],
    place: places.leftovers.get(index),
    check: check === undefined ? undefined : `${check}${whereChecked(path, index)}`,
  }));

function pagesShown({ page, pages }: Drawn, { path, query }: PageVisit['request']) {
  const to = (number: number) => ({ href: `${path}${queryOf(query, number)}` });
  if (pages === 1) return undefined;
  return {
    ...(page > 1 ? { previous: to(page - 1) } : {}),
    ...(page < pages ? { next: to(page + 1) } : {}),
    items: Array.from({ length: pages }, (_, index) => ({
      number: index + 1,
      current: index + 1 === page,
      ...to(index + 1),
    })),
  };
}
