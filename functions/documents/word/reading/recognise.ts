import type { FormDefinition } from '#schemas/forms/definition.ts';
import { customProperty, type WordParts } from '../ooxml/parts.ts';
import type { Scanned } from '../scanned.ts';
import { fieldTag, formOf, parseTag } from '../tags.ts';

/** Which form a document is. */
export interface RecognisedForm {
  readonly formId: string;
  readonly version: string;
  /** 1: it says so itself; less: told by its fields. */
  readonly confidence: number;
}

/** So many fields of one form in a document are no chance: another's form with our tags shares none. */
const ENOUGH_FIELDS = 8;

const tagsOf = new WeakMap<FormDefinition, ReadonlySet<string>>();

function fieldsOf(definition: FormDefinition): ReadonlySet<string> {
  const known = tagsOf.get(definition);
  if (known) return known;
  const made = new Set(
    definition.sections.flatMap((section) => section.fields.map((field) => fieldTag(section, 0, field))),
  );
  tagsOf.set(definition, made);
  return made;
}

/**
 * Which of the forms a document is: by the control that names it, else by its custom property, else by its fields.
 * `undefined` when it is none of them. Throws `Unreadable` when the property cannot be read.
 */
export function recognise(
  found: readonly Scanned[],
  parts: WordParts,
  forms: ReadonlyMap<string, FormDefinition>,
): RecognisedForm | undefined {
  const tags = new Set<string>();
  for (const here of found) {
    if (!('control' in here)) continue;
    const named = formOf(here.control.tag);
    if (named && forms.has(named.formId)) return { ...named, confidence: 1 };
    const tag = parseTag(here.control.tag);
    if (tag?.field !== undefined) tags.add(`${tag.section}${tag.index === undefined ? '' : '[0]'}.${tag.field}`);
  }
  const property = formOf(customProperty(parts, 'FrontDoorForm') ?? '');
  if (property && forms.has(property.formId)) return { ...property, confidence: 1 };
  // Our forms share sections: the one that has most of the tags is meant.
  let best: { definition: FormDefinition; shared: number } | undefined;
  for (const definition of forms.values()) {
    const own = fieldsOf(definition);
    let shared = 0;
    for (const tag of tags) if (own.has(tag)) shared += 1;
    if (shared >= ENOUGH_FIELDS && shared > (best?.shared ?? 0)) best = { definition, shared };
  }
  if (best) return { formId: best.definition.id, version: best.definition.version, confidence: 0.9 };
  return undefined;
}
