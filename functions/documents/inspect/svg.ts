import type { Findings } from './findings.ts';
import { latin1 } from './signatures.ts';
import { isDangerousLink, reachesOut } from './targets.ts';
import { markupOf } from './xml-tags.ts';

const SCRIPT = /<(?:\w{1,20}:)?script[\s>/]|\son[a-z]{3,20}\s{0,9}=\s{0,9}["']|javascript:/i;
const FOREIGN = /<(?:\w{1,20}:)?foreignObject[\s>/]/i;
const STYLE_REACHES_OUT = /(?:@import|url\()\s{0,9}["']?\s{0,9}(?:https?:|file:|\/\/|\\\\)/i;
/** Illustrator declares entities for its namespaces; one that is fetched, or built from others, is a trick. */
const ENTITY = /<!ENTITY[^>"']{0,200}(?:\b(?:SYSTEM|PUBLIC)\b|["'][^"'>]{0,2000}&\w)/i;
const TAG = /<([\w:?-]{1,60})\s([^<>]*)>/g;
/** Any prefix may be bound to XLink. */
const HREF = /(?:^|\s)(?:[\w.-]{1,60}:)?href\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/i;
const OWN_PICTURE = /^\s*data:image\/(?:png|jpe?g|gif|bmp|webp)[;,]/i;

/**
 * Judges a drawing in SVG: Word shows its shapes alone, but LibreOffice loads what it links to, and a browser runs its
 * scripts and the web pages within (SVG 2, 2.2: processing modes).
 */
export function judgeSvg(part: Uint8Array, findings: Findings): void {
  const text = latin1(markupOf(part));
  findings.holdIf(SCRIPT.test(text), 'active_control');
  findings.holdIf(FOREIGN.test(text), 'foreign_content');
  findings.holdIf(STYLE_REACHES_OUT.test(text), 'external_content');
  findings.holdIf(ENTITY.test(text), 'xml_tricks');
  for (const [, name = '', attributes = ''] of text.matchAll(TAG)) {
    const found = HREF.exec(attributes);
    const target = found?.[1] ?? found?.[2] ?? '';
    if (target === '' || OWN_PICTURE.test(target)) continue;
    if (/(?:^|:)a$/i.test(name)) findings.holdIf(isDangerousLink(target), 'dangerous_link');
    else findings.holdIf(reachesOut(target), 'external_content');
  }
}
