import type * as z from 'zod';
import type { Fault } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** Names each fault of a body in words, by JSON pointer, and never the value that stood there (law 4). */
export function faultsIn({ issues }: z.ZodError): Fault[] {
  return issues
    .flatMap((issue) => faultsOf(issue))
    .map(({ path, ...fault }) => ({ pointer: `/${path.join('/')}`, ...fault }));
}

/** Names each parameter at fault. */
export function parametersIn({ issues }: z.ZodError): { parameter: string; code: string; detail: string }[] {
  return issues
    .flatMap((issue) => faultsOf(issue))
    .map(({ path, ...fault }) => ({ parameter: path.join('.'), ...fault }));
}

function faultsOf(
  issue: Issue,
  before: readonly PropertyKey[] = [],
): { path: string[]; code: string; detail: string }[] {
  const path = [...before, ...issue.path];
  // That no shape fits says nothing to anybody: the faults of the shape that comes nearest do.
  const [nearest] =
    issue.code === 'invalid_union' ? [...issue.errors].sort((one, other) => one.length - other.length) : [];
  if (nearest !== undefined) return nearest.flatMap((inner) => faultsOf(inner, path));
  return [{ path: path.map(String), code: issue.code, detail: inWords(issue) }];
}

/** A body may have a thousand keys of its own. */
const MOST_OF_KEYS = 200;

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function inWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'This is needed.'
        : `This must be ${KINDS[issue.expected] ?? 'of another kind'}.`;
    case 'unrecognized_keys':
      return `There is no field of this name: ${issue.keys.join(', ').slice(0, MOST_OF_KEYS)}.`;
    case 'invalid_value':
      return `This must be one of: ${issue.values.join(', ')}.`;
    case 'too_small':
      return `This must have at least ${issue.minimum}${unitOf(issue.origin)}.`;
    case 'too_big':
      return `This must have at most ${issue.maximum}${unitOf(issue.origin)}.`;
    case 'invalid_format':
      return 'This is not written in the way that it must be.';
    case 'custom':
      return issue.message === 'Invalid input' ? 'This cannot be used.' : issue.message;
    default:
      return 'This cannot be used.';
  }
}

const unitOf = (origin: string): string => (origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '');
