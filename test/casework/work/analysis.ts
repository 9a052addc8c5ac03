/** Returns the words of somebody who recommends or decides; change what the test is about. */
export function analysis(change: Record<string, unknown> = {}) {
  return {
    level: { code: '2', rationale: 'More than one need that services together can meet.' },
    legalBasis: { code: 'early_help', rationale: 'Support that the family may take or leave.' },
    outcome: 'advice',
    reasons: 'The school can help with what is asked for.',
    ...change,
  };
}
