import * as z from 'zod';
import type { FormRecord } from '#schemas/case.ts';
import type { ChildGlance, Glance } from '#schemas/glance.ts';
import { MOST_CHILDREN_SHOWN, MOST_CODE, MOST_CONCERNS_SHOWN, MOST_GLANCE_TEXT } from '#schemas/glance-limits.ts';
import type { Answer } from './answer.ts';
import { indexOf, itemsOf } from './answer-index.ts';

/** The end of a text that was cut. */
export const CUT = '…';
const IsoDate = z.iso.date();
/** The sections that a glance is made from. */
const SHOWN = /^\/(?:children|referrer|request|concern)\//;

/** Returns the part of a form that lists show. Only names are the sender's words; the concern is shown by its codes. */
export function glanceOf({ answers, readings = [] }: FormRecord): Glance {
  const index = indexOf(answers);
  const valueAt = (path: string): Answer['value'] => index.byPath.get(path)?.value;
  const code = (path: string): string | undefined => {
    const value = valueAt(path);
    return typeof value === 'string' && value.length <= MOST_CODE ? value : undefined;
  };
  const text = (path: string): string | undefined => {
    const value = valueAt(path);
    return typeof value === 'string' ? lineOf(value) : undefined;
  };
  const codes = (path: string): string[] => [valueAt(path) ?? []].flat().filter((each) => typeof each === 'string');
  // An answer that a person recorded is last among the answers: the number of the child gives the order of the form.
  const children = itemsOf(index, 'children').sort((one, other) => numberIn(one) - numberIn(other));
  const harms = codes('/concern/harmTypes');
  const factors = codes('/concern/factors');
  const shownHarms = harms.slice(0, MOST_CONCERNS_SHOWN);
  const shownFactors = factors.slice(0, MOST_CONCERNS_SHOWN - shownHarms.length);
  const [recordedFrom] = readings.flatMap(({ path, at }) => (SHOWN.test(path) ? [at] : [])).sort();
  return {
    children: children.slice(0, MOST_CHILDREN_SHOWN).map((base) => childOf(base, valueAt)),
    moreChildren: Math.max(0, children.length - MOST_CHILDREN_SHOWN),
    request: code('/request/requestType'),
    harms: shownHarms,
    factors: shownFactors,
    moreConcerns: harms.length + factors.length - shownHarms.length - shownFactors.length,
    referrer: {
      name: text('/referrer/name'),
      role: text('/referrer/role'),
      organisation: text('/referrer/agency'),
      type: code('/referrer/referrerType'),
    },
    recordedFrom,
  };
}

const numberIn = (base: string): number => Number(base.split('/').at(-1));

function childOf(base: string, valueAt: (path: string) => Answer['value']): ChildGlance {
  const words = (field: string): string => {
    const value = valueAt(`${base}/${field}`);
    return typeof value === 'string' ? value.trim() : '';
  };
  const date = (field: string) => IsoDate.safeParse(words(field)).data;
  const both = [words('firstName'), words('lastName')].filter((word) => word !== '').join(' ');
  const name = lineOf(both || words('fullName') || words('knownAs'));
  const expected = date('expectedDate');
  const born = date('dateOfBirth');
  if (words('identity') === 'unborn' || (born === undefined && expected !== undefined))
    return { name, unborn: true, expectedOn: expected ?? born };
  const isEstimate = born !== undefined && valueAt(`${base}/dateEstimated`) === true;
  return { name, bornOn: born, ...(isEstimate ? { estimated: true } : {}) };
}

/** Marks that turn the direction of writing: behind one in a name, a list would show the age of 12 as 21. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** Returns a text on one line, cut and marked as cut; `undefined` for a text that says nothing. */
export function lineOf(text: string): string | undefined {
  const line = text.replace(TURNING, '').replace(/\s+/g, ' ').trim();
  if (line === '') return undefined;
  // A letter outside the basic plane has two halves, and half of it is no letter.
  const kept = line.slice(0, MOST_GLANCE_TEXT - CUT.length).replace(/\p{Cs}$/u, '');
  return line.length > MOST_GLANCE_TEXT ? `${kept}${CUT}` : line;
}
