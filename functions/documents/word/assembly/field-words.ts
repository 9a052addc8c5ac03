import type { DocumentAssembly } from './document-assembly.ts';
import { fieldKind } from './field-instruction.ts';

/** Fields whose instruction has words that need not be shown: what is asked, what is set, what another case would show. */
const WITH_WORDS: ReadonlySet<string> = new Set([
  'ASK',
  'AUTOTEXTLIST',
  'COMMENTS',
  'FILLIN',
  'IF',
  'KEYWORDS',
  'QUOTE',
  'SET',
  'SUBJECT',
  'TITLE',
]);
const INDEX_ENTRIES: ReadonlySet<string> = new Set(['XE', 'TC']);
/** Texts of one instruction. */
const MOST_TEXTS = 20;

/** The texts in quotation marks, without those of switches that say how something looks. */
function quoted(instruction: string): string[] {
  const texts: string[] = [];
  for (const [, option, text = ''] of instruction.matchAll(/(\\[a-z*@#]\s*)?["“]([^"”]{1,2000})["”]/gi)) {
    if (option === undefined || /^\\t/i.test(option)) texts.push(text);
    if (texts.length >= MOST_TEXTS) break;
  }
  return texts;
}

/** What a link's instruction says (ECMA-376-1, 17.16.5.25): its address, and what is shown beside the mouse. */
function linkOf(instruction: string): { readonly address: string; readonly tip: string } {
  const address = /^\s*HYPERLINK\s+(?:\\[a-z]\s+)*(?:"([^"]{1,2000})"|([^\s"\\]{1,2000}))/i.exec(instruction);
  const isAnchor = /^\s*HYPERLINK\s+\\l/i.test(instruction);
  return {
    address: isAnchor ? '' : (address?.[1] ?? address?.[2] ?? ''),
    tip: /\\o\s*"([^"]{1,2000})"/i.exec(instruction)?.[1] ?? '',
  };
}

/** An equation field's words (ECMA-376-1, 17.16.5.18); Word writes ruby as one thing over another. */
function showEquation(assembly: DocumentAssembly, instruction: string): void {
  const ruby = /\\o\s*\\a[lcrd]\s*\(\s*\\s\s*\\(?:up|do)\s*\d{0,4}\s*\(([^()]{0,500})\)\s*[,;]([^()]{0,500})\)/i.exec(
    instruction,
  );
  if (ruby) {
    assembly.add(ruby[2] ?? '');
    assembly.aside('Ruby', ruby[1] ?? '');
    return;
  }
  const words = instruction
    .replace(/^\s*EQ/i, '')
    .replace(/\\\*\s*(?:"[^"]*"|\S+)/g, ' ')
    .replace(/\\[a-z]+\s?-?\d*/gi, ' ');
  assembly.aside('Equation', words.replace(/\s+/g, ' '));
}

/**
 * Takes the words of a field that is no form field, besides its result, which follows; gives what to do when the result has
 * ended. `undefined` for one that has no such words.
 */
export function beginFieldWords(assembly: DocumentAssembly, instruction: string): (() => void) | undefined {
  const kind = fieldKind(instruction);
  if (kind === 'EQ') showEquation(assembly, instruction);
  if (INDEX_ENTRIES.has(kind)) for (const text of quoted(instruction)) assembly.aside('Index entry', text);
  if (kind !== 'HYPERLINK' && !WITH_WORDS.has(kind)) return undefined;
  const shown = assembly.listen();
  return () => {
    const result = assembly.heard(shown);
    if (kind === 'HYPERLINK') {
      const { address, tip } = linkOf(instruction);
      assembly.link(result, address);
      assembly.aside('Link', tip);
    } else for (const text of quoted(instruction)) if (!result.includes(text)) assembly.aside('Field', text);
  };
}
