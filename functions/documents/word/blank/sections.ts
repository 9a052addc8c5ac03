import { type FileChild, HeadingLevel, Paragraph, TextRun } from 'docx';
import {
  askedOf,
  type FieldDefinition,
  type FormDefinition,
  type SectionDefinition,
} from '#schemas/forms/definition.ts';
import { reasonOptions } from '../options.ts';
import { repeatTag, sectionTag } from '../tags.ts';
import { WORDING } from '../wording.ts';
import type { ContentControls } from './content-controls.ts';
import { inline, inSection } from './elements.ts';
import { areRows, itemRows } from './item-rows.ts';
import { questionTable } from './question-table.ts';

/** Writes all sections of a form, each under its heading. A section without questions is left out. */
export function formSections(controls: ContentControls, definition: FormDefinition): FileChild[] {
  return definition.sections.flatMap((section) => {
    const fields = askedOf(section);
    if (fields.length === 0) return [];
    const opening = sectionOpening(controls, section, areRows(fields));
    if (!section.repeat) return [...opening, questionTable(controls, section.title, section, 0, fields)];
    return [...opening, ...items(controls, section, fields)];
  });
}

function sectionOpening(controls: ContentControls, section: SectionDefinition, rows: boolean): FileChild[] {
  const opening = [
    new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, children: [new TextRun(section.title)] }),
  ];
  if (section.intro !== undefined && section.intro !== WORDING.danger)
    opening.push(new Paragraph({ keepNext: true, spacing: { after: 120 }, children: [new TextRun(section.intro)] }));
  if (!section.repeat) return opening;
  const { printed, itemLabel, min } = section.repeat;
  const room = rows ? WORDING.roomInRows(printed, itemLabel) : WORDING.room(printed, itemLabel);
  opening.push(new Paragraph({ style: 'Hint', keepNext: true, children: [new TextRun(room)] }));
  if (min > 0) return opening;
  const name = { title: WORDING.whyNone, tag: sectionTag(section), keep: true };
  opening.push(
    new Paragraph({
      keepNext: true,
      spacing: { before: 60, after: 60 },
      children: [new TextRun(`${WORDING.whyNone} `), ...inline(controls.choice(name, 'reason', reasonOptions()))],
    }),
  );
  return opening;
}

function items(controls: ContentControls, section: SectionDefinition, fields: readonly FieldDefinition[]): FileChild[] {
  if (areRows(fields)) return [itemRows(controls, section, fields)];
  const { printed = 1, itemLabel = section.title } = section.repeat ?? {};
  const blocks = Array.from({ length: printed }, (_, index) => {
    const title = `${itemLabel} ${index + 1}`;
    return [
      new Paragraph({ heading: HeadingLevel.HEADING_2, keepNext: true, children: [new TextRun(title)] }),
      questionTable(controls, title, section, index, fields),
    ];
  });
  const name = { title: section.title, tag: repeatTag(section), keep: true };
  return [inSection(controls.repeating(name, itemLabel, blocks))];
}
