import { codeFor, plainText } from '#schemas/codes/code-set.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import type { FieldDefinition } from '#schemas/forms/definition.ts';
import { writtenYesNo } from './written-yes-no.ts';

/** An option of a field that some words name: its code ("yes", "no" and "unknown" too), and what was said after it. */
export interface Named {
  readonly code: string;
  readonly rest: string;
}

/** The longest label of a code set has 70 letters, and people write a sentence behind it. */
const LONGEST_NAME = 300;
const NOTE_BEHIND = /^(.{1,100}?)\s*[([]([^()[\]]{0,160})[)\]]\s*[.:]?\s*(.{0,160})$/;
const SAID_BEHIND = /^(.{1,100}?)\s*(?::|\s[–—-]\s|,|\.\s)\s*(.{0,180})$/s;
/** Words in a bracket that are the form's own and no part of an answer. */
const FORMS_OWN = /^(?:please|specify|state|e\.?g|i\.?e|if|tick|including|for example|details|see)/i;
const DOUBT =
  /[?]|\b(?:not|maybe|possibly|perhaps|unsure|unclear|unconfirmed|suspected|query|or|but|no longer|never|previously|n[’']t)\b/i;

/** A word that is a code only because case is not looked at: "both" is not the code BOTH. */
function isChance(field: FieldDefinition, text: string): boolean {
  const set = codeSet(field.codes ?? '');
  const found = codeFor(set, text);
  if (!found || found.code === text || found.code.length < 3) return false;
  return (
    ![found.label, ...(found.synonyms ?? [])].some((name) => plainText(name) === plainText(text)) && /[a-z]/.test(text)
  );
}

function codeNamed(field: FieldDefinition, text: string): string | undefined {
  if (field.codes === undefined || text.includes('?')) return undefined;
  return isChance(field, text) ? undefined : codeFor(codeSet(field.codes), text)?.code;
}

function yesNoNamed(field: FieldDefinition, text: string): Named | undefined {
  const said = writtenYesNo(text);
  if (!said || (said.value === 'unknown' && field.type === 'yes_no')) return undefined;
  return { code: said.value, rest: said.rest };
}

/**
 * The option that words name, by label, code or synonym, with a note behind it ("White British (as mum says)", "Other:
 * Jain"). `undefined` when they name none, when two could be meant, or when the words behind it put it in doubt.
 */
export function optionNamed(field: FieldDefinition, text: string): Named | undefined {
  const shown = text.trim();
  if (shown === '' || shown.length > LONGEST_NAME) return undefined;
  if (field.type === 'yes_no' || field.type === 'yes_no_unknown') return yesNoNamed(field, shown);
  const whole = codeNamed(field, shown);
  if (whole !== undefined) return { code: whole, rest: '' };
  const noted = NOTE_BEHIND.exec(shown);
  const named = noted?.[1] === undefined ? undefined : codeNamed(field, noted[1]);
  if (noted && named !== undefined) {
    const rest = [FORMS_OWN.test(noted[2] ?? '') ? '' : (noted[2] ?? ''), noted[3] ?? ''].filter((part) => part !== '');
    return rest.some((part) => DOUBT.test(part)) ? undefined : { code: named, rest: rest.join(' ') };
  }
  const said = SAID_BEHIND.exec(shown);
  const before = said?.[1] === undefined ? undefined : codeNamed(field, said[1]);
  if (!said || before === undefined || DOUBT.test(said[2] ?? '')) return undefined;
  // "Christian, Hindu" names two.
  if ((said[2] ?? '').split(/[,;/]/).some((part) => codeNamed(field, part.trim()) !== undefined)) return undefined;
  return { code: before, rest: said[2]?.replace(/^[_.\s]+$/, '').trim() ?? '' };
}
