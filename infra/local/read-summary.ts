import type { WhyNoForm } from '#functions/documents/file/file-reading.ts';
import type { AnswerSource } from '#schemas/forms/answer.ts';
import { forms } from '#schemas/forms/forms.ts';
import type { FieldView } from '#schemas/forms/view.ts';
import { formView, withWords } from '#schemas/forms/view.ts';
import { plainWords } from '#schemas/held-files.ts';
import type { ReadLine } from './read-line.ts';
import { wrap } from './table.ts';

/** A terminal of 80 columns. */
const WIDTH = 80;

const SOURCES: Readonly<Record<AnswerSource, string>> = {
  web: 'online form',
  agency: 'agency’s system',
  control: 'field of our form',
  legacy_field: 'old form field',
  table: 'table',
  paragraph: 'paragraph',
  email: 'email',
  staff: 'staff',
};

const NO_FORM: Readonly<Record<WhyNoForm, string>> = {
  held: 'It is held for a reason that leaves its words unread.',
  no_words: 'It is of a kind that only people read.',
  not_a_form: 'It is none of our forms.',
  no_main_part: 'It has no main part.',
  damaged_part: 'A part of it is damaged.',
  not_xml: 'A part of it is not what it says it is.',
  document_type: 'It declares entities, which no word processor does.',
  too_large: 'It is larger than we read.',
  too_deep: 'It is nested deeper than any document.',
  too_many_controls: 'It has more fields than any form of ours.',
  not_word: 'It is not the kind of document that it says it is.',
  old_version: 'It was written by Word 95 or before.',
  password_protected: 'It needs a password.',
  reader_failed: 'Our own program failed on it: please report this.',
  took_too_long: 'It took longer than a file may, and was ended.',
  took_too_much_memory: 'It took more memory than a file may, and was ended.',
};

const TASKS: Readonly<Record<ReadLine['tasks'][number], string>> = {
  look_at_files: 'look at the file itself: it is held, or not all that it says is here.',
  check_reading: 'compare what was read with the document: it was read with judgement.',
  ask_for_safe_copy: 'ask the sender for a safe copy.',
};

const ERRORS: Readonly<Record<NonNullable<ReadLine['error']>, string>> = {
  no_such_file: 'There is no such file.',
  not_a_file: 'This is not a file.',
  not_allowed: 'You may not open this file.',
  too_large: 'This file is larger than the service takes (41 MB).',
  could_not_be_opened: 'This file could not be opened.',
};

/** What a stranger wrote must not move the cursor, colour the screen or turn the line around: control and direction marks go. */
function shown(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (mark) =>
    mark === '\n' || mark === '\t' ? mark : '\u{fffd}',
  );
}

/** Text in lines of at most 80, each begun with `indent`; its own new lines stay. */
function block(text: string, indent = ''): string[] {
  const lines = shown(text).split('\n');
  return lines.flatMap((line) => wrap(line, WIDTH - indent.length).map((each) => `${indent}${each}`.trimEnd()));
}

/** A name in the first of two columns, and text in the second. */
function under(name: string, text: string): string[] {
  const [first = '', ...rest] = block(text, ' '.repeat(9));
  return [`${name.padEnd(9)}${first.trimStart()}`, ...rest];
}

const percent = (confidence: number): string => `${Math.round(confidence * 100)} %`;

function fieldLines({ label, reading, also, warning }: FieldView, indent: string): string[] {
  if (reading === null) return block(`${label}: (nothing)`, indent);
  const from = (read: { source: AnswerSource; confidence: number }) =>
    `[${SOURCES[read.source]}, ${percent(read.confidence)}]`;
  return [
    ...block(`${label}: ${withWords(reading)} ${from(reading)}`, indent),
    ...also.flatMap((other) => block(`elsewhere: ${withWords(other)} ${from(other)}`, `${indent}  `)),
    ...(warning === null ? [] : block(`look again: ${warning}`, `${indent}  `)),
  ];
}

function formLines({ form, fields, leftovers }: ReadLine): string[] {
  const definition = form === null ? undefined : forms.get(form.id);
  if (definition === undefined) return [];
  const view = formView(definition, fields, leftovers);
  const sections = view.sections.flatMap(({ title, missing, items }) => {
    const said = items.flatMap(({ label, fields: views }) => {
      const lines = views.flatMap((view) => fieldLines(view, label === null ? '  ' : '    '));
      return label === null || lines.length === 0 ? lines : [`  ${label}`, ...lines];
    });
    if (missing !== null) said.push(`  [${missing.replaceAll('_', ' ')}]`);
    return said.length === 0 ? [] : ['', title, ...said];
  });
  return [...sections, ...leftoverLines(view.leftovers)];
}

function leftoverLines(leftovers: ReadLine['leftovers']): string[] {
  if (leftovers.length === 0) return [];
  return [
    '',
    'Without a question of the form',
    ...leftovers.flatMap(({ label, text }) => block(`${label}: ${text}`, '  ')),
  ];
}

/** What a file that is no form says. */
function wordLines({ words, cut, safety }: ReadLine): string[] {
  if (words.length === 0) return [];
  return [
    '',
    safety.verdict === 'held' ? 'Read from a file that is held' : 'Words of the file',
    ...words.flatMap(({ label, text }) => block(`${label}: ${text}`, '  ')),
    ...(cut ? ['  [there is more in the file]'] : []),
  ];
}

/** What was found in one file, for a person at a terminal of 80 columns. It holds personal data. */
export function readSummary(line: ReadLine): string {
  const { file, type, safety, form, tasks, whyNoForm, ms, error } = line;
  const head = block(file);
  const rule = '-'.repeat(Math.min(WIDTH, Math.max(...head.map((each) => each.length))));
  if (error !== undefined) return [...head, rule, ERRORS[error], ''].join('\n');
  const title = form === null ? undefined : (forms.get(form.id)?.title ?? form.id);
  const held = safety.verdict === 'held' ? ', read from a file that is held' : '';
  return [
    ...head,
    rule,
    `Type:    ${type}, looked at in ${ms} ms`,
    ...(safety.verdict === 'safe' ? ['Safety:  safe'] : ['Safety:  held']),
    ...safety.reasons.flatMap((reason) => block(plainWords[reason].staff, '         ')),
    ...(form === null
      ? [`Form:    none. ${whyNoForm === null ? '' : NO_FORM[whyNoForm]}`.trimEnd()]
      : under('Form:', `${title}, version ${form.version}, ${percent(form.confidence)} sure${held}`)),
    ...under('People:', tasks.length === 0 ? 'nothing to do.' : tasks.map((task) => TASKS[task]).join('\n')),
    ...formLines(line),
    ...wordLines(line),
    '',
  ].join('\n');
}
