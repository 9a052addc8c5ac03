import { describe, expect, it } from '@jest/globals';
import { generatedForm } from '#test/fixtures/layouts/generated/generate.ts';
import { scoreGenerated } from '#test/fixtures/layouts/generated/score-generated.ts';

/** What the service promises of forms that it did not make: docs/reading-forms.md. */
const LEAST_RIGHT = 0.85;
const MOST_WRONG = 0.005;

describe('forms whose labels, shapes and answers were chosen by chance', () => {
  it('have hardly ever a value in a wrong field, and lose nothing', async () => {
    // Sixty forms with some three thousand answers, in a few seconds; score.ts reads as many as anyone likes.
    const made = await scoreGenerated(60);
    const asked = made.reduce((sum, score) => sum + score.asked, 0);
    const right = made.reduce((sum, score) => sum + score.right, 0);
    const wrong = made.flatMap((score) => score.wrong.map((fault) => ({ seed: score.seed, ...fault })));
    expect(made.flatMap(({ seed, lost }) => lost.map((text) => ({ seed, text })))).toEqual([]);
    expect(wrong.length < MOST_WRONG * asked ? [] : wrong).toEqual([]);
    expect(right).toBeGreaterThan(LEAST_RIGHT * asked);
  });

  it('are the same again from the same seed', () => {
    expect(generatedForm(7)).toEqual(generatedForm(7));
    expect(generatedForm(7).key).not.toEqual(generatedForm(8).key);
  });
});
