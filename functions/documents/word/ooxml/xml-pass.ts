import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { Unreadable } from '../unreadable.ts';

/** What one pass over a part's XML tells. */
export interface XmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

/** Deeper than any real document: tables in text boxes in tables are some 60 deep. */
const DEEPEST = 1_000;

/** A part's text, from UTF-8 or, by its byte order mark or first bytes, UTF-16: the two that OPC allows. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
    return new TextDecoder('utf-16le').decode(bytes);
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c))
    return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}

/** Goes through a part once. Throws `Unreadable` for what is not well-formed, has a DTD or is nested too deep. */
export function passOver(bytes: Uint8Array, events: XmlEvents): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on('error', () => {
    throw new Unreadable('not_xml');
  });
  parser.on('doctype', () => {
    throw new Unreadable('document_type');
  });
  parser.on('opentag', (tag: SaxesTagPlain) => {
    depth += 1;
    if (depth > DEEPEST) throw new Unreadable('too_deep');
    events.open(tag.name, tag.attributes);
  });
  parser.on('closetag', (tag: SaxesTagPlain) => {
    depth -= 1;
    events.close(tag.name);
  });
  parser.on('text', (text) => events.text(text));
  parser.on('cdata', (text) => events.text(text));
  parser.write(decoded(bytes)).close();
}
