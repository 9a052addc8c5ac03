/**
 * Does a background lay a colour over text? White and none do not, nor do greys and black, which forms print their labels on
 * and hide words with. `colour` is RRGGBB.
 */
export function isColour(colour: string | undefined): boolean {
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? '');
  return parts !== null && new Set(parts.slice(1).map((part) => part.toLowerCase())).size > 1;
}
