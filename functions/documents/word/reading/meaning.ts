import type { FieldDefinition, SectionDefinition } from '#schemas/forms/definition.ts';
import type { AnswerValue, MissingReason } from '#schemas/forms/referral.ts';

/** A field that a label may ask for. */
export interface Meaning {
  readonly section: SectionDefinition;
  readonly field: FieldDefinition;
  /** What the label says about the item besides: "Mother’s name" is a person whose relationship is mother. */
  readonly kind?: ItemKind;
  /** "Child 2: first name" is of the second: from 1. */
  readonly number?: number;
  /** The label itself names the person whom it asks about: its row may be about them too. */
  readonly named?: true;
  /** 1: the very label; less: a synonym, or told by the section around. Never below 0.5: such a label is not understood. */
  readonly confidence: number;
}

/** What a heading, or the label of a whole group, says about what follows. */
export interface Topic {
  readonly section: SectionDefinition;
  readonly kind?: ItemKind;
  readonly number?: number;
  /** It names one of several kinds, "Father or partner": it is about nobody who was named before. */
  readonly either?: true;
}

/** A kind of item that has a name of its own, and the answers that this name gives: a heading "Father" says `relationship: father`. */
export interface ItemKind {
  readonly word: string;
  readonly sets: Readonly<Record<string, string>>;
}

/** All the words by which a form's sections and fields may be called; made once for each definition. */
export interface Wordbook {
  /** Returns the topic of a heading, or `undefined` when it is not one of the form's. */
  topicOf(text: string): Topic | undefined;
  /** Returns the fields that a label may ask for, the likeliest first; `within` is the topic of the headings and table around. */
  meaningsOf(label: string, within: Topic | undefined): readonly Meaning[];
}

/** What a place says in answer to a field. */
export type Understood = (
  | { readonly value: AnswerValue; readonly missing?: undefined }
  | { readonly missing: MissingReason; readonly value?: undefined }
) & {
  /** 1: exactly an answer; less: an answer with words around it, or written in an unusual way. */
  readonly confidence: number;
  /** Words beside the answer that are not part of it: kept as a leftover. */
  readonly rest?: string;
};
