import { Footer, Header, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx';
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
  const children = councilWords(controls, council.name, true);
  if (reference !== undefined) {
    const name = { title: WORDING.reference, tag: REFERENCE_TAG, keep: true };
    const control = controls.fixed(name, new TextRun({ text: reference, bold: true }));
    children.push(new TextRun({ children: [new Tab(), `${WORDING.reference} `] }), ...inline(control));
  }
  const lines = [new Paragraph({ style: 'Header', tabStops, children })];
  if (dueAt !== undefined) {
    const due = controls.fixed(
      { title: WORDING.due, tag: COUNCIL_TAG, keep: true },
      new TextRun({ text: writtenDay(dueAt), bold: true }),
    );
    lines.push(
      new Paragraph({
        style: 'Header',
        tabStops,
        children: [new TextRun({ children: [new Tab(), `${WORDING.due} `] }), ...inline(due)],
      }),
    );
  }
  return new Header({ children: lines });
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
