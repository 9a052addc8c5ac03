import { timeWords } from '#functions/platform/london-words.ts';
import {
  fileTypeWords,
  NO_PICTURE_WORDS,
  ORIGIN_WORDS,
  READING_WORDS,
  SAFETY_WORDS,
  VERDICT_WORDS,
} from '#schemas/words/file-words.ts';
import type { PageRoute, PageVisit } from '../../kit/page.ts';
import { type CaseSeen, casePage, readCase } from './case-frame.ts';
import { portionOf } from './portions.ts';
import { sizeWords } from './size-words.ts';

type File = CaseSeen['view']['documents'][number];

/** `GET /staff/cases/{reference}/files`: shows each file of a case, whether it may be opened, and why not. */
export const FILES: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/staff/cases/{reference}/files',
    respond: async (visit) => {
      const seen = await readCase(visit);
      const { documents, may } = seen.view;
      const { items, pages } = portionOf(documents, visit.request);
      const shown = items.filter(({ shows }) => shows === 'picture').map(({ id }) => id);
      const pictures = await smallPictures(visit, seen, shown);
      return casePage(visit, seen, {
        template: 'console/case/files.njk',
        title: 'Files of the case',
        pictures: [...pictures.values()],
        model: {
          files: items.map((file) => ({ ...fileShown(file, seen, visit), picture: pictures.get(file.id) })),
          pages,
          originals: may.open_original.may ? undefined : may.open_original.says,
        },
      });
    },
  },
];

/**
 * Returns the addresses of small pictures by their ids: of files, or of pictures in a file. It returns nothing where their reader must give a reason first. An open
 * page that asks again by itself gets none: a person has seen those that it shows, and each is recorded as a look.
 */
export async function smallPictures(
  { perform, request }: PageVisit,
  { view }: CaseSeen,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const may = view.may.open_document;
  if (!may.may || may.reason === 'needed' || request.looksAgain || ids.length === 0) return new Map();
  const { reference } = view.case;
  const { pictures } = (await perform('showSmallPictures', { path: { reference }, query: { ids: ids.join(',') } }))
    .body;
  return new Map(pictures.map(({ id, url }) => [id, url]));
}

function fileShown(file: File, seen: CaseSeen, { now }: PageVisit) {
  const { view } = seen;
  const path = `/staff/cases/${view.case.reference}/files/${file.id}`;
  const { verdict, safety, reasons, otherNames = [], formNumber, type, threats, shows, noPicture, looks } = file;
  const from = fromWhom(file, seen);
  const form = view.forms.find(({ number }) => number === formNumber);
  const readAs = form?.view == null ? '' : `: ${form.view.title}`;
  const isGiven = verdict === 'clean' || verdict === 'unscannable';
  return {
    id: file.id,
    name: file.name,
    facts: [
      { key: 'Kind', value: fileTypeWords(type) },
      { key: 'Size', value: sizeWords(file.size) },
      { key: 'From', value: `${from}, ${timeWords(file.receivedAt, now)}` },
      { key: 'Virus check', value: [VERDICT_WORDS[verdict], ...threats].join(': ') },
      { key: 'Inspection', value: SAFETY_WORDS[safety] },
      { key: 'Read', value: `${READING_WORDS[file.reading]}${readAs}` },
      { key: 'Opened here by', value: openedBy(looks, seen, now) },
      ...(otherNames.length === 0 ? [] : [{ key: 'Also sent as', value: otherNames.join('; ') }]),
    ],
    reasons: reasons.map(({ words }) => words),
    alt: altOf(file, seen),
    noPicture: noPicture === null ? undefined : NO_PICTURE_WORDS[noPicture],
    shows: shows === null ? undefined : SHOWS[shows],
    open: openingOf(file, view.may.open_document, path),
    drawn: file.drawn ? `${path}/drawn` : undefined,
    original: view.may.open_original.may && isGiven ? `${path}/original` : undefined,
  };
}

const SHOWS = { picture: 'picture', pdf: 'PDF' } as const;

/** Returns who opened a file, and when they first did. */
const openedBy = (looks: File['looks'], { names }: CaseSeen, now: Date): string =>
  looks.length === 0 ? 'Nobody yet' : looks.map(({ by, at }) => `${names.get(by)} (${timeWords(at, now)})`).join('; ');

/** Returns the form that opens a file at once, the page that asks why first, or why it cannot be opened. */
function openingOf(
  { mayBeOpened, verdict, safety }: File,
  may: CaseSeen['view']['may']['open_document'],
  path: string,
) {
  if (!may.may) return { whyNot: may.says };
  if (mayBeOpened) return may.reason === 'needed' ? { ask: path } : { post: path };
  if (verdict !== 'clean') return { whyNot: `${VERDICT_WORDS[verdict]}.` };
  return { whyNot: safety === 'safe' ? 'It is being filed. Try again in a minute.' : `${SAFETY_WORDS[safety]}.` };
}

/**
 * Returns the words in place of a picture, the file's own or one in it: what is known of it. What it shows, only a person who looks can say.
 */
export const altOf = (file: File, seen: CaseSeen, inside?: number): string =>
  `${inside === undefined ? 'The picture' : `Picture ${inside} in`} “${file.name}”. ${fromWhom(file, seen)}. Nobody has described it.`;

function fromWhom({ origin }: File, { view }: CaseSeen): string {
  const message = view.messages.find(({ id }) => id === origin.id);
  if (message?.direction !== 'in') return ORIGIN_WORDS[origin.kind];
  return `${ORIGIN_WORDS[origin.kind]} by ${message.fromName ?? message.from ?? 'an unknown sender'}`;
}
