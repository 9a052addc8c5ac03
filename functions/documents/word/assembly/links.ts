/** Returns an address with its escapes undone, so that a name or a street in a link is found; what is no UTF-8 stays as it is. */
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

/** Returns what people write of an address: without the scheme, and the slash at its end. */
function asWritten(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/|mailto:|tel:)/, '')
    .replace(/\/$/, '');
}

/**
 * Returns what a link says beside its words: `words (tip) <address>`, to be read and never followed. Empty when its words are
 * the address themselves and it has no tip.
 */
export function linkWords(words: string, address = '', tip = ''): string {
  const [shown, leads, says] = [words.replace(/\s+/g, ' ').trim(), decoded(address.trim()), tip.trim()];
  if ((leads === '' || asWritten(shown) === asWritten(leads)) && says === '') return '';
  return [shown, says === '' ? '' : `(${says})`, leads === '' ? '' : `<${leads}>`]
    .filter((part) => part !== '')
    .join(' ');
}

/** Somebody who wants to know what is shown from here on: the words of a link or a field. */
export interface Listener {
  text: string;
}

/** Links and fields in one another whose words somebody wants; a document has three. */
const MOST_LISTENERS = 8;
/** Words of one of them: a sentence. */
const MOST_HEARD = 1_000;

/** Passes shown text on to the open links and to other listeners. */
export class Listeners {
  readonly #all: Listener[] = [];
  readonly #links: { listener: Listener | undefined; address: string; tip: string }[] = [];

  /** Begins to listen; gives `undefined` when too many listen. */
  begin(): Listener | undefined {
    if (this.#all.length >= MOST_LISTENERS) return undefined;
    const listener = { text: '' };
    this.#all.push(listener);
    return listener;
  }

  hear(text: string): void {
    for (const listener of this.#all) if (listener.text.length < MOST_HEARD) listener.text += text.slice(0, MOST_HEARD);
  }

  /** Ends a listening; gives what was heard. */
  end(listener: Listener | undefined): string {
    const at = listener === undefined ? -1 : this.#all.lastIndexOf(listener);
    if (at >= 0) this.#all.splice(at, 1);
    return listener?.text ?? '';
  }

  beginLink(address = '', tip = ''): void {
    this.#links.push({ listener: this.begin(), address, tip });
  }

  /** Ends the innermost link; gives its words and where it leads. */
  endLink(): { readonly words: string; readonly address: string; readonly tip: string } {
    const { listener, address = '', tip = '' } = this.#links.pop() ?? {};
    return { words: this.end(listener), address, tip };
  }

  endPart(): void {
    this.#all.splice(0);
    this.#links.splice(0);
  }
}
