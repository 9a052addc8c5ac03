import { ASSET_NAMES } from '../generated/asset-names.ts';
import type { BrowserAnswer } from './door.ts';
import type { Page } from './page.ts';
import { render } from './render.ts';

/** The council's own style and logo, by the names of their assets. */
export interface Brand {
  readonly style?: string | undefined;
  readonly logo?: string | undefined;
}

/** What the frame of a page shows of its reader; nothing for somebody who has not signed in. */
export interface Drawn {
  readonly council?: string;
  readonly brand?: Brand;
  readonly person?: string;
  readonly menu?: readonly { readonly text: string; readonly href: string; readonly current: boolean }[];
  readonly token?: string;
  /** When the page was made, in words. A printed page says it. */
  readonly shownAt?: string;
}

/**
 * What a page may do: use our own style and script, send forms to us, and ask us again. Nothing else loads, frames or runs. GOV.UK
 * Frontend's one inline script is known by its hash; MoJ Frontend's few small pictures are in the style.
 */
const POLICY = [
  "default-src 'none'",
  `script-src 'self' 'sha256-${ASSET_NAMES.inlineScript}'`,
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Draws a page inside its frame. */
export function drawPage(page: Page, { menu = [], ...drawn }: Drawn): BrowserAnswer {
  const { template, title, model, status = 200, ...rest } = page;
  const html = render(template, { ...model, ...rest, ...drawn, menu, title, assets: ASSET_NAMES });
  return { status, html, headers: { 'content-security-policy': POLICY } };
}
