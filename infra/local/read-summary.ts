import type { WhyNoForm } from '#functions/documents/file/file-reading.ts';
import type { AnswerSource } from '#schemas/forms/answer.ts';
import { forms } from '#schemas/forms/forms.ts';
import type { FieldView } from '#schemas/forms/view.ts';
import { formView, withWords } from '#schemas/forms/view.ts';
import { plainWords } from '#schemas/held-files.ts';
import { SOURCE_WORDS } from '#schemas/words/file-words.ts';
import { inSentence } from '#schemas/words/phrases.ts';
import type { ReadLine } from './read-line.ts';
import { wrap } from './table.ts';

/** A terminal of 80 columns. */
const WIDTH = 80;

const NO_FORM: Readonly<Record<WhyNoForm, string>> = {
  held: 'It is held for a reason that keeps it from being read.',
  no_words: 'Only people can read this kind of file.',
  not_a_form: 'It is not one of our forms.',
  no_main_part: 'It has no main part.',
  damaged_part: 'A part of it is damaged.',
  not_xml: 'A part of it is not XML, as it must be.',
  document_type: 'It declares entities, which no word processor does.',
  too_large: 'It is larger than the program reads.',
  too_deep: 'It is nested deeper than a document can be.',
  too_many_controls: 'It has more fields than any of our forms.',
  not_word: 'Its content is not the kind of document that its name promises.',
  old_version: 'Word 95 or an earlier version wrote it.',
  password_protected: 'It needs a password.',
  reader_failed: 'The program failed on it: please report this.',
  took_too_long: 'Reading it took too long and was stopped.',
  took_too_much_memory: 'Reading it took too much memory and was stopped.',
};

const TASKS: Readonly<Record<ReadLine['tasks'][number], string>> = {
  look_at_files: 'open the file itself: it is held, or not all of it is shown here.',
  check_reading: 'compare the answers with the document: reading it needed judgement.',
  ask_for_safe_copy: 'ask the sender for a safe copy.',
};

const ERRORS: Readonly<Record<NonNullable<ReadLine['error']>, string>> = {
  no_such_file: 'There is no such file.',
  not_a_file: 'This is not a file.',
  not_allowed: 'You may not open this file.',
  too_large: 'This file is larger than the service takes (41 MB).',
  could_not_be_opened: 'This file could not be opened.',
};

/** Replaces control and direction marks: a stranger's text must not move the cursor, colour the screen or reverse a line. */
function shown(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (mark) =>
    mark === '\n' || mark === '\t' ? mark : '\u{fffd}',
  );
}

/** Breaks text into lines of at most 80 characters, indented. Keeps its own line breaks. */
function block(text: string, indent = ''): string[] {
  const lines = shown(text).split('\n');
  return lines.flatMap((line) => wrap(line, WIDTH - indent.length).map((each) => `${indent}${each}`.trimEnd()));
}

/** Returns lines of two columns: a name, and a text. */
function under(name: string, text: string): string[] {
  const [first = '', ...rest] = block(text, ' '.repeat(9));
  return [`${name.padEnd(9)}${first.trimStart()}`, ...rest];
}

const percent = (confidence: number): string => `${Math.round(confidence * 100)} %`;

function fieldLines({ label, reading, also, warning }: FieldView, indent: string): string[] {
  if (reading === null) return block(`${label}: (nothing)`, indent);
  const from = (read: { source: AnswerSource; confidence: number }) =>
    `[${inSentence(SOURCE_WORDS[read.source])}, ${percent(read.confidence)}]`;
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
    const answers = items.flatMap(({ label, fields: views }) => {
      const lines = views.flatMap((view) => fieldLines(view, label === null ? '  ' : '    '));
      return label === null || lines.length === 0 ? lines : [`  ${label}`, ...lines];
    });
    if (missing !== null) answers.push(`  [${missing.replaceAll('_', ' ')}]`);
    return answers.length === 0 ? [] : ['', title, ...answers];
  });
  return [...sections, ...labelled('Without a question of the form', view.leftovers)];
}

/** Returns texts with their labels under a title, or nothing without texts. */
function labelled(title: string, texts: ReadLine['words']): string[] {
  if (texts.length === 0) return [];
  return ['', title, ...texts.flatMap(({ label, text }) => block(`${label}: ${text}`, '  '))];
}

/** Returns a summary of one file, for a terminal of 80 columns. It has personal data. */
export function readSummary(line: ReadLine): string {
  const { file, type, safety, form, tasks, whyNoForm, ms, error, words, cut } = line;
  const head = block(file);
  const rule = '-'.repeat(Math.min(WIDTH, Math.max(...head.map((each) => each.length))));
  if (error !== undefined) return [...head, rule, ERRORS[error], ''].join('\n');
  const title = form === null ? undefined : (forms.get(form.id)?.title ?? form.id);
  const held = safety.verdict === 'held' ? ', read from a file that is held' : '';
  return [
    ...head,
    rule,
    `Type:    ${type}, inspected and read in ${ms} ms`,
    ...(safety.verdict === 'safe' ? ['Safety:  safe'] : ['Safety:  held']),
    ...safety.reasons.flatMap((reason) => block(plainWords[reason].staff, '         ')),
    ...(form === null
      ? [`Form:    none. ${whyNoForm === null ? '' : NO_FORM[whyNoForm]}`.trimEnd()]
      : under('Form:', `${title}, version ${form.version}, ${percent(form.confidence)} sure${held}`)),
    ...under('People:', tasks.length === 0 ? 'nothing to do.' : tasks.map((task) => TASKS[task]).join('\n')),
    ...formLines(line),
    ...labelled(safety.verdict === 'held' ? 'Read from a file that is held' : 'Words of the file', words),
    ...(words.length > 0 && cut ? ['  [there is more in the file]'] : []),
    '',
  ].join('\n');
}
