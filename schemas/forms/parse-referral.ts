import { type Answer, type AnswerSource, type BodyLeftover, pointerTo, type Remark } from './answer.ts';
import { wordsBeside } from './answer-text.ts';
import { type FieldBody, Missing } from './body.ts';
import { fieldOf, type PlacedField, placedFields, questionLabel } from './compiled-form.ts';
import {
  type Condition,
  type FieldDefinition,
  type FormDefinition,
  meets,
  type SectionDefinition,
} from './definition.ts';
import { Leftovers } from './leftovers.ts';
import {
  type Fault,
  faultOf,
  inWords,
  isLoose,
  isReason,
  type Loose,
  NO_ANSWER,
  REASONS,
  readAnswer,
} from './read-answer.ts';
import { tidyField } from './tidy.ts';
import { oddityOf } from './warnings.ts';

/** A parsed referral: accepted with warnings, or refused with every fault, in the order of the form. */
export type ParsedReferral =
  | { ok: true; answers: Answer[]; leftovers: BodyLeftover[]; warnings: Remark[] }
  | { ok: false; faults: Remark[] };

/** One walk over a body, in the order of the form. It tidies, reads and checks each answer. */
class Walk {
  readonly answers: Answer[] = [];
  readonly faults: Remark[] = [];
  readonly leftovers = new Leftovers();
  readonly oddities: Remark[] = [];
  readonly #form: FormDefinition;
  readonly #body: Loose;
  readonly #source: AnswerSource;

  constructor(form: FormDefinition, body: Loose, source: AnswerSource) {
    this.#form = form;
    this.#body = body;
    this.#source = source;
  }

  section(section: SectionDefinition): void {
    const { id, repeat } = section;
    const held = this.#heldBy(id);
    if (repeat === undefined) {
      this.#item(section, held ?? {});
      return;
    }
    const items = Array.isArray(held) ? held : [];
    if (held !== undefined && !Array.isArray(held)) this.#noList(section, held);
    else if (items.length < repeat.min) this.#fault(`/${id}`, 'required', 'Give at least one.');
    else if (items.length > repeat.max) this.#fault(`/${id}`, 'too_many', `Give at most ${repeat.max}.`);
    for (const [index, item] of items.slice(0, repeat.max).entries()) this.#item(section, item, index);
  }

  #heldBy(id: string): unknown {
    return this.#body[id] ?? undefined;
  }

  #fault(pointer: string, code: string, what: string, question = pointer): void {
    this.faults.push({ pointer, code, detail: inWords(questionLabel(this.#form, question), what) });
  }

  /** Reads a repeated section that is not a list, but the reason why it is missing. */
  #noList({ id, repeat }: SectionDefinition, held: unknown): void {
    const path = `/${id}`;
    const reason = Missing.safeParse(held).data;
    if (repeat?.min !== 0 || !isReason(held)) this.#fault(path, 'wrong_type', 'Give a list.');
    else if (reason === undefined) this.#fault(`${path}/missing`, 'not_a_reason', REASONS, path);
    else {
      this.answers.push({ path, missing: reason.missing, source: this.#source, confidence: 1 });
      this.#beside(held, [id]);
    }
  }

  #item(section: SectionDefinition, item: unknown, index?: number): void {
    const parts = index === undefined ? [section.id] : [section.id, index];
    if (!isLoose(item)) {
      this.#fault(pointerTo(parts), 'wrong_type', 'Give an object with a key for each question.');
      return;
    }
    this.#unknownKeys(section, item, parts);
    for (const placed of placedFields(section, index)) this.#field(placed, section, item);
  }

  #unknownKeys(section: SectionDefinition, item: Loose, parts: readonly (string | number)[]): void {
    for (const key of Object.keys(item)) {
      const field = fieldOf(section, key);
      const held = item[key];
      // Former ids are for the reader of old Word forms. Here one could overwrite the answer under the current id.
      if (field?.id !== key) this.leftovers.add([...parts, key], held, field && pointerTo([...parts, field.id]));
      else if (isReason(held)) this.#beside(held, [...parts, key], pointerTo([...parts, key]));
    }
  }

  /** Keeps the other members of a missing-reason, in the place of its question if it has one. */
  #beside(reason: Loose, parts: readonly (string | number)[], path?: string): void {
    for (const key of Object.keys(reason))
      if (key !== 'missing') this.leftovers.add([...parts, key], reason[key], path);
  }

  #field(placed: PlacedField, section: SectionDefinition, item: Loose): void {
    const { field, path, insisted } = placed;
    const held = item[field.id];
    const tidied = held === undefined ? undefined : tidyField(field, held);
    if (insisted === 'depends' && !isAnswer(tidied) && this.#insistsOn(field, section, item))
      this.#refuse(field, path, [NO_ANSWER]);
    else if (tidied !== undefined || insisted === 'always') {
      const read = readAnswer(field, tidied);
      if ('faults' in read) this.#refuse(field, path, read.faults);
      else this.#take(placed, read.value, section, item);
    }
  }

  #take({ field, path }: PlacedField, value: NonNullable<FieldBody>, section: SectionDefinition, item: Loose): void {
    const from = { source: this.#source, confidence: 1 };
    if (typeof value === 'object' && 'missing' in value) {
      this.answers.push({ path, missing: value.missing, ...from });
      return;
    }
    const words = field.codes === undefined ? {} : wordsBeside(field, value, textsIn(item[field.id]));
    this.answers.push({ path, value, ...words, ...from });
    const odd = oddityOf(field, value, (id) => isAnswer(tidiedIn(section, item, id)));
    if (odd)
      this.oddities.push({ pointer: path, ...odd, detail: inWords(questionLabel(this.#form, path), odd.detail) });
  }

  #refuse(field: FieldDefinition, path: string, faults: readonly Fault[]): void {
    const question = questionLabel(this.#form, path);
    this.faults.push(...faults.map((fault) => faultOf(field, question, path, fault)));
  }

  /** Checks whether the answer to another question makes this one mandatory. */
  #insistsOn({ onlyIf, exceptIf }: FieldDefinition, section: SectionDefinition, item: Loose): boolean {
    const holds = (condition: Condition) => meets(condition, this.#answerTo(condition.field, section, item));
    return (onlyIf === undefined || holds(onlyIf)) && !(exceptIf !== undefined && holds(exceptIf));
  }

  #answerTo(name: string, section: SectionDefinition, item: Loose): unknown {
    const [first = '', second] = name.split('.');
    if (second === undefined) return tidiedIn(section, item, first);
    const other = this.#form.sections.find(({ id }) => id === first);
    const held = this.#heldBy(first);
    return other && isLoose(held) ? tidiedIn(other, held, second) : undefined;
  }
}

const textsIn = (held: unknown): string[] => [held].flat().filter((each) => typeof each === 'string');

const isAnswer = (value: unknown): boolean => value !== undefined && !isLoose(value);

/** Returns the tidied answer of an item to one question. */
function tidiedIn(section: SectionDefinition, item: Loose, id: string): unknown {
  const field = fieldOf(section, id);
  return field && tidyField(field, item[field.id] ?? null);
}

/**
 * Parses a referral's JSON body. Checks mandatory answers, types and limits, and returns all faults at once, by JSON pointer and
 * without the values. Unknown keys are kept, with a warning. Invalid identifiers give a warning and never block (domain 3.8).
 * Answers are tidied: ISO dates, spaced postcodes, digits of NHS numbers, codes.
 */
export function parseReferral(definition: FormDefinition, json: unknown, source: AnswerSource): ParsedReferral {
  if (!isLoose(json)) {
    const detail = 'Send a JSON object with a key for each section.';
    return { ok: false, faults: [{ pointer: '', code: 'wrong_type', detail }] };
  }
  const walk = new Walk(definition, json, source);
  for (const section of definition.sections) walk.section(section);
  if (walk.faults.length > 0) return { ok: false, faults: walk.faults };
  const known = new Set(definition.sections.map(({ id }) => id));
  for (const key of Object.keys(json)) if (!known.has(key)) walk.leftovers.add([key], json[key]);
  const { leftovers, warnings } = walk.leftovers.close();
  return { ok: true, answers: walk.answers, leftovers, warnings: [...warnings, ...walk.oddities] };
}
