import { maskOf } from '../safety/mask.ts';
import type { SeenCase } from '../safety/s47-detail.ts';
import { decisionGroup, formGroups, type Group, headGroup } from './groups.ts';

/** A case to be keyed anew elsewhere (S30): text to copy by groups, and all of it as data. What is kept secret stays so. */
export interface HandOver {
  readonly reference: string;
  /** The whole of it as one text. */
  readonly summary: string;
  readonly groups: readonly Group[];
  readonly data: Pick<SeenCase, 'head' | 'forms' | 'recommendations' | 'decisions'>;
}

type Shown = Pick<SeenCase, 'head' | 'forms' | 'contacts' | 'beside' | 'recommendations' | 'decisions'>;

/** Makes the pack of a whole case; addresses that are kept secret are masked in every part of it (domain 5.5). */
export function handOver(whole: Shown): HandOver {
  const mask = maskOf(whole);
  const { head, recommendations, decisions } = whole;
  const data = mask.all({ head, forms: whole.forms.map(mask.form), recommendations, decisions });
  const groups = [headGroup(data.head), ...data.forms.flatMap(formGroups), ...data.decisions.map(decisionGroup)];
  const summary = groups.map(({ title, text }) => `${title.toUpperCase()}\n${text}`).join('\n\n');
  return { reference: head.reference, summary, groups, data };
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * The pack as a page to print, or to keep as PDF from the browser's print dialogue, which has letters for every name. The
 * title names the case alone: it is seen on screens and in lists of files (domain 5.5.8).
 */
export function handOverPage({ reference, groups }: HandOver): string {
  const sections = groups.map(
    ({ title, text }) =>
      `<section><h2>${escaped(title)}</h2>${text
        .split('\n')
        .map((line) => `<p>${escaped(line)}</p>`)
        .join('')}</section>`,
  );
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Hand-over ${escaped(reference)}</title></head><body><h1>Hand-over ${escaped(reference)}</h1>${sections.join('')}</body></html>`;
}
