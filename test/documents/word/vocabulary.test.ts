import { describe, expect, it } from '@jest/globals';
import { kindsOf, labelsOf, namesOf, titlesOf, VOCABULARY } from '#functions/documents/word/vocabulary/vocabulary.ts';
import { forms } from '#schemas/forms/forms.ts';

const sections = [...forms.values()].flatMap((form) => form.sections);
const known = new Set(sections.flatMap(({ id, fields }) => [id, ...fields.map((field) => `${id}.${field.id}`)]));

/** The longest labels of councils' forms have some 150 letters. */
const LONGEST = 200;

describe('the words by which the reader knows a question', () => {
  it('are of sections and questions that our forms have', () => {
    const paths = Object.entries(VOCABULARY).flatMap(([section, { questions = {} }]) => [
      section,
      ...Object.keys(questions).map((field) => `${section}.${field}`),
    ]);
    expect(paths.filter((path) => !known.has(path))).toEqual([]);
  });

  it('give answers that their section asks for', () => {
    const set = sections.flatMap((section) =>
      kindsOf(section).flatMap(({ sets }) => Object.keys(sets).map((field) => `${section.id}.${field}`)),
    );
    expect(set.filter((path) => !known.has(path))).toEqual([]);
  });

  it('are texts, each once in its list', () => {
    for (const section of sections) {
      const lists = [
        titlesOf(section),
        namesOf(section) ?? [],
        ...kindsOf(section).map(({ names }) => names),
        ...section.fields.map((field) => labelsOf(section, field)),
      ];
      for (const list of lists) {
        expect(list.filter((text) => text.trim() !== text || text === '' || text.length > LONGEST)).toEqual([]);
        expect([...new Set(list)]).toEqual(list);
      }
    }
  });
});
