import type { Performed } from '#functions/casework/index.ts';
import { notFound, Problem } from '#functions/platform/http/problem.ts';
import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import type { FormSeen } from '#schemas/api/staff/case-view.ts';
import type { PageRoute, PageVisit } from '../../../kit/page.ts';
import { type CaseSeen, casePage, readCase } from '../case-frame.ts';
import { answerShown, hiddenIn } from '../form-answers.ts';
import { emailShown } from '../thread.ts';
import { Layout } from './drawn-blocks.ts';

type Drawn = Performed<'readDrawing'>['body'];
type Form = DeepReadonly<FormSeen>;

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
      const address = { page: request.query.page };
      const drawn = await drawnOrWhyNot(() => perform('readDrawing', { path: asked, address }));
      const shown = 'whyNot' in drawn ? drawn : { whyNot: undefined, ...drawnShown(drawn, seen, visit) };
      const email = seen.view.messages.find(({ id }) => id === file?.origin.id);
      return casePage(visit, seen, {
        template: 'console/case/original/original.njk',
        title: 'Original beside its answers',
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
      const drawn = await drawnOrWhyNot(() => perform('readMessageDrawing', { path: asked, address }));
      const shown = 'whyNot' in drawn ? drawn : { whyNot: undefined, ...drawnShown(drawn, seen, visit) };
      return casePage(visit, seen, {
        template: 'console/case/original/email.njk',
        title: 'Email as it was written',
        model: {
          wide: true,
          id: path.id,
          facts: email?.direction === 'in' ? emailShown(email, seen, visit).facts : [],
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

/** Returns a page of a drawing. Where there is none it returns the reason, for a page that says what exists without it. */
async function drawnOrWhyNot(
  read: () => Promise<{ readonly body: Drawn }>,
): Promise<Drawn | { readonly whyNot: string }> {
  try {
    return (await read()).body;
  } catch (refused) {
    if (refused instanceof Problem && (refused.code === 'not-drawn' || refused.code === 'drawn-elsewhere'))
      return { whyNot: refused.title };
    throw refused;
  }
}

function drawnShown(drawn: Drawn, seen: CaseSeen, { request, now }: PageVisit) {
  const layout = new Layout();
  const form = seen.view.forms.find(({ number }) => number === drawn.formNumber);
  const places = placesOf(drawn, request.path);
  return {
    blocks: layout.blocks(drawn.blocks),
    asides: drawn.asides.map((aside) => layout.aside(aside)),
    page: drawn.page,
    pages: pagesShown(drawn, request.path),
    cut: drawn.cut,
    held: drawn.held,
    form: form === undefined ? undefined : { number: form.number, title: form.view?.title ?? form.formId },
    sections: form === undefined ? [] : sectionsOf(form, seen, now, places),
    leftovers: form === undefined ? [] : leftoversOf(form, places),
  };
}

/** Where a source is: what its answer is called in addresses, and the link to its place. */
interface PlaceShown {
  readonly source: number;
  readonly href: string | undefined;
  readonly page: number | undefined;
}

interface PlacesShown {
  readonly answers: ReadonlyMap<string, PlaceShown>;
  readonly leftovers: ReadonlyMap<number, PlaceShown>;
}

function placesOf({ sources, page }: Drawn, path: string): PlacesShown {
  const answers = new Map<string, PlaceShown>();
  const leftovers = new Map<number, PlaceShown>();
  for (const [source, one] of sources.entries()) {
    const on = one.on.includes(page) ? page : one.on[0];
    const href = on === undefined ? undefined : `${on === page ? '' : `${path}?page=${on}`}#s${source}`;
    const place = { source, href, page: on === page ? undefined : on };
    if ('answer' in one) answers.set(one.answer, place);
    else leftovers.set(one.leftover, place);
  }
  return { answers, leftovers };
}

/** Returns the answers that were given, by section, each with its place. */
function sectionsOf(form: Form, { names }: CaseSeen, now: Date, { answers }: PlacesShown) {
  return (form.view?.sections ?? [])
    .map(({ title, items }) => ({
      title,
      items: items
        .map(({ label, fields }) => ({
          label,
          answers: fields
            .filter(({ reading }) => reading !== null)
            .map((field) => ({ ...answerShown(field, form, names, now), place: answers.get(field.path) })),
        }))
        .filter((item) => item.answers.length > 0),
    }))
    .filter(({ items }) => items.length > 0);
}

/** Returns the words that are not an answer, in the order of the file, as answers are shown. */
const leftoversOf = ({ view, leftovers }: Form, places: PlacesShown) =>
  (view?.leftovers ?? leftovers).map(({ label, text }, index) => ({
    label,
    text,
    hidden: hiddenIn(text),
    others: [],
    corrections: [],
    place: places.leftovers.get(index),
  }));

function pagesShown({ page, pages }: Drawn, path: string) {
  const to = (number: number) => ({ href: `${path}?page=${number}` });
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
