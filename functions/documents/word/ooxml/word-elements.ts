import { type Attributes, SKIP } from '../xml/xml-pass.ts';
import type { Control } from './control.ts';
import type { LegacyField } from './legacy-field.ts';
import type { Story } from './story.ts';
import { isOn, numberOf } from './word-names.ts';

/** What the reader does at an element. Of elements that are not named here only what is in them counts. */
export interface WordElement {
  /** Gives `SKIP` when nothing in it is shown. */
  open?(story: Story, attributes: Attributes): typeof SKIP | undefined;
  close?(story: Story): void;
}

/** Grid columns that one number may stand for; see `Tables`. */
const MOST_COLUMNS = 1_000;

/** Its content is no text of the document: properties, what was deleted, how it looked before. */
const skipped: WordElement = { open: () => SKIP };

function begins(does: (story: Story, attributes: Attributes) => void, close?: (story: Story) => void): WordElement {
  const open = (story: Story, attributes: Attributes) => {
    does(story, attributes);
    return undefined;
  };
  return close ? { open, close } : { open };
}

/** An element of `w:sdtPr`, which says something of the control. */
function property(does: (control: Control, attributes: Attributes) => void): WordElement {
  return begins((story, attributes) => {
    if (story.controls.properties) does(story.controls.properties, attributes);
  });
}

/** An element of `w:ffData`, which says something of a legacy form field. */
function data(does: (field: LegacyField, attributes: Attributes) => void): WordElement {
  return begins((story, attributes) => {
    if (story.fields.legacy) does(story.fields.legacy, attributes);
  });
}

/** A character of a run. */
function character(text: string): WordElement {
  return begins((story) => {
    if (story.inRun) story.draw(text);
  });
}

const val = (attributes: Attributes) => attributes.get('w:val');

const container = property((control) => {
  control.container = true;
});

const listItem = property((control, attributes) => {
  control.addOption(attributes.get('w:displayText'), attributes.get('w:value'));
});

const lines = property((control) => {
  control.options = new Map();
});

const binding = property((control, attributes) => control.setBinding(attributes));

const strike = begins((story, attributes) => {
  story.run.struck ||= isOn(val(attributes));
});

function headingOf(style: string | undefined): number | undefined {
  const level = style === undefined ? undefined : /^(?:heading|Heading )([1-9])$/i.exec(style)?.[1];
  if (level !== undefined) return Number(level);
  return style === 'Title' ? 1 : undefined;
}

/** The elements of WordprocessingML that a reader of forms looks at (ECMA-376-1, 17; MS-DOCX 2.5 to 2.7). */
export const WORD_ELEMENTS: ReadonlyMap<string, WordElement> = new Map<string, WordElement>([
  // Paragraphs.
  [
    'w:p',
    begins(
      (story) => story.beginParagraph(),
      (story) => story.endParagraph(),
    ),
  ],
  [
    'w:pStyle',
    begins((story, attributes) => {
      const heading = headingOf(val(attributes));
      if (heading !== undefined) story.assembly.setHeading(heading);
    }),
  ],
  [
    'w:outlineLvl',
    begins((story, attributes) => {
      // 9 is body text.
      const level = numberOf(val(attributes), 9, 9);
      story.assembly.setHeading(level < 9 ? level + 1 : undefined);
    }),
  ],
  // Runs and what they show.
  [
    'w:r',
    begins(
      (story) => story.beginRun(),
      (story) => story.endRun(),
    ),
  ],
  ['w:rPr', { open: (story) => (story.inRun ? undefined : SKIP) }],
  ['w:strike', strike],
  ['w:dstrike', strike],
  [
    'w:vanish',
    begins((story, attributes) => {
      story.run.hidden = isOn(val(attributes));
    }),
  ],
  ['w:rFonts', begins((story, attributes) => story.setFont(attributes.get('w:ascii'), attributes.get('w:hAnsi')))],
  [
    'w:t',
    begins(
      (story) => {
        story.inText = true;
      },
      (story) => {
        story.inText = false;
      },
    ),
  ],
  ['w:tab', character('\t')],
  ['w:ptab', character('\t')],
  ['w:br', character('\n')],
  ['w:cr', character('\n')],
  ['w:noBreakHyphen', character('-')],
  ['w:sym', begins((story, attributes) => story.drawSymbol(attributes.get('w:font'), attributes.get('w:char')))],
  // Fields.
  [
    'w:fldChar',
    {
      open: (story, attributes) => {
        const type = attributes.get('w:fldCharType');
        if (type === 'separate') story.fields.separate();
        else if (type === 'end') story.endField();
        else if (type === 'begin') story.fields.announce();
        return undefined;
      },
      close: (story) => story.fields.begin(),
    },
  ],
  [
    'w:ffData',
    begins(
      (story) => story.beginFieldData(),
      (story) => story.endFieldData(),
    ),
  ],
  ['w:name', data((field, attributes) => field.setName(val(attributes)))],
  ['w:statusText', data((field, attributes) => field.setStatus(val(attributes), attributes.get('w:type')))],
  ['w:helpText', data((field, attributes) => field.setHelp(val(attributes), attributes.get('w:type')))],
  [
    'w:textInput',
    data((field) => {
      field.kind = 'text';
    }),
  ],
  [
    'w:checkBox',
    data((field) => {
      field.kind = 'tick_box';
    }),
  ],
  [
    'w:ddList',
    data((field) => {
      field.kind = 'drop_down';
    }),
  ],
  ['w:default', data((field, attributes) => field.setDefault(val(attributes)))],
  ['w:checked', data((field, attributes) => field.setChecked(val(attributes)))],
  ['w:result', data((field, attributes) => field.setChosen(val(attributes)))],
  ['w:listEntry', data((field, attributes) => field.addOption(val(attributes)))],
  // Content controls.
  [
    'w:sdt',
    begins(
      (story) => story.controls.begin(),
      (story) => story.controls.end(),
    ),
  ],
  [
    'w:sdtPr',
    begins(
      (story) => story.controls.beginProperties(),
      (story) => story.controls.endProperties(),
    ),
  ],
  ['w:sdtContent', begins((story) => story.controls.beginContent())],
  ['w:tag', property((control, attributes) => control.setTag(val(attributes)))],
  ['w:alias', property((control, attributes) => control.setTitle(val(attributes)))],
  [
    'w:showingPlcHdr',
    property((control, attributes) => {
      control.guidance = isOn(val(attributes));
    }),
  ],
  ['w:dropDownList', lines],
  ['w:comboBox', lines],
  ['w:listItem', listItem],
  ['w:date', property((control, attributes) => control.setDate(attributes.get('w:fullDate')))],
  ['w14:checkbox', property((control) => control.setTickBox())],
  ['w14:checked', property((control, attributes) => control.setTicked(attributes.get('w14:val') ?? val(attributes)))],
  ['w:dataBinding', binding],
  ['w15:dataBinding', binding],
  ['w:group', container],
  // What the program makes itself: a table of contents, a bibliography, a picture.
  ['w:docPartObj', container],
  ['w:bibliography', container],
  ['w:citation', container],
  ['w:picture', container],
  ['w:equation', container],
  [
    'w15:repeatingSection',
    property((control) => {
      control.container = true;
      control.isRepeatingSection = true;
    }),
  ],
  [
    'w15:repeatingSectionItem',
    property((control) => {
      control.container = true;
      control.isItem = true;
    }),
  ],
  // Bookmarks.
  [
    'w:bookmarkStart',
    begins((story, attributes) =>
      story.controls.beginBookmark(attributes.get('w:id') ?? '', attributes.get('w:name') ?? ''),
    ),
  ],
  ['w:bookmarkEnd', begins((story, attributes) => story.controls.endBookmark(attributes.get('w:id') ?? ''))],
  // Tables.
  [
    'w:tbl',
    begins(
      (story) => story.tables.beginTable(),
      (story) => story.tables.endTable(),
    ),
  ],
  [
    'w:tr',
    begins(
      (story) => story.tables.beginRow(),
      (story) => story.tables.endRow(),
    ),
  ],
  [
    'w:trPr',
    begins(
      (story) => {
        story.inRowProperties = true;
      },
      (story) => {
        story.inRowProperties = false;
      },
    ),
  ],
  ['w:gridBefore', begins((story, attributes) => story.tables.skipColumns(numberOf(val(attributes), 0, MOST_COLUMNS)))],
  [
    'w:tc',
    begins(
      (story) => story.tables.beginCell(),
      (story) => story.tables.endCell(),
    ),
  ],
  ['w:gridSpan', begins((story, attributes) => story.tables.span(numberOf(val(attributes), 1, MOST_COLUMNS)))],
  ['w:vMerge', begins((story, attributes) => story.tables.merge(val(attributes) === 'restart'))],
  [
    'w:hMerge',
    begins((story, attributes) => {
      if (val(attributes) !== 'restart') story.tables.joinWithTheOneBefore();
    }),
  ],
  ['w:cellDel', begins((story) => story.tables.deleteCell())],
  // Tracked changes: what was deleted or moved away is no longer said.
  [
    'w:del',
    {
      open: (story) => {
        if (story.inRowProperties) story.tables.deleteRow();
        return SKIP;
      },
    },
  ],
  ['w:moveFrom', skipped],
  ['w:delText', skipped],
  ['w:delInstrText', skipped],
  ['w:instrText', skipped],
  ['w:fldData', skipped],
  ['w:rPrChange', skipped],
  ['w:pPrChange', skipped],
  ['w:tblPrChange', skipped],
  ['w:trPrChange', skipped],
  ['w:tcPrChange', skipped],
  // Properties that say nothing here.
  ['w:tblPr', skipped],
  ['w:tblPrEx', skipped],
  ['w:tblGrid', skipped],
  ['w:sectPr', skipped],
  ['w:sdtEndPr', skipped],
  // Drawings.
  [
    'w:txbxContent',
    begins(
      (story) => story.beginTextBox(),
      (story) => story.endTextBox(),
    ),
  ],
  [
    'mc:AlternateContent',
    begins(
      (story) => {
        story.choices.push(false);
      },
      (story) => {
        story.choices.pop();
      },
    ),
  ],
  ['mc:Choice', { open: takeOne }],
  // The same again, for old programs.
  ['mc:Fallback', { open: takeOne }],
]);

/** Of the ways to show something, the first is read. */
function takeOne(story: Story): typeof SKIP | undefined {
  const last = story.choices.length - 1;
  if (story.choices[last] === true) return SKIP;
  if (last >= 0) story.choices[last] = true;
  return undefined;
}
