/** A type all of whose members, at any depth, are read-only: what a rule returns for an answer of the API. */
export type DeepReadonly<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer One)[]
    ? readonly DeepReadonly<One>[]
    : unknown extends T
      ? unknown
      : { readonly [Name in keyof T]: DeepReadonly<T[Name]> };
