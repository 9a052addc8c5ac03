import type { Performed } from '#functions/casework/index.ts';
import type { DeepReadonly } from '#schemas/api/deep-readonly.ts';
import type { DrawnBlock } from '#schemas/drawing.ts';
import { NO_PICTURE_WORDS } from '#schemas/words/file-words.ts';
import type { PageVisit } from '../../../kit/page.ts';
import type { CaseSeen } from '../case-frame.ts';
import { altOf, smallPictures } from '../files.ts';

type Drawn = Performed<'readDrawing'>['body'];

/** A picture of the drawing: its small picture, the page that shows it, or why there is neither. */
export interface PictureShown {
  readonly number: number;
  readonly src?: string | undefined;
  readonly alt?: string;
  readonly href?: string;
  readonly does?: string;
  readonly whyNot?: string;
}

/** Returns what is shown of each picture on a page of a drawing, by its number in the file. Those that are shown small are looks. */
export async function picturesShown(
  visit: PageVisit,
  seen: CaseSeen,
  { blocks, pictures, held, document }: Drawn,
): Promise<ReadonlyMap<number, PictureShown>> {
  const { inFile = [], apart = [] } = pictures ?? {};
  const numbers = [...numbersIn(blocks), ...apart];
  const known = numbers.flatMap((number) => inFile[number - 1] ?? []);
  const small = await smallPictures(
    visit,
    seen,
    known.filter(({ noPicture }) => noPicture === null).map(({ id }) => id),
  );
  const file = seen.view.documents.find(({ id }) => id === document);
  const may = seen.view.may.open_document;
  const shown = (number: number): PictureShown => {
    const one = inFile[number - 1];
    if (one === undefined)
      return { number, whyNot: held ? 'It is not shown, because the file is held.' : 'It is not shown any more.' };
    if (one.noPicture !== null) return { number, whyNot: NO_PICTURE_WORDS[one.noPicture] };
    if (!may.may) return { number, whyNot: `You cannot see it. ${may.says}` };
    const href = `/staff/cases/${seen.view.case.reference}/files/${one.id}/shown`;
    if (may.reason === 'needed') return { number, href, does: 'Give a reason and see' };
    const alt = file === undefined ? `Picture ${number} in the file` : altOf(file, seen, number);
    return { number, href, does: 'See', src: small.get(one.id), alt };
  };
  return new Map(numbers.map((number) => [number, shown(number)]));
}

/** Returns the numbers of the pictures that stand in these blocks. */
function* numbersIn(blocks: readonly DeepReadonly<DrawnBlock>[]): Generator<number> {
  for (const block of blocks)
    if (block.kind === 'paragraph') yield* block.pictures ?? [];
    else for (const cell of block.cells) yield* numbersIn(cell.blocks);
}
