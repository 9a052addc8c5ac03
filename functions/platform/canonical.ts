import { jsonText } from '#schemas/forms/json-text.ts';

/** Deeper than any form. Further down, keys keep their order: 256 KB can nest 100,000 deep, past any stack. */
const DEEPEST = 100;

/** Returns JSON with its keys in order, so that the same content always gives the same text (RFC 8785 in spirit). */
export function canonicalJson(value: unknown): string {
  return inOrder(value, 0);
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function inOrder(value: unknown, depth: number): string {
  if (!isBranch(value)) return JSON.stringify(value) ?? 'null';
  if (depth === DEEPEST) return jsonText(value);
  let text = '';
  if (Array.isArray(value)) {
    for (const inner of value) text += `${text === '' ? '' : ','}${inOrder(inner, depth + 1)}`;
    return `[${text}]`;
  }
  for (const key of Object.keys(value).sort()) {
    const inner = value[key];
    if (inner !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${inOrder(inner, depth + 1)}`;
  }
  return `{${text}}`;
}
