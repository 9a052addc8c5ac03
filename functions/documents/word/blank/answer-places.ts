import { Paragraph, type ParagraphChild, Tab, TabStopType, TextRun } from 'docx';
import { codeSet } from '#schemas/codes/code-sets.ts';
import type { FieldDefinition, SectionDefinition } from '#schemas/forms/definition.ts';
import { optionsOf, reasonOptions } from '../options.ts';
import { fieldTag } from '../tags.ts';
import { WORDING } from '../wording.ts';
import type { ContentControls, ControlText } from './content-controls.ts';
import { inCell, inline } from './elements.ts';
import { paragraph, TEXT_WIDTH } from './page.ts';

/** A label of a tick box at most this long leaves room for another beside it. */
const HALF_LINE = 40;

/** Where a field of a section is answered: which item of a repeated section, counted from 0. */
export interface Place {
  readonly section: SectionDefinition;
  readonly index: number;
  readonly field: FieldDefinition;
}

function nameOf({ section, index, field }: Place): ControlText {
  return { title: field.label, tag: fieldTag(section, index, field), keep: !section.repeat };
}

/** Writes the place for an answer to any field but `choices`: the paragraphs of a cell, in the style given. */
export function answerPlace(controls: ContentControls, place: Place, style?: string): Paragraph[] {
  if (place.field.type === 'long_text') return inCell(controls.longText(nameOf(place)));
  const children = inline(shortAnswer(controls, place));
  return [style === undefined ? paragraph(children) : new Paragraph({ style, children })];
}

function shortAnswer(controls: ContentControls, place: Place) {
  const name = nameOf(place);
  switch (place.field.type) {
    case 'date':
      return controls.date(name);
    case 'date_time':
      return controls.text(name, 'date_time');
    case 'yes_no':
    case 'yes_no_unknown':
    case 'choice':
      return controls.choice(name, 'choice', optionsOf(place.field));
    default:
      return controls.text(name, 'text');
  }
}

/** Writes a box for every code of a `choices` field, two to a line where their labels are short, and why none is ticked. */
export function tickBoxes(controls: ContentControls, place: Place): Paragraph[] {
  const { section, index, field } = place;
  const keep = !section.repeat;
  const boxes = codeSet(field.codes ?? '').codes.map(({ code, label }) => ({
    label,
    runs: [
      ...inline(controls.box({ title: label, tag: fieldTag(section, index, field, code), keep })),
      new TextRun(` ${label}`),
    ],
  }));
  const lines: ParagraphChild[][] = [];
  for (let at = 0; at < boxes.length; at += 1) {
    const [here, next] = [boxes[at], boxes[at + 1]];
    if (!here) break;
    if (next && here.label.length <= HALF_LINE && next.label.length <= HALF_LINE) {
      lines.push([...here.runs, new TextRun({ children: [new Tab()] }), ...next.runs]);
      at += 1;
    } else lines.push(here.runs);
  }
  const tabStops = [{ type: TabStopType.LEFT, position: TEXT_WIDTH / 2 }];
  const paragraphs = lines.map((children) => new Paragraph({ children, tabStops, spacing: { before: 30 } }));
  if (field.need !== 'expected') return paragraphs;
  const reason = controls.choice({ ...nameOf(place), title: WORDING.whyNoneTicked }, 'reason', reasonOptions());
  return [
    ...paragraphs,
    paragraph([new TextRun(`${WORDING.whyNoneTicked} `), ...inline(reason)], { before: 60, after: 30 }),
  ];
}
