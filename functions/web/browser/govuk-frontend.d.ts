/** GOV.UK Frontend publishes no types. These are of the few parts that our script uses. */
declare module 'govuk-frontend' {
  /** A part of a page, which adds its behaviour to each element with its `data-module`. */
  type Part = abstract new (...given: never[]) => object;
  export const Button: Part;
  export const CharacterCount: Part;
  export const Checkboxes: Part;
  export const ErrorSummary: Part;
  export const Radios: Part;
  export const ServiceNavigation: Part;
  export function createAll(part: Part, options?: Readonly<Record<string, unknown>>): void;
}
