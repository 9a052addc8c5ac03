import { type FileChild, HeadingLevel, Paragraph, type ParagraphChild, TextRun } from 'docx';
import { dayWords } from '#functions/platform/london-words.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { COUNCIL_TAG, formTag } from '../tags.ts';
import { WORDING } from '../wording.ts';
import type { ContentControls } from './content-controls.ts';
import { inline } from './elements.ts';
import { paragraph } from './page.ts';

/** What a blank form says besides its questions. */
export interface BlankFormFor {
  /** `coordinator`: whom to ask how the form is filled in, on a form whose questions are theirs (S32). */
  readonly council: {
    readonly name: string;
    readonly telephone: string;
    /** Where the completed form is emailed to (S13d). */
    readonly mailbox: string;
    readonly coordinator?: string;
  };
  /** The case that it was issued for; it is written in the header so that the answer finds its case (S13). */
  readonly reference?: string | undefined;
  /** When it is wanted back: an ISO date, or an instant, shown as a day in England. */
  readonly dueAt?: string | undefined;
}

/** Writes the day of a date or an instant: Friday 27 November 2026. */
export const writtenDay = (dueAt: string): string =>
  dayWords(new Date(/^\d{4}-\d{2}-\d{2}$/.test(dueAt) ? `${dueAt}T12:00:00Z` : dueAt));

/** Returns words of the council's in a control, whose tag tells the reader that they are no answer. */
export function councilWords(controls: ContentControls, text: string, bold = false): ParagraphChild[] {
  const run = new TextRun({ text, bold });
  return inline(controls.fixed({ title: 'Council', tag: COUNCIL_TAG, keep: true }, run));
}

/** Returns what comes before the first question: which form it is, what to do in danger, whom to call, where the form goes and by when. */
export function frontPage(controls: ContentControls, definition: FormDefinition, blank: BlankFormFor): FileChild[] {
  const { id, title, version, queriesTo } = definition;
  const { council, dueAt } = blank;
  const mark = controls.fixed(
    { title: 'Form', tag: formTag(definition), keep: true },
    new TextRun({ text: WORDING.form(id, version) }),
  );
  const after = { before: 0, after: 120 };
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
    new Paragraph({ style: 'Hint', spacing: { after: 160 }, children: [...inline(mark)] }),
    new Paragraph({ style: 'Warning', children: [new TextRun({ text: WORDING.danger, bold: true })] }),
    paragraph(
      [new TextRun(WORDING.talkFirst), ...councilWords(controls, `${council.name}, ${council.telephone}`, true)],
      { before: 120, after: 120 },
    ),
    ...(queriesTo === undefined || council.coordinator === undefined
      ? []
      : [paragraph([new TextRun(WORDING.askHow), ...councilWords(controls, council.coordinator, true)], after)]),
    paragraph([new TextRun(WORDING.gaps)], after),
    paragraph([new TextRun(WORDING.returnTo), ...councilWords(controls, council.mailbox, true)], after),
    paragraph([new TextRun(WORDING.noNames)], after),
    ...(dueAt === undefined
      ? []
      : [paragraph([new TextRun(WORDING.returnBy), ...councilWords(controls, writtenDay(dueAt), true)], after)]),
  ];
}
