/**
 * Returns the JSON text of a value from `JSON.parse`, without recursion. A body of 256 KB can nest 100,000 deep, and
 * `JSON.stringify` would overflow the stack.
 */
export function jsonText(value: unknown): string {
  const out: string[] = [];
  const work: ({ write: string } | { value: unknown })[] = [{ value }];
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    if ('write' in next) {
      out.push(next.write);
      continue;
    }
    const here = next.value;
    if (typeof here !== 'object' || here === null) {
      out.push(JSON.stringify(here) ?? 'null');
      continue;
    }
    const list = Array.isArray(here);
    const parts: ({ write: string } | { value: unknown })[] = [{ write: list ? '[' : '{' }];
    for (const [index, [key, held]] of Object.entries(here).entries()) {
      const comma = index === 0 ? '' : ',';
      parts.push({ write: list ? comma : `${comma}${JSON.stringify(key)}:` }, { value: held });
    }
    parts.push({ write: list ? ']' : '}' });
    for (const part of parts.reverse()) work.push(part);
  }
  return out.join('');
}
