import type { DocumentAssembly } from './document-assembly.ts';
import { fieldKind, saidByInstruction } from './field-instruction.ts';

/** Word writes ruby as one text over another: `EQ \\o\\ad(\\s\\up 9(ruby),base)`. */
const RUBY = /\\o\s*\\a[lcrd]\s*\(\s*\\s\s*\\(?:up|do)\s*\d{0,4}\s*\(([^()]{0,500})\)\s*[,;]([^()]{0,500})\)/i;

/**
 * Takes the words of the instruction of a field that is no form field; its result follows. Gives what to do when the result
 * has ended; `undefined` for one whose instruction has no words.
 */
export function beginFieldWords(assembly: DocumentAssembly, instruction: string): (() => void) | undefined {
  const kind = fieldKind(instruction);
  const ruby = kind === 'EQ' ? RUBY.exec(instruction) : null;
  if (ruby) {
    assembly.add(`${ruby[2] ?? ''} (${ruby[1] ?? ''})`);
    return undefined;
  }
  const { address = '', tip, words } = saidByInstruction(instruction);
  if (kind !== 'HYPERLINK' && words.length === 0) return undefined;
  const shown = assembly.listen();
  return () => {
    const result = assembly.heard(shown);
    if (kind === 'HYPERLINK') assembly.link(result, address, tip);
    else assembly.aside('Field', words.filter((text) => !result.includes(text)).join('\n'));
  };
}
