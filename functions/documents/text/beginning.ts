/** An address has half as many characters. */
const LONGEST_LINE = 1_000;

/**
 * Returns the beginning of a text, of at most `bytes` bytes. It ends at the end of a line or a sentence, if one is near:
 * half an address would not be recognised, and so would not be masked.
 */
export function beginningOf(text: string, bytes: number): string {
  const whole = Buffer.from(text);
  if (whole.length <= bytes) return text;
  const first = new TextDecoder().decode(whole.subarray(0, bytes), { stream: true });
  const from = Math.max(0, first.length - LONGEST_LINE);
  const end = Math.max(first.lastIndexOf('\n'), first.lastIndexOf('. '));
  return end >= from && end > 0 ? first.slice(0, end + 1) : first;
}
