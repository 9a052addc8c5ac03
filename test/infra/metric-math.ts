/** The time series of an expression: a value for each hour, or none. */
type Series = ReadonlyMap<number, number>;
type Value = number | Series;

const HOUR_MS = 3_600_000;

/**
 * Evaluates the part of CloudWatch's metric math that our alarms use: IF, FILL, DAY, HOUR, AND, comparisons and numbers. DAY counts from
 * Monday as 1 and HOUR is in UTC. FILL gives a value to the hours that any series of the expression has, and no others.
 */
export function metricMath(expression: string, series: Readonly<Record<string, Series>>): Series {
  const tokens = expression.match(/[A-Za-z]+|\d+|>=|<=|[<>(),]/g) ?? [];
  const hours = [...new Set(Object.values(series).flatMap((one) => [...one.keys()]))].sort((a, b) => a - b);
  const next = () => tokens.shift() ?? '';
  const take = (wanted: string) => {
    const token = next();
    if (token !== wanted) throw new Error(`expected ${wanted} and not ${token} in ${expression}`);
  };
  const asSeries = (value: Value): Series =>
    typeof value === 'number' ? new Map(hours.map((at) => [at, value])) : value;
  const zip = (one: Value, other: Value, how: (a: number, b: number) => boolean): Series => {
    const others = asSeries(other);
    return new Map(
      [...asSeries(one)].flatMap(([at, a]) => {
        const b = others.get(at);
        return b === undefined ? [] : [[at, how(a, b) ? 1 : 0] as const];
      }),
    );
  };
  const map = (value: Value, how: (at: number) => number): Series =>
    new Map([...asSeries(value).keys()].map((at) => [at, how(at)]));
  const COMPARE: Readonly<Record<string, (a: number, b: number) => boolean>> = {
    '>=': (a, b) => a >= b,
    '<=': (a, b) => a <= b,
    '<': (a, b) => a < b,
    '>': (a, b) => a > b,
  };
  const FUNCTIONS: Readonly<Record<string, (...given: Value[]) => Value>> = {
    IF: (test = 0, yes = 0, no = 0) => {
      const [yeses, noes] = [asSeries(yes), asSeries(no)];
      return new Map(
        [...asSeries(test)].flatMap(([at, holds]) => {
          const value = (holds === 0 ? noes : yeses).get(at);
          return value === undefined ? [] : [[at, value] as const];
        }),
      );
    },
    FILL: (value = 0, otherwise = 0) => new Map(hours.map((at) => [at, asSeries(value).get(at) ?? Number(otherwise)])),
    DAY: (value = 0) => map(value, (at) => new Date(at).getUTCDay() || 7),
    HOUR: (value = 0) => map(value, (at) => Math.floor(at / HOUR_MS) % 24),
  };
  const atom = (): Value => {
    const token = next();
    if (/^\d/.test(token)) return Number(token);
    const named = series[token];
    if (named !== undefined) return named;
    const call = FUNCTIONS[token];
    if (call === undefined) throw new Error(`${token} is no function of ours`);
    take('(');
    const given = [all()];
    while (tokens[0] === ',') {
      next();
      given.push(all());
    }
    take(')');
    return call(...given);
  };
  const compared = (): Value => {
    const one = atom();
    const how = COMPARE[tokens[0] ?? ''];
    if (how === undefined) return one;
    next();
    return zip(one, atom(), how);
  };
  const all = (): Value => {
    let value = compared();
    while (tokens[0] === 'AND') {
      next();
      value = zip(value, compared(), (a, b) => a !== 0 && b !== 0);
    }
    return value;
  };
  return asSeries(all());
}
