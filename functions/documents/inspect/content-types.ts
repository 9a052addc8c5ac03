import { plainPartName } from './part-names.ts';
import { tagNames, tagsNamed } from './xml-tags.ts';
import { markupOf } from './xml-text.ts';

/** `[Content_Types].xml`: what each part is (ECMA-376 part 2, 6.3.2). */
export interface ContentTypes {
  /** The type of a part, in lower case; empty when the package does not say. */
  of(partName: string): string;
  /** Every type that is declared, in lower case. */
  readonly all: ReadonlySet<string>;
}

const LINE = tagNames('Default', 'Override');

/** Reads the part by tag, as relationships are read. */
export function readContentTypes(part: Uint8Array): ContentTypes {
  const byExtension = new Map<string, string>();
  const byName = new Map<string, string>();
  for (const { name, attributes } of tagsNamed(markupOf(part), LINE)) {
    const type = (attributes.get('ContentType') ?? '').trim().toLowerCase();
    if (name === 'Default') byExtension.set((attributes.get('Extension') ?? '').toLowerCase(), type);
    else byName.set(normal(attributes.get('PartName') ?? ''), type);
  }
  return {
    of: (name) => byName.get(normal(name)) ?? byExtension.get(normal(name).replace(/^.*\./, '')) ?? '',
    all: new Set([...byName.values(), ...byExtension.values()]),
  };
}

function normal(name: string): string {
  const slashed = name.includes('\\') ? name.replaceAll('\\', '/') : name;
  return plainPartName(slashed.startsWith('/') ? slashed.slice(1) : slashed).toLowerCase();
}
