import { describe, expect, it } from '@jest/globals';
import { wordbookOf } from '#functions/documents/word/reading/wordbook.ts';
import { forms } from '#schemas/forms/forms.ts';

describe('the words of our own forms', () => {
  for (const definition of forms.values()) {
    it(`${definition.id}: every label, under its own heading, is its own field`, () => {
      const book = wordbookOf(definition);
      for (const section of definition.sections) {
        expect(book.topicOf(section.title)?.section.id).toBe(section.id);
        for (const field of section.fields) {
          expect([field.label, book.meaningsOf(field.label, { section })[0]?.field.id]).toEqual([
            field.label,
            field.id,
          ]);
        }
      }
    });
  }
});
