import { describe, expect, it } from '@jest/globals';
import { likeliestOf } from '#functions/documents/word/reading/recognise-form.ts';
import { forms } from '#schemas/forms/forms.ts';

const all = [...forms.values()];

/** Returns evidence for a form: a number of labels, and answers at these paths. */
function evidence(id: string, labels: number, paths: readonly string[], titled = false) {
  const definition = forms.get(id);
  if (!definition) throw new Error(`no form ${id}`);
  const understood = new Set(Array.from({ length: labels }, (_, at) => `children.label${at}`));
  const answers = paths.map((path) => ({ path, value: 'x', source: 'table' as const, confidence: 0.9 }));
  return { definition, understood, answers, titled };
}

describe('which form a document is', () => {
  const childs = ['/children/0/firstName', '/children/0/lastName', '/referrer/name'];

  it('is known by the questions that it alone asks, when two are near each other', () => {
    const referral = evidence('early-help-and-social-care', 40, [...childs, '/concern/reason', '/concern/strengths']);
    const panel = evidence('masp', 42, [...childs, '/sharing/documents']);
    expect(likeliestOf([panel, referral], all)?.definition.id).toBe('early-help-and-social-care');
    const asks = ['/panelCriteria/criteria', '/panelRequest/purpose', '/invitations/0/name'];
    expect(likeliestOf([evidence('masp', 38, [...childs, ...asks]), referral], all)?.definition.id).toBe('masp');
  });

  it('is the one that most speaks for where the other is not near, and by its name', () => {
    const referral = evidence('early-help-and-social-care', 40, [...childs, '/concern/reason']);
    const few = evidence('early-help-assessment', 20, [...childs, '/health/needs', '/housing/needs', '/plan/0/action']);
    expect(likeliestOf([few, referral], all)?.definition.id).toBe('early-help-and-social-care');
    expect(likeliestOf([{ ...few, titled: true }, evidence('masp', 20, childs)], all)?.definition.id).toBe(
      'early-help-assessment',
    );
  });

  it('is the referral when two are as likely, and undefined when there is none', () => {
    const same = ['masp', 'early-help-assessment', 'early-help-and-social-care'].map((id) => evidence(id, 30, childs));
    expect(likeliestOf(same, all)?.definition.id).toBe('early-help-and-social-care');
    expect(likeliestOf([], all)).toBeUndefined();
  });
});
