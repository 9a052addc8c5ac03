/** Did a person give a shape this name? Programs call theirs by kind and number: "Text Box 2". */
export function isGivenName(name: string): boolean {
  return !/^[\p{L} ]{0,60}\d{0,6}(?: Copy \d{1,6})?$/u.test(name);
}
