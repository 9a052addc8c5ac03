import type { FormRecord } from '#schemas/case.ts';

/** Returns a form as it was read, from its answers by path. */
export function formSaid(answers: Readonly<Record<string, string | boolean>>, number = 1): FormRecord {
  return {
    number,
    formId: 'early-help-and-social-care',
    formVersion: '1',
    documentId: null,
    readAt: '2026-11-23T09:00:00.000Z',
    answers: Object.entries(answers).map(([path, value]) => ({ path, value, source: 'web', confidence: 1 })),
    leftovers: [],
  };
}
