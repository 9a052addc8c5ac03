import type { Attributes } from '../xml/xml-pass.ts';

/** Changes that are remembered; a draft of many hands has some thousand. */
const MOST = 10_000;

/** What tracked changes put in (ODF 1.3 part 3, 5.5): they are listed before the text, which says where each begins and ends. */
export class Insertions {
  readonly #known = new Set<string>();
  readonly #open = new Set<string>();
  #region = '';

  get inside(): boolean {
    return this.#open.size > 0;
  }

  see(name: string, its: Attributes): void {
    if (name === 'text:changed-region') this.#region = its.get('xml:id') ?? its.get('text:id') ?? '';
    else if (name === 'text:insertion' && this.#known.size < MOST) this.#known.add(this.#region);
    const id = its.get('text:change-id') ?? '';
    if (name === 'text:change-start' && this.#known.has(id)) this.#open.add(id);
    else if (name === 'text:change-end') this.#open.delete(id);
  }
}
