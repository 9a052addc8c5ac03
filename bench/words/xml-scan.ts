import { SaxesParser, type SaxesTagNS } from 'saxes';

/** Decodes the text of a part by the encoding that it declares. */
export function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const declared = /^<\?xml[^>]{0,200}encoding=["']([\w-]+)/.exec(
    Buffer.from(bytes.subarray(0, 300)).toString('latin1'),
  );
  return new TextDecoder(declared?.[1] ?? 'utf-8').decode(bytes);
}

/** A tag with a short name for its namespace, such as `w:t`, for any prefix in the file. */
export interface Tag {
  readonly name: string;
  readonly attribute: (local: string) => string | undefined;
}

/** Parses a whole part, also a broken one, by a parser that the service does not use for reading. */
export function scan(
  xml: string,
  short: (uri: string) => string | undefined,
  heard: {
    readonly open: (tag: Tag) => void;
    readonly close: (name: string) => void;
    readonly text: (text: string) => void;
  },
): void {
  const parser = new SaxesParser({ xmlns: true });
  const nameOf = ({ uri, local }: SaxesTagNS) => `${short(uri) ?? '?'}:${local}`;
  parser.on('error', () => {});
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes);
    heard.open({ name: nameOf(tag), attribute: (local) => attributes.find((each) => each.local === local)?.value });
  });
  parser.on('closetag', (tag) => heard.close(nameOf(tag)));
  parser.on('text', heard.text);
  parser.on('cdata', heard.text);
  parser.write(xml).close();
}
