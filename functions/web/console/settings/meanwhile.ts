import { Problem } from '#functions/platform/http/problem.ts';
import { digest } from '#functions/platform/identifiers.ts';
import { everyField, type Field } from '../../kit/fields.ts';
import { type FormBody, oneOf, type Values } from '../../kit/form-body.ts';
import type { Shows } from '../../kit/form-route.ts';
import type { FieldFault } from '../../kit/page.ts';

/** The version that the form showed. It is saved over this one alone. */
export const VERSION = '_version';
/** The version that the form showed first, after somebody else changed the setting meanwhile. */
const SINCE = '_since';
/** The digest of what a field showed at first, before anybody typed: `_shown/name`. */
const SHOWN = '_shown/';
/** Ticked by somebody who has compared what they typed with what is now in use. */
const COMPARED = '_compared';

/** What a form of a setting shows after somebody else changed the setting, and in any other case. */
export interface Meanwhile {
  /** What was typed. A field that nobody typed in has its newer value, so that sending the form again does not undo it. */
  readonly values: Values;
  readonly wrong: Readonly<Record<string, string>>;
  readonly faults: readonly FieldFault[];
  /** The hidden fields, by name. */
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  /** Whether the form asks to compare before it is sent again. */
  readonly compares: boolean;
  /** The versions after this one are what changed; undefined where nothing did. */
  readonly since: number | undefined;
}

type Value = string | readonly string[] | undefined;
const plain = (value: Value): string =>
  [value ?? '']
    .flat()
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n');

/** Returns what says whether two values are the same. Of a text in a form, half of a digest is enough. */
const markOf = (value: Value): string => digest('shown', plain(value)).slice(0, 32);

const numberOf = (version: string): number => Number(version.replaceAll('"', ''));

/** Returns the fields that have a value of their own. */
const valued = (fields: readonly Field[]) =>
  everyField(fields).flatMap((field) => ('value' in field && 'label' in field ? [field] : []));

/**
 * Compares what was typed with what the form showed at first and with what is now in use. A field that somebody else changed, and this
 * person too, is named with its newer value: they see both, and choose.
 */
export function meanwhile(
  fields: readonly Field[],
  { values, wrong, changed }: Shows,
  { form, etag = '' }: { readonly form: FormBody; readonly etag: string | undefined },
): Meanwhile {
  const compares = changed || form.has(SINCE);
  const version = changed ? etag : (oneOf(form, VERSION) ?? etag);
  const since = oneOf(form, SINCE) ?? oneOf(form, VERSION) ?? etag;
  const shown = valued(fields).map((field) => ({ field, first: oneOf(form, `${SHOWN}${field.name}`) }));
  const newer = shown.filter(
    ({ field, first }) =>
      compares &&
      values[field.name] !== undefined &&
      plain(values[field.name]) !== plain(field.value) &&
      first !== markOf(field.value),
  );
  const isUntouched = ({ field, first }: (typeof shown)[number]) => first === markOf(values[field.name]);
  const faults = newer
    .filter((one) => !isUntouched(one))
    .map(({ field }) => ({ field, text: `Somebody changed this while you were typing. ${inUse(field)}` }));
  return {
    values: {
      ...values,
      ...Object.fromEntries(newer.filter(isUntouched).map(({ field }) => [field.name, field.value ?? ''])),
    },
    wrong: { ...Object.fromEntries(faults.map(({ field, text }) => [field.name, text])), ...wrong },
    faults: faults.map(({ field, text }) => ({ text: `${field.label}: ${text}`, href: `#${field.name}` })),
    hidden: [
      { name: VERSION, value: version },
      ...(compares ? [{ name: SINCE, value: since }] : []),
      ...shown.map(({ field, first }) => ({ name: `${SHOWN}${field.name}`, value: first ?? markOf(field.value) })),
    ],
    compares,
    since: compares ? numberOf(since) : undefined,
  };
}

/** Returns what is now in use, in words. */
function inUse(field: ReturnType<typeof valued>[number]): string {
  const value = plain(field.value);
  const words = 'choices' in field ? (field.choices.find((one) => one.value === value)?.text ?? value) : value;
  return words === '' ? 'It is now empty.' : `It is now “${words}”.`;
}

/**
 * Returns the version that a form is saved over.
 * @throws Problem 422 where somebody else changed the setting, and this person has not said that they compared
 */
export function versionToSave(form: FormBody): string {
  if (form.has(SINCE) && oneOf(form, COMPARED) === undefined)
    throw new Problem(422, 'bad-input', 'Say that you have compared.', {
      errors: [
        {
          pointer: `/${COMPARED}`,
          code: 'not_compared',
          detail: 'Compare what you typed with what is now in use, and say so here.',
        },
      ],
    });
  return oneOf(form, VERSION) ?? '';
}
