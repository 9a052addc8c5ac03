/** Targets that lead nowhere, or hold what is no word: scripts, pictures, places within the message. */
const NO_TARGET = /^(?:#|(?:javascript|vbscript|cid|mid|about):|data:(?!text\/))/i;
/** What would change how an address reads, or what is shown around it, stays encoded. */
const STAYS_ENCODED = /[%#?&=+/:@;<>"\p{C}\p{Z}]/gu;

/**
 * Returns the target of a link as a person reads it, with escapes decoded (law 7: a name in it must be masked too);
 * `undefined` for none.
 */
export function shownAddress(href: string): string | undefined {
  const target = href.replace(/[\t\n\r]+/g, '').trim();
  if (target === '' || NO_TARGET.test(target)) return undefined;
  return target.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run).replace(STAYS_ENCODED, (sign) => (sign === ' ' ? sign : encodeURIComponent(sign)));
    } catch {
      return run;
    }
  });
}

/** Tells whether the words of a link are its address already, so that it need not be shown twice. */
export function isSameAddress(words: string, address: string): boolean {
  return bare(words) === bare(address);
}

function bare(address: string): string {
  const small = address.toLowerCase().replace(/\s+/g, '');
  if (small.startsWith('tel:') || /^\+?[\d().-]+$/.test(small)) return small.replace(/[^\d+]/g, '');
  return small.replace(/^(?:mailto:|https?:\/\/)/, '').replace(/\/$/, '');
}
