import type { Perform, Performed } from '#functions/casework/index.ts';
import type { Choice } from '../kit/fields.ts';

/** The colleagues, and their names by id. */
export interface Names {
  readonly colleagues: Performed<'nameColleagues'>['body']['colleagues'];
  /** Returns a name; for the service itself and for a sender, words; for somebody who is not in the directory, their id. */
  readonly get: (id: string) => string;
}

/** Reads the names of colleagues. */
export async function namesOf(perform: Perform): Promise<Names> {
  const { colleagues } = (await perform('nameColleagues', {})).body;
  const names = new Map(colleagues.map(({ id, name }) => [id, name]));
  return { colleagues, get: (id) => names.get(id) ?? nameless(id) };
}

/** The service acts as one of its jobs, `intake/receive-email`, whose names hold a slash. */
const nameless = (id: string): string =>
  id === 'service' || id.includes('/') ? 'Front Door' : id === 'public' ? 'The sender' : id;

/** Returns the colleagues who can be given work, as choices. */
export const colleagueChoices = ({ colleagues }: Names): Choice[] =>
  colleagues.filter(({ ended }) => !ended).map(({ id, name }) => ({ value: id, text: name }));
