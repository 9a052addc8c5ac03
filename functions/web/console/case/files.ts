import { timeWords } from '#functions/platform/london-words.ts';
import { fileTypeWords, ORIGIN_WORDS, READING_WORDS, SAFETY_WORDS, VERDICT_WORDS } from '#schemas/words/file-words.ts';
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
      return casePage(visit, seen, {
        template: 'console/case/files.njk',
        title: 'Files of the case',
        model: {
          files: items.map((file) => fileShown(file, seen, visit)),
          pages,
          originals: may.open_original.may ? undefined : may.open_original.says,
        },
      });
    },
  },
];

function fileShown(file: File, seen: CaseSeen, { now }: PageVisit) {
  const { view } = seen;
  const path = `/staff/cases/${view.case.reference}/files/${file.id}`;
  const { verdict, safety, reasons, otherNames = [], formNumber, type, threats } = file;
  const form = view.forms.find(({ number }) => number === formNumber);
  const readAs = form?.view == null ? '' : `: ${form.view.title}`;
  const isGiven = verdict === 'clean' || verdict === 'unscannable';
  return {
    id: file.id,
    name: file.name,
    facts: [
      { key: 'Kind', value: fileTypeWords(type) },
      { key: 'Size', value: sizeWords(file.size) },
      { key: 'From', value: `${fromWhom(file, seen)}, ${timeWords(file.receivedAt, now)}` },
      { key: 'Virus check', value: [VERDICT_WORDS[verdict], ...threats].join(': ') },
      { key: 'Inspection', value: SAFETY_WORDS[safety] },
      { key: 'Read', value: `${READING_WORDS[file.reading]}${readAs}` },
      ...(otherNames.length === 0 ? [] : [{ key: 'Also sent as', value: otherNames.join('; ') }]),
    ],
    reasons: reasons.map(({ words }) => words),
    open: openingOf(file, view.may.open_document, path),
    drawn: file.drawn ? `${path}/drawn` : undefined,
    original: view.may.open_original.may && isGiven ? `${path}/original` : undefined,
  };
}

/** Returns the form that opens a file at once, the page that asks why first, or why it cannot be opened. */
function openingOf(
  { mayBeOpened, verdict, safety }: File,
  may: CaseSeen['view']['may']['open_document'],
  path: string,
) {
  if (!may.may) return { whyNot: may.says };
  if (mayBeOpened) return may.reason === 'needed' ? { ask: `${path}/open` } : { post: `${path}/open` };
  if (verdict !== 'clean') return { whyNot: `${VERDICT_WORDS[verdict]}.` };
  return { whyNot: safety === 'safe' ? 'It is being filed. Try again in a minute.' : `${SAFETY_WORDS[safety]}.` };
}

function fromWhom({ origin }: File, { view }: CaseSeen): string {
  const message = view.messages.find(({ id }) => id === origin.id);
  if (message?.direction !== 'in') return ORIGIN_WORDS[origin.kind];
  return `${ORIGIN_WORDS[origin.kind]} by ${message.fromName ?? message.from ?? 'an unknown sender'}`;
}
