import type { HoldReasonCode } from '#schemas/document.ts';
import type { Findings } from './findings.ts';
import { isDangerousLink, judgeReach } from './targets.ts';
import { tagNames, tagsNamed, textAt } from './xml-tags.ts';

const FIELD_TAGS = tagNames('fldChar', 'instrText', 'delInstrText', 'fldSimple');
/** Part of `fldChar`, which begins every complex field, and of `fldSimple`. */
const FIELD = Buffer.from('fld');

/** Judges the fields of a text part; most parts hold none. */
export function judgeFields(markup: Buffer, findings: Findings): void {
  if (!markup.includes(FIELD)) return;
  const { instructions, complete } = fieldInstructions(markup, findings.limits.instructionChars);
  findings.holdIf(!complete, 'xml_tricks');
  for (const instruction of instructions) judgeField(instruction, findings);
}

interface OpenField {
  instruction: string;
  /** The instruction has ended and the shown result begun. */
  inResult: boolean;
}

/**
 * Returns the instructions of all fields in a story part (ECMA-376 part 1, 17.16): `w:fldSimple`, and complex fields whose
 * instruction may be split over any number of runs and built from the results of fields within it. Deleted instructions
 * count: undoing the deletion brings them back. `complete` is false when a part nests its markup so as to be read again
 * and again, which no producer does.
 */
function fieldInstructions(markup: Buffer, maxChars: number): { instructions: string[]; complete: boolean } {
  const found: string[] = [];
  const open: OpenField[] = [];
  const loose: OpenField = { instruction: '', inResult: false };
  const close = (): void => {
    const field = open.pop();
    if (field === undefined) return;
    found.push(field.instruction);
    const outer = open.at(-1);
    if (outer !== undefined && !outer.inResult) outer.instruction += quoted(field.instruction);
  };
  let budget = markup.length * 2;
  let from = 0;
  for (const tag of tagsNamed(markup, FIELD_TAGS)) {
    const field = open.at(-1);
    if (field !== undefined && !field.inResult && field.instruction.length < maxChars) {
      const { text, looked } = plainText(markup, from, tag.end, maxChars);
      field.instruction += text;
      budget -= looked;
      if (budget < 0) return { instructions: found, complete: false };
    }
    from = tag.end;
    if (tag.name === 'fldSimple') {
      found.push((tag.attributes.get('instr') ?? '').slice(0, maxChars));
    } else if (tag.name !== 'fldChar') {
      const { text, looked } = textAt(markup, tag.end, maxChars);
      budget -= looked;
      if (budget < 0) return { instructions: found, complete: false };
      const into = field ?? loose;
      if (into.instruction.length < maxChars) into.instruction += text;
    } else if (tag.attributes.get('fldCharType') === 'begin') {
      open.push({ instruction: '', inResult: false });
    } else if (tag.attributes.get('fldCharType') === 'end') {
      close();
    } else if (field !== undefined) {
      field.inResult = true;
    }
  }
  while (open.length > 0) close();
  found.push(loose.instruction);
  return { instructions: found.filter((instruction) => instruction !== ''), complete: true };
}

const TEXT_RUN = /<(?:[^\s<>/:]{1,20}:)?(?:t|delText)(?:\s[^<>]{0,100})?>/g;

/** Returns the ordinary text (`w:t`) between a field's beginning and its result: Word takes it for the instruction as well. */
function plainText(markup: Buffer, from: number, to: number, most: number): { text: string; looked: number } {
  const between = markup.toString('latin1', from, to);
  let [found, all] = ['', 0];
  TEXT_RUN.lastIndex = 0;
  for (let run = TEXT_RUN.exec(between); run !== null && found.length < most; run = TEXT_RUN.exec(between)) {
    const { text, looked } = textAt(markup.subarray(0, to), from + TEXT_RUN.lastIndex, most);
    found += text;
    all += looked;
    // Nested so as to be read again and again: the budget is spent.
    if (all > between.length * 2) return { text: found, looked: Number.POSITIVE_INFINITY };
  }
  return { text: found, looked: all };
}

/**
 * Returns the text of a QUOTE field: `QUOTE 68 68 69` gives "DDE". Such fields hide behind character codes (seen in oletools'
 * msodde samples).
 */
function quoted(instruction: string): string {
  const codes = /^\s*QUOTE\s+([\d\s]+)$/i.exec(instruction)?.[1];
  if (codes === undefined) return /^\s*QUOTE\s+"?([^"]*)/i.exec(instruction)?.[1] ?? '';
  return codes
    .trim()
    .split(/\s+/)
    .map((code) => String.fromCharCode(Number(code)))
    .join('');
}

/** Fields that are held whatever they name. */
const HELD: Readonly<Record<string, HoldReasonCode>> = {
  ...{ DDE: 'dde', DDEAUTO: 'dde', INCLUDETEXT: 'include_field', INCLUDE: 'include_field', RD: 'include_field' },
  ...{ LINK: 'linked_object', AUTOLINK: 'linked_object', DATABASE: 'external_content' },
};

/** Judges what a field would do when it is updated; the hundred other kinds stay within the document. */
export function judgeField(instruction: string, findings: Findings): void {
  const [, word = '', argument = ''] = /^[\s"\\]*([a-z]+)\s*([\s\S]*)$/i.exec(instruction) ?? [];
  const kind = word.toUpperCase();
  const reason = Object.hasOwn(HELD, kind) ? HELD[kind] : undefined;
  if (reason !== undefined) findings.hold(reason);
  else if (kind === 'HYPERLINK') findings.holdIf(readings(argument).some(isDangerousLink), 'dangerous_link');
  // Pasted pictures leave a field behind that names the file they came from: on the writer's own disk, or within the email.
  else if (kind === 'INCLUDEPICTURE' || kind === 'IMPORT') judgeReach(readings(argument), 'include_field', findings);
}

/** A switch with what it formats, as pasted pictures have it. */
const SWITCH = /\\\*\s*\w+|\\[a-z!#@](?=\s|"|$)/gi;
const ARGUMENT = /"((?:[^"\\]|\\.)*)"?|[^\s"]+/g;

/**
 * Returns a field's arguments as written, and with the doubled backslashes that fields ask for made single. All of them, as Word takes
 * a switch (`\l`, `\d`) before the address as well as behind it.
 */
function readings(argument: string): readonly string[] {
  const written = [...argument.replace(SWITCH, ' ').matchAll(ARGUMENT)].map(([whole, quoted]) => quoted ?? whole);
  return written.flatMap((target) => [target, target.replaceAll('\\\\', '\\')]);
}
