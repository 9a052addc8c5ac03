import { fieldBody, type Missing } from '#schemas/forms/body.ts';
import type { FieldDefinition, FormDefinition, SectionDefinition } from '#schemas/forms/definition.ts';
import type { Answer, AnswerValue } from '#schemas/forms/referral.ts';
import { tidyField } from '#schemas/forms/tidy-field.ts';
import { isGuidance } from '../guidance.ts';
import type { Scanned, ScannedControl } from '../scanned.ts';
import { isOwnTag, parseTag } from '../tags.ts';
import { boilerplateOf } from './boilerplate.ts';
import { controlReason, controlValue } from './control-value.ts';
import { type Instance, Instances } from './instances.ts';

/** What was said and is no answer to a field: labelled as the document labels it, in its order. */
export interface WordLeftover {
  readonly label: string;
  readonly text: string;
}

/** A leftover before the items are numbered. */
interface Unplaced extends WordLeftover {
  readonly instance?: Instance;
}

/** Is there anything in a control that a person put there? */
function isBlank(control: ScannedControl): boolean {
  if (control.ticked !== undefined) return !control.ticked;
  // Guidance counts only while it is guidance: some programs keep the mark when people write over it.
  return control.text.trim() === '' || isGuidance(control.text);
}

function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Turns what a form's controls show into answers, and keeps what it does not understand. */
class Interpretation {
  readonly #definition: FormDefinition;
  readonly #sections: ReadonlyMap<string, SectionDefinition>;
  readonly #instances = new Instances();
  readonly #reasons = new Map<string, Missing>();
  readonly #unplaced: Unplaced[] = [];

  constructor(definition: FormDefinition) {
    this.#definition = definition;
    this.#sections = new Map(definition.sections.map((section) => [section.id, section]));
  }

  text(label: string, text: string): void {
    this.#unplaced.push({ label, text });
  }

  control(control: ScannedControl): void {
    if (isOwnTag(control.tag)) return;
    const tag = parseTag(control.tag);
    const section = tag && this.#sections.get(tag.section);
    const instance = section && tag.field !== undefined ? this.#instances.of(section, tag.index, control) : undefined;
    if (isBlank(control)) return;
    const field = section?.fields.find(({ id }) => id === tag?.field);
    if (control.guidance || !section || !tag) this.#keep(control, field?.label, instance);
    else if (!instance) this.#reason(section, control);
    else if (!field) this.#keep(control, undefined, instance);
    else if (tag.code !== undefined) this.#tick(instance, field, tag.code, control);
    else this.#value(instance, field, control);
  }

  #value(instance: Instance, field: FieldDefinition, control: ScannedControl): void {
    const value = controlValue(field, control);
    const before = instance.values.get(field.id);
    if (value === undefined || (before !== undefined && !sameValue(before, value)))
      this.#keep(control, field.label, instance);
    else instance.values.set(field.id, value);
  }

  #tick(instance: Instance, field: FieldDefinition, code: string, control: ScannedControl): void {
    const codes = [...(instance.ticked.get(field.id) ?? []), code];
    // A code that the form no longer has, or no longer as a box, is for a person.
    if (control.ticked === undefined || !fieldBody(field).safeParse(tidyField(field, codes)).success)
      this.#keep(control, field.label, instance);
    else instance.ticked.set(field.id, codes);
  }

  #reason(section: SectionDefinition, control: ScannedControl): void {
    const reason = controlReason(control);
    const wanted = section.repeat !== undefined && section.repeat.min === 0;
    if (reason && wanted && !this.#reasons.has(section.id)) this.#reasons.set(section.id, reason);
    else this.#keep(control, section.title);
  }

  #keep(control: ScannedControl, label: string | undefined, instance?: Instance): void {
    const name = label ?? (control.title === '' ? control.tag : control.title);
    const text = control.ticked === undefined ? control.text.trim() : control.title === '' ? 'ticked' : control.title;
    this.#unplaced.push({ label: name, text, ...(instance === undefined ? {} : { instance }) });
  }

  /** The answers in the form's order and the leftovers in the document's. */
  finish(confidence: number): { answers: Answer[]; leftovers: WordLeftover[] } {
    const answers: Answer[] = [];
    const numbers = new Map<Instance, number>();
    const source = 'control' as const;
    for (const section of this.#definition.sections) {
      const instances = this.#instances.answered(section);
      const reason = this.#reasons.get(section.id);
      if (reason && instances.length > 0) this.#unplaced.push({ label: section.title, text: reason.missing });
      else if (reason) answers.push({ path: `/${section.id}`, missing: reason.missing, source, confidence });
      for (const [number, instance] of instances.entries()) {
        numbers.set(instance, number);
        const base = section.repeat ? `/${section.id}/${number}` : `/${section.id}`;
        for (const field of section.fields) {
          const value = this.#settled(instance, field);
          if (value === undefined) continue;
          if (section.repeat && number >= section.repeat.max) {
            this.#unplaced.push({ label: field.label, text: textOf(value), instance });
          } else if (typeof value === 'object' && 'missing' in value) {
            answers.push({ path: `${base}/${field.id}`, missing: value.missing, source, confidence });
          } else answers.push({ path: `${base}/${field.id}`, value, source, confidence });
        }
      }
    }
    const leftovers = this.#unplaced.map(({ label, text, instance }) => {
      const repeat = instance?.section.repeat;
      const number = instance && numbers.get(instance);
      return { label: repeat && number !== undefined ? `${repeat.itemLabel} ${number + 1}: ${label}` : label, text };
    });
    return { answers, leftovers };
  }

  /** A field's one answer: ticked boxes before the reason for having ticked none. */
  #settled(instance: Instance, field: FieldDefinition): AnswerValue | Missing | undefined {
    const value = instance.values.get(field.id);
    const codes = instance.ticked.get(field.id);
    if (codes === undefined) return value;
    if (value !== undefined) this.#unplaced.push({ label: field.label, text: textOf(value), instance });
    const ticked = fieldBody(field).safeParse(tidyField(field, codes));
    return ticked.success ? ticked.data : undefined;
  }
}

function textOf(value: AnswerValue | Missing): string {
  if (typeof value === 'object') return Array.isArray(value) ? value.join('; ') : value.missing;
  return String(value);
}

/**
 * The answers in a form's controls, in the form's order and as sure as `confidence` says, and everything else that
 * people wrote, in the document's order.
 */
export function interpret(
  definition: FormDefinition,
  found: readonly Scanned[],
  confidence: number,
): { answers: Answer[]; leftovers: WordLeftover[] } {
  const interpretation = new Interpretation(definition);
  const boilerplate = boilerplateOf(definition);
  let label = definition.title;
  for (const here of found) {
    if ('control' in here) {
      interpretation.control(here.control);
      continue;
    }
    const own = boilerplate.of(here.text);
    if (own) label = own.label ?? label;
    else interpretation.text(label, here.text);
  }
  return interpretation.finish(confidence);
}
