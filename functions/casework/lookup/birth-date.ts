/** Returns the same date with day and month swapped, where that is a date: 3 April and 4 March. */
export function transposed(date: string): string | undefined {
  const [year, month, day] = date.split('-');
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return Number(day) > 12 || day === month ? undefined : `${year}-${day}-${month}`;
}
