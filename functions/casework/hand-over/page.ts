import { createHash } from 'node:crypto';
import { escaped } from '#functions/platform/escaped.ts';
import type { HandOverPack } from '#schemas/api/staff/hand-over-pack.ts';

/** A click selects a whole group, to copy it; a group is kept on one sheet where it fits. */
const STYLE = `body{font:11pt/1.4 sans-serif;margin:2rem auto;max-width:46rem}
h1 small{font-weight:normal;display:block}
section{break-inside:avoid;margin:0 0 1.2rem}
h2{font-size:12pt;margin:0 0 .3rem;break-after:avoid}
pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext;margin:0;user-select:all}
@page{margin:18mm;@bottom-center{content:"Confidential   " counter(page) " of " counter(pages)}}`;

/** The page may load nothing but its own style. */
export const PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/**
 * Returns the pack as a page to print; the browser has letters for every name. The title holds only the case's reference: screens
 * and lists of files show it (domain 5.5.8).
 */
export function handOverPage({ reference, groups }: HandOverPack): string {
  const sections = groups.map(
    ({ title, text }) =>
      `<section><h2 dir="auto">${escaped(title)}</h2><pre dir="auto">${escaped(text)}</pre></section>`,
  );
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Hand-over ${escaped(reference)}</title><style>${STYLE}</style></head><body><h1>Hand-over ${escaped(reference)}<small>Confidential</small></h1>${sections.join('')}</body></html>`;
}
