import { Footer, Header, PageNumber, Paragraph, type ParagraphChild, Tab, TabStopType, TextRun } from 'docx';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { COUNCIL_TAG, REFERENCE_TAG } from '../tags.ts';
import { WORDING } from '../wording.ts';
import type { ContentControls } from './content-controls.ts';
import { inline } from './elements.ts';
import { type BlankFormFor, councilWords, writtenDay } from './front-page.ts';
import { TEXT_WIDTH } from './page.ts';

const tabStops = [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }];

/** Returns the head of each page: the council, and on a form that was issued its reference and when it is wanted back (S13). */
export function pageHeader(controls: ContentControls, { council, reference, dueAt }: BlankFormFor): Header {
  const right = (title: string, tag: string, text: string) => [
    new TextRun({ children: [new Tab(), `${title} `] }),
    ...inline(controls.fixed({ title, tag, keep: true }, new TextRun({ text, bold: true }))),
  ];
  const line = (...children: readonly ParagraphChild[]) => new Paragraph({ style: 'Header', tabStops, children });
  const name = councilWords(controls, council.name, true);
  const first = line(...name, ...(reference === undefined ? [] : right(WORDING.reference, REFERENCE_TAG, reference)));
  const due = dueAt === undefined ? [] : [line(...right(WORDING.due, COUNCIL_TAG, writtenDay(dueAt)))];
  return new Header({ children: [first, ...due] });
}

/** Returns the foot of each page: that it is confidential, which form it is, and its number. */
export function pageFooter({ title, version }: FormDefinition): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        tabStops,
        children: [
          new TextRun(`${WORDING.confidential} ${title}, ${version}`),
          new TextRun({ children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}
