import type { AnswerSource, BodyLeftover } from '#schemas/forms/answer.ts';
import { placeOf, questionLabel } from '#schemas/forms/compiled-form.ts';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { jsonText } from '#schemas/forms/json-text.ts';
import { type ParsedReferral, parseReferral } from '#schemas/forms/referral.ts';

type Parsed = Extract<ParsedReferral, { ok: true }>;
type Body = Record<string, unknown>;

/** An answer taken out may leave its item or list empty, which is a fault of its own: more rounds than a form is deep. */
const ROUNDS = 8;

/**
 * Parses a referral of which some answers cannot be read. Each of those becomes a leftover in the place of its question, so that it is
 * filed as it was typed, and a question about safety gets its careful value (decision 16).
 */
export function parseReadable(form: FormDefinition, body: Body, source: AnswerSource): Parsed {
  const aside: BodyLeftover[] = [];
  let left: Body = structuredClone(body);
  for (let round = 0; round < ROUNDS; round += 1) {
    const parsed = parseReferral(form, left, source);
    if (parsed.ok) return { ...parsed, leftovers: [...parsed.leftovers, ...aside] };
    for (const pointer of new Set(parsed.faults.map(({ pointer }) => pointer))) {
      const taken = takeOut(left, pointer.split('/').slice(1));
      if (taken === undefined) continue;
      const path = placeOf(form, pointer) === undefined ? {} : { path: pointer };
      const text = typeof taken === 'string' ? taken : jsonText(taken);
      aside.push({ pointer, label: questionLabel(form, pointer), text, ...path });
    }
  }
  // Nothing could be read: every answer is kept in its words.
  left = {};
  const parsed = parseReferral(form, left, source);
  if (!parsed.ok) throw new Error('a form without answers can be read');
  return { ...parsed, leftovers: [{ pointer: '', label: form.title, text: jsonText(body) }] };
}

const isLoose = (value: unknown): value is Body => typeof value === 'object' && value !== null;

/** Takes a member out of a body, or the nearest that holds it, and returns it. In a list an empty item stays, so that others keep their numbers. */
function takeOut(body: Body, path: readonly string[]): unknown {
  const [name, ...rest] = path;
  if (name === undefined || !Object.hasOwn(body, name)) return undefined;
  const inner = body[name];
  if (rest.length > 0 && isLoose(inner)) {
    const taken = takeOut(inner, rest);
    if (taken !== undefined) return taken;
  }
  if (Array.isArray(body)) body[Number(name)] = {};
  else delete body[name];
  return inner;
}
