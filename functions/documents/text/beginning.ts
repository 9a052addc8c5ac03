/** An address has half as many characters. */
const LONGEST_LINE = 1_000;

/**
 * Returns the beginning of a text, of at most so many bytes. It ends where a line or a sentence ends, if one does near the end: half
 * an address could not be known again, and so not be kept secret.
 */
export function beginningOf(text: string, bytes: number): string {
  const whole = Buffer.from(text);
  if (whole.length <= bytes) return text;
  const first = new TextDecoder().decode(whole.subarray(0, bytes), { stream: true });
  const from = Math.max(0, first.length - LONGEST_LINE);
  const end = Math.max(first.lastIndexOf('\n'), first.lastIndexOf('. '));
  return end >= from && end > 0 ? first.slice(0, end + 1) : first;
}
