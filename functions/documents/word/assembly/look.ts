/** How a text looks, as far as it says something. */
export interface Look {
  readonly struck?: boolean | undefined;
  readonly highlighted?: boolean | undefined;
  /** Tracked changes put it in. */
  readonly inserted?: boolean | undefined;
  readonly bold?: boolean | undefined;
  /** In half points. */
  readonly size?: number | undefined;
  /** The document hides it: a person is shown it apart from the text. */
  readonly hidden?: boolean | undefined;
}

/**
 * Tells whether a background lays a colour over text. White and none do not, nor do greys and black, which forms print their
 * labels on and hide words with. `colour` is RRGGBB.
 */
export function isColour(colour: string | undefined): boolean {
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? '');
  return parts !== null && new Set(parts.slice(1).map((part) => part.toLowerCase())).size > 1;
}
