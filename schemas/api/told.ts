/** What is told by a schema's type: nothing of it is changed on its way. */
export type Told<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer One)[]
    ? readonly Told<One>[]
    : { readonly [Name in keyof T]: Told<T[Name]> };
