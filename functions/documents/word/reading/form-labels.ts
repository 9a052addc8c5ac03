import { plainText } from '#schemas/codes/code-set.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import { forms } from '#schemas/forms/forms.ts';
import { labelsOf } from '../vocabulary/vocabulary.ts';

let made: ReadonlySet<string> | undefined;

/** What people are is asked for and answered in the same words: "Key worker". */
const WORK =
  /(?:worker|visitor|teacher|nurse|midwife|officer|manager|professional|lead|doctor|carer|parent|mother|father)$/;

/** Returns the labels and synonyms of every form, without what is an option or a calling as well. */
function labels(): ReadonlySet<string> {
  if (made) return made;
  const found = new Set<string>();
  const options = new Set<string>();
  for (const { sections } of forms.values())
    for (const section of sections)
      for (const field of section.fields) {
        for (const text of labelsOf(section, field)) found.add(plainText(text));
        if (field.codes !== undefined)
          for (const code of codeSet(field.codes).codes) options.add(plainText(code.label));
      }
  for (const text of found) if (options.has(text) || WORK.test(text)) found.delete(text);
  made = found;
  return made;
}

/** Tells whether a text is a label of one of our forms, or a synonym of one: no person, school or role has such a name. */
export function isFormLabel(text: string): boolean {
  return text.length <= 120 && labels().has(plainText(text.replace(/[\s:*]+$/, '')));
}
