import type { SectionDefinition } from '#schemas/forms/definition.ts';
import type { Gathering } from './gathering.ts';
import type { Topic } from './meaning.ts';

/**
 * What a heading is about: a part of the form, or whoever it asks something of ("Child’s ethnicity"). A heading that asks for
 * one of several options without saying of whom ("Ethnicity") is about the one person of whom anything was said so far.
 */
export function headingTopic(gathering: Gathering, text: string): Topic | undefined {
  const { labels } = gathering;
  const topic = labels.topicOf(text);
  if (topic) return topic;
  const meaning = labels.meaningOf(text, undefined);
  if (meaning?.named && meaning.section.repeat) {
    const { section, kind, number } = meaning;
    return { section, ...(kind ? { kind } : {}), ...(number === undefined ? {} : { number }) };
  }
  if (meaning) return undefined;
  const only = gathering.onlyPerson();
  const asked = only && labels.meaningOf(text, topicOn(only));
  return asked?.section === only && asked?.field.codes !== undefined ? topicOn(only) : undefined;
}

const topics = new WeakMap<SectionDefinition, Topic>();

/** A section as a topic: always the same, because labels are remembered by it. */
export function topicOn(section: SectionDefinition | undefined): Topic | undefined {
  if (!section) return undefined;
  const known = topics.get(section) ?? { section };
  topics.set(section, known);
  return known;
}
