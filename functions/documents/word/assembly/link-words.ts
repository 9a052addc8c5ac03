/** `%C3%A9` as é, and `+` in a query as a space, so that a name or a street in a link is found; what is no UTF-8 stays as it is. */
function decoded(address: string): string {
  const query = address.indexOf('?') + 1;
  const spaced = query === 0 ? address : address.slice(0, query) + address.slice(query).replaceAll('+', ' ');
  return spaced.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}

/** What people write of an address: without the scheme, and the slash at its end. */
function asWritten(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:|tel:)/, '')
    .replace(/\/$/, '');
}

/**
 * What a link says beside its words: `words (tip) <address>`, to be read and never followed. `undefined` when its words are
 * the address themselves and it has no tip.
 */
export function linkWords(words: string, address: string | undefined, tip?: string | undefined): string | undefined {
  const [shown, leads] = [words.replace(/\s+/g, ' ').trim(), decoded(address?.trim() ?? '')];
  const isSame = leads === '' || asWritten(shown) === asWritten(leads);
  const says = tip?.trim() ?? '';
  if (isSame && says === '') return undefined;
  return [shown, says === '' ? '' : `(${says})`, leads === '' ? '' : `<${leads}>`]
    .filter((part) => part !== '')
    .join(' ');
}
