/** The longest address that is shown: browsers take some 2,000 characters, and what is longer says nothing more to a person. */
const LONGEST_ADDRESS = 2_000;

/** An address as a person reads it: percent codes decoded where they are text. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function bare(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^(?:mailto:|tel:|https?:\/\/)/, '')
    .replace(/\/$/, '');
}

/**
 * What a link says: `words <address>`, with the address decoded. Empty when it says no more than its words, or leads to
 * another place of the same document.
 */
export function linkWords(words: string, address: string): string {
  const target = decoded(address.trim()).slice(0, LONGEST_ADDRESS);
  const said = words.replace(/\s+/g, ' ').trim();
  if (target === '' || target.startsWith('#') || bare(said) === bare(target)) return '';
  return said === '' ? `<${target}>` : `${said} <${target}>`;
}
