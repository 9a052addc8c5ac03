import { plainText } from '#schemas/codes/code-set.ts';
import { codeSets } from '#schemas/codes/code-sets.ts';
import { writtenYesNo } from './written-yes-no.ts';

let made: ReadonlySet<string> | undefined;

function options(): ReadonlySet<string> {
  if (made) return made;
  const found = new Set<string>();
  for (const { codes } of codeSets.values())
    for (const { label, synonyms = [] } of codes) for (const text of [label, ...synonyms]) found.add(plainText(text));
  made = found;
  return made;
}

/** Is a struck text one or more of the options that a form prints, to be deleted as appropriate: "Yes / Not known", "Miss"? */
export function isOption(text: string): boolean {
  if (text.length > 200 || options().has(plainText(text))) return text.length <= 200;
  return text.split(/[/|,;\t\n☐☒]|\bor\b|\s{3,}/u).every((part) => {
    const plain = plainText(part);
    return plain.length < 2 || options().has(plain) || writtenYesNo(part.trim())?.rest === '';
  });
}
