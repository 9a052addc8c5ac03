import type { Values } from '../../kit/form-body.ts';

/** The rows of a form that shows some empty ones, such as `clusters/0`. */
export interface Rows {
  readonly list: string;
  /** Fields that always have a value, so that a row with nothing else is empty. */
  readonly always?: readonly string[];
}

/**
 * Closes up the rows that were typed, as the body of the operation has them. Otherwise an empty row in between would move the faults of
 * the rows below it to their neighbours. Empty rows are then the last ones.
 */
export function closedUp(values: Values, { list, always = [] }: Rows): Values {
  const partsOf = (name: string) => {
    const [begin, row, ...field] = name.split('/');
    return begin === list && row !== undefined ? { row: Number(row), field: field.join('/') } : undefined;
  };
  const filled = new Set(
    Object.entries(values).flatMap(([name, value]) => {
      const parts = partsOf(name);
      const typed = [value].flat().some((text) => text.trim() !== '');
      return parts !== undefined && typed && !always.includes(parts.field) ? [parts.row] : [];
    }),
  );
  const rows = new Set(Object.keys(values).flatMap((name) => partsOf(name)?.row ?? []));
  const order = [...rows].sort((one, other) => Number(filled.has(other)) - Number(filled.has(one)) || one - other);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const parts = partsOf(name);
      if (parts === undefined) return [name, value];
      const moved = `${list}/${order.indexOf(parts.row)}`;
      return [parts.field === '' ? moved : `${moved}/${parts.field}`, value];
    }),
  );
}
