import { type FieldDefinition, type FormDefinition, insistedOn, type SectionDefinition } from './definition.ts';

/** A field, the JSON pointer of its answer, and whether an online submit requires it. */
export interface PlacedField {
  readonly field: FieldDefinition;
  readonly path: string;
  /** `depends`: `onlyIf` or `exceptIf` decides. */
  readonly insisted: 'always' | 'depends' | 'never';
}

interface CompiledSection {
  /** The fields by id and former id. */
  readonly named: ReadonlyMap<string, FieldDefinition>;
  /** The fields with their paths, by item. */
  readonly placed: (readonly PlacedField[])[];
}

const known = new WeakMap<SectionDefinition, CompiledSection>();

function compiled(section: SectionDefinition): CompiledSection {
  const before = known.get(section);
  if (before) return before;
  const named = new Map(section.fields.flatMap((field) => (field.formerIds ?? []).map((former) => [former, field])));
  // If a former id is in use again, it means the field that has it now.
  for (const field of section.fields) named.set(field.id, field);
  const made = { named, placed: [] };
  known.set(section, made);
  return made;
}

/** Returns the field of a section that has an id now or had it in an earlier version of the form. */
export const fieldOf = (section: SectionDefinition, id: string): FieldDefinition | undefined =>
  compiled(section).named.get(id);

function insistence(field: FieldDefinition): PlacedField['insisted'] {
  if (field.need !== 'mandatory') return 'never';
  return insistedOn(field) ? 'always' : 'depends';
}

/**
 * Returns the fields of a section, or of one item if it repeats, with their paths. They are built once: every referral has the
 * same few hundred paths, and each lookup would hash a new string again.
 */
export function placedFields(section: SectionDefinition, index?: number): readonly PlacedField[] {
  const { placed } = compiled(section);
  const before = placed[index ?? 0];
  if (before) return before;
  const base = index === undefined ? `/${section.id}` : `/${section.id}/${index}`;
  const made = section.fields.map((field) => ({
    field,
    path: `${base}/${field.id}`,
    insisted: insistence(field),
  }));
  placed[index ?? 0] = made;
  return made;
}

/** The section, item and field that the path of an answer leads to. */
export interface Place {
  readonly section: SectionDefinition;
  readonly index: number | undefined;
  readonly field: FieldDefinition;
  /** The path of its section or item, without the field's id. */
  readonly base: string;
}

const PATH = /^\/([A-Za-z0-9]+)(?:\/(\d{1,3}))?\/([A-Za-z][A-Za-z0-9]*)$/;

/** Returns the place of an answer in a form; `undefined` for another form's path, an unknown field, or too high an item. */
export function placeOf(definition: FormDefinition, path: string): Place | undefined {
  const parts = PATH.exec(path);
  const section = parts && definition.sections.find(({ id }) => id === parts[1]);
  const field = section && fieldOf(section, parts?.[3] ?? '');
  const index = parts?.[2] === undefined ? undefined : Number(parts[2]);
  if (!section || !field || (section.repeat === undefined) !== (index === undefined)) return undefined;
  if (section.repeat && index !== undefined && index >= section.repeat.max) return undefined;
  return { section, index, field, base: path.slice(0, path.lastIndexOf('/')) };
}

/** Returns the name of a question: its label and the item that it is about ("Child 2: Date of birth"), never its answer. */
export function questionLabel(definition: FormDefinition, path: string): string {
  const place = placeOf(definition, path);
  const [, sectionId, item] = path.split('/');
  const section = definition.sections.find(({ id }) => id === sectionId);
  const about = section?.repeat && item !== undefined ? `${section.repeat.itemLabel} ${Number(item) + 1}` : undefined;
  if (place === undefined) return about ?? section?.title ?? definition.title;
  const { label } = place.field;
  // "Name" alone is not enough in a form that asks for the names of ten people.
  const within = about ?? (label.includes(' ') ? undefined : section?.title);
  return within === undefined ? label : `${within}: ${label}`;
}
