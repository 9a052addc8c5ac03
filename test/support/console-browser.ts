import type { Tables } from '#functions/platform/store/table.ts';
import type { Role } from '#schemas/actor.ts';
import { hiddenFields } from './filled-form.ts';
import { openPages } from './open-pages.ts';

type Form = Readonly<Record<string, string | readonly string[]>>;

/** Returns the console as one person uses it. `world.now` is the time of each request. */
export function consoleBrowser(
  tables: Tables,
  world: { now: Date },
  { as = 'duty_social_worker', id: person = `person-${as}` }: { as?: Role; id?: string } = {},
) {
  const pages = openPages(tables);
  const visiting = () => ({ as, person, name: 'A colleague', at: world.now });
  const pairs = (form: Form) =>
    Object.entries(form).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]));
  return {
    get: (address: string) => pages.open(address, visiting()),
    post: (address: string, form: Form) => pages.send(address, pairs(form), visiting()),
  };
}

/** Returns the value of a hidden field of a page. */
export function hiddenIn(html: string, name: string): string {
  const value = hiddenFields(html)[name];
  if (value === undefined) throw new Error(`the page has no field ${name}`);
  return value;
}
