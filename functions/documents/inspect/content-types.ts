import { SaxesParser } from 'saxes';
import { prologueOf, xmlTextOf } from './xml-text.ts';

/** `[Content_Types].xml`: what each part is (ECMA-376 part 2, 6.3.2). */
export interface ContentTypes {
  /** The type of a part, in lower case; empty when the package does not say. */
  of(partName: string): string;
  /** Every type that is declared, in lower case. */
  readonly all: ReadonlySet<string>;
}

/** Not well formed, or with a document type: `undefined`. */
export function readContentTypes(part: Uint8Array): ContentTypes | undefined {
  const markup = xmlTextOf(part);
  if (prologueOf(markup) !== 'plain') return undefined;
  const byExtension = new Map<string, string>();
  const byName = new Map<string, string>();
  let broken = false;
  const parser = new SaxesParser();
  parser.on('error', () => {
    broken = true;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const type = (attributes.ContentType ?? '').trim().toLowerCase();
    const kind = name.slice(name.indexOf(':') + 1);
    if (kind === 'Default') byExtension.set((attributes.Extension ?? '').toLowerCase(), type);
    if (kind === 'Override') byName.set(normal(attributes.PartName ?? ''), type);
  });
  parser.write(markup).close();
  if (broken) return undefined;
  return {
    of: (name) => byName.get(normal(name)) ?? byExtension.get(normal(name).replace(/^.*\./, '')) ?? '',
    all: new Set([...byName.values(), ...byExtension.values()]),
  };
}

function normal(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}
