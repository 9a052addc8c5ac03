import { SaxesParser } from 'saxes';
import { Unreadable } from '#functions/documents/word/unreadable.ts';
import { passOver } from '#functions/documents/word/xml/xml-pass.ts';

/** What a pass told, one line an event: `<{namespace}:name attribute=value`, `>name`, `"text`. */
export type Told = readonly string[];

/** Every namespace under its own name, so that nothing of a document is left out. */
const EVERY = { get: (namespace: string) => (namespace === '' ? '' : `{${namespace}}`) };

class Lines {
  readonly told: string[] = [];
  #text = '';

  text(text: string): void {
    this.#text += text;
  }

  line(line: string): void {
    if (this.#text !== '') this.told.push(`"${this.#text}`);
    this.#text = '';
    this.told.push(line);
  }
}

/**
 * What our pass tells of a part, or why it refuses it. Our pass tells only of attributes that are asked for: it is asked
 * for those of each start tag that `asked` names, in turn.
 */
export function toldByUs(part: Uint8Array, asked: readonly (readonly string[])[] = []): Told | Unreadable {
  const lines = new Lines();
  let opened = 0;
  try {
    passOver<string>(part, EVERY, {
      element: (name) => name,
      open: (name, attributes) => {
        const values = (asked[opened] ?? []).map((attribute) => ` ${attribute}=${attributes.get(attribute)}`);
        lines.line(`<${name}${values.join('')}`);
        opened += 1;
        return undefined;
      },
      close: (name) => lines.line(`>${name}`),
      text: (text) => lines.text(text),
    });
    return lines.told;
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
}

/** What `saxes` tells of the same, with the attributes of each start tag; `undefined` when it refuses the part. */
export function toldBySaxes(xml: string): { told: Told; attributes: string[][] } | undefined {
  const lines = new Lines();
  const attributes: string[][] = [];
  const parser = new SaxesParser({ xmlns: true });
  const spelt = (uri: string, local: string) => (uri === '' ? local : `{${uri}}:${local}`);
  // It also tells of the line ends before and after the root.
  let depth = 0;
  const text = (told: string) => {
    if (depth > 0) lines.text(told);
  };
  parser.on('opentag', (tag) => {
    depth += 1;
    const plain = Object.values(tag.attributes).filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns');
    const names = plain.map(({ uri, local }) => spelt(uri, local));
    attributes.push(names);
    lines.line(`<${spelt(tag.uri, tag.local)}${plain.map(({ value }, index) => ` ${names[index]}=${value}`).join('')}`);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    lines.line(`>${spelt(tag.uri, tag.local)}`);
  });
  parser.on('text', text);
  parser.on('cdata', text);
  return parses(parser, xml) ? { told: lines.told, attributes } : undefined;
}

/** Does `saxes` take it, whatever its namespaces? */
export function isTakenBySaxes(xml: string): boolean {
  return parses(new SaxesParser(), xml);
}

class Refused extends Error {}

function parses(
  parser: Pick<SaxesParser, 'write' | 'close'> & { on(name: 'error' | 'doctype', does: () => void): void },
  xml: string,
): boolean {
  const refuse = () => {
    throw new Refused();
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  try {
    parser.write(xml).close();
    return true;
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}
