import { plainText } from '#schemas/codes/code-set.ts';
import { codeSet } from '#schemas/codes/code-sets.ts';
import { forms } from '#schemas/forms/forms.ts';

let made: ReadonlySet<string> | undefined;

/** The labels and synonyms of every form, without what is an option as well: "Health visitor" is asked for and answered. */
function labels(): ReadonlySet<string> {
  if (made) return made;
  const found = new Set<string>();
  const options = new Set<string>();
  for (const { sections } of forms.values())
    for (const { fields } of sections)
      for (const { label, synonyms = [], codes } of fields) {
        for (const text of [label, ...synonyms]) found.add(plainText(text));
        if (codes !== undefined) for (const code of codeSet(codes).codes) options.add(plainText(code.label));
      }
  for (const option of options) found.delete(option);
  made = found;
  return made;
}

/** Is a text a label of one of our forms, or a synonym of one? Then it is nobody's name, school or role. */
export function isFormsOwn(text: string): boolean {
  return text.length <= 120 && labels().has(plainText(text.replace(/[\s:*]+$/, '')));
}
