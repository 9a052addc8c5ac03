import type { Performed } from '#functions/casework/index.ts';
import { notFound, Problem } from '#functions/platform/http/problem.ts';
import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import type { FormSeen } from '#schemas/api/staff/case-view.ts';
import type { PageRoute, PageVisit } from '../../../kit/page.ts';
import { type CaseSeen, casePage, readCase } from '../case-frame.ts';
import { answerShown, hiddenIn } from '../form-answers.ts';
import { Layout } from './drawn-blocks.ts';
import { type PictureShown, picturesShown } from './drawn-pictures.ts';

type Drawn = Performed<'readDrawing'>['body'];
type Form = DeepReadonly<FormSeen>;

/** `GET /staff/cases/{reference}/files/{id}/drawn`: shows a page of a file as it was read, beside the answers that were read from it. */
export const ORIGINAL: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/staff/cases/{reference}/files/{id}/drawn',
    respond: async (visit) => {
      const seen = await readCase(visit);
      const file = seen.view.documents.find(({ id }) => id === visit.path.id);
      if (file === undefined && seen.view.more === null) throw notFound();
      const drawn = await drawingOf(visit);
      const pictures: ReadonlyMap<number, PictureShown> =
        'whyNot' in drawn ? new Map() : await picturesShown(visit, seen, drawn);
      const shown = 'whyNot' in drawn ? drawn : drawnShown(drawn, new Layout(pictures), seen, visit);
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
          ...shown,
        },
      });
    },
  },
];

/** Returns a page of the drawing. For a file without one it returns the reason, and what exists without it. */
async function drawingOf({ perform, path, request }: PageVisit): Promise<Drawn | { readonly whyNot: string }> {
  try {
    const asked = { reference: path.reference ?? '', id: path.id ?? '' };
    return (await perform('readDrawing', { path: asked, address: { page: request.query.page } })).body;
  } catch (refused) {
    if (refused instanceof Problem && (refused.code === 'not-drawn' || refused.code === 'drawn-elsewhere'))
      return { whyNot: refused.title };
    throw refused;
  }
}

function drawnShown(drawn: Drawn, layout: Layout, seen: CaseSeen, { request, now }: PageVisit) {
  const form = seen.view.forms.find(({ number }) => number === drawn.formNumber);
  const places = placesOf(drawn, request.path);
  return {
    whyNot: undefined,
    blocks: layout.blocks(drawn.blocks),
    asides: drawn.asides.map((aside) => layout.aside(aside)),
    hasPictures: drawn.pictures !== null,
    apart: layout.pictures(drawn.pictures?.apart ?? []),
    more: drawn.pictures?.more ?? 0,
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
