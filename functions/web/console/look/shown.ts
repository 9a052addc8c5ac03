import { timeWords } from '#functions/platform/london-words.ts';
import { pictureNamed } from '#schemas/case-document.ts';
import { frameOf } from '../case/case-frame.ts';
import { altOf } from '../case/files.ts';
import { fileOf, fileWords, ONE_MINUTE } from './files.ts';
import type { Look } from './look.ts';

/** The form that shows a picture on a page, or a PDF by the browser itself. */
export const SHOWN: Look = {
  path: 'files/{id}/shown',
  does: 'open_document',
  page: '/files',
  title: 'See a file',
  says: (seen, visit) => [fileWords(seen, visit), ONE_MINUTE],
  button: 'See the file',
  give: async (visit, { seen, reference, reason }) => {
    const { path, perform, now } = visit;
    const asked = { path: { reference, id: path.id ?? '' }, reason };
    const { url, expiresAt, type } = (await perform('showDocument', asked)).body;
    const isPicture = type === 'image/jpeg';
    const file = fileOf(seen, visit);
    return {
      template: 'console/look/shown.njk',
      title: isPicture ? 'Picture' : 'PDF',
      watched: true,
      pictures: isPicture ? [url] : [],
      model: {
        ...frameOf(visit, seen),
        what: fileWords(seen, visit),
        alt:
          file === undefined
            ? 'A picture of this case. Nobody has described it.'
            : altOf(file, seen, pictureNamed(path.id ?? '').number),
        isPicture,
        url,
        until: timeWords(expiresAt, now),
        again: visit.request.path,
      },
    };
  },
};
