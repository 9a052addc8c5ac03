import type * as z from 'zod';
import { pointerTo } from '#schemas/forms/answer.ts';
import type { Fault, Problem } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** A longer list of values is in the API's document. */
const FEW_VALUES = 20;
/** The most characters of a sender's own key in a pointer. */
const LONGEST_KEY = 100;

/**
 * Reads input by its schema.
 * @throws the problem that `refuse` makes of all faults
 */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  sent: unknown,
  refuse: (errors: readonly Fault[]) => Problem,
): z.infer<Schema> {
  const parsed = schema.safeParse(sent, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw refuse(parsed.error.issues.flatMap((issue) => faultsOf(issue)));
}

/** Returns the same faults for the parameters of an address, which have a name and no pointer. */
export const asParameters = (errors: readonly Fault[]) =>
  errors.map(({ pointer, ...rest }) => ({ parameter: pointer.slice(1), ...rest }));

function faultsOf(issue: Issue, before: readonly PropertyKey[] = []): Fault[] {
  const path = [...before, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const [first, ...others] = [...issue.errors].sort((one, other) => distance(one) - distance(other));
    if (first === undefined || !first.every(isOfAnotherKind))
      return (first ?? []).flatMap((inner) => faultsOf(inner, path));
    const kinds = [first, ...others]
      .flat()
      .flatMap((inner) => (inner.code === 'invalid_type' ? kindOf(inner.expected) : []));
    return [faultAt(path, issue.code, `Give ${anyOf([...new Set(kinds)])}.`)];
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      faultAt([...path, key.slice(0, LONGEST_KEY)], issue.code, 'Leave this out: it is not known here.'),
    );
  return [faultAt(path, issue.code, adviceOn(issue))];
}

const faultAt = (path: readonly PropertyKey[], code: string, detail: string): Fault => ({
  pointer: pointerTo(path.map(String)),
  code,
  detail,
});

const isOfAnotherKind = ({ code, path }: Issue): boolean => code === 'invalid_type' && path.length === 0;

/** Returns how far the input is from one of several shapes: another tag is further than missing parts. */
function distance(issues: readonly Issue[]): number {
  // Each key that is not known counts, as each part that is missing does.
  const faults = issues.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0);
  const tags = issues.filter(({ code, input }) => code === 'invalid_value' && input !== undefined);
  return (issues.some(isOfAnotherKind) ? 10_000 : 0) + tags.length * 100 + faults;
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};
const kindOf = (expected: string): string => KINDS[expected] ?? expected;

const FORMATS: Readonly<Record<string, string>> = {
  email: 'an email address, such as name@example.org',
  datetime: 'a time, such as 2026-11-22T09:30:00Z',
  date: 'a day, such as 2026-11-22',
};

/** How zod's own messages begin. */
const BY_ZOD = /^(?:Invalid|Too |Unrecognized)/;

/** Returns what a person can do about it: in our schema's own words, where it has some. */
function adviceOn(issue: Issue): string {
  if (!BY_ZOD.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `This is needed: give ${kindOf(issue.expected)}.`
        : `Give ${kindOf(issue.expected)}.`;
    case 'invalid_value':
      return `Give ${oneOf(issue.values)}.`;
    case 'invalid_union':
      return `Give ${oneOf('options' in issue ? (issue.options ?? []) : [])}.`;
    case 'too_small':
      return `Give ${sizeOf(issue.origin, 'at least', Number(issue.minimum))}.`;
    case 'too_big':
      return `Give ${sizeOf(issue.origin, 'at most', Number(issue.maximum))}.`;
    case 'invalid_format':
      return `Give ${FORMATS[issue.format] ?? 'this in the form that the API’s document shows'}.`;
    default:
      return 'This cannot be used here.';
  }
}

const anyOf = (kinds: readonly string[]): string => kinds.join(', ').replace(/, ([^,]*)$/, ' or $1');

function oneOf(values: readonly unknown[]): string {
  if (values.length === 0 || values.length > FEW_VALUES) return 'one of the values in the API’s document';
  return values.length === 1 ? String(values[0]) : `one of: ${values.join(', ')}`;
}

const sizeOf = (origin: string, bound: string, size: number): string =>
  `${bound} ${size}${origin === 'string' ? ` character${size === 1 ? '' : 's'}` : ''}`;
