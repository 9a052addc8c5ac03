/**
 * A part's name with its percent codes undone. ECMA-376 part 2 forbids codes for letters, but Word takes
 * `_rels/%64ocument.xml.rels` for `_rels/document.xml.rels`, so we must as well.
 */
export function plainPartName(name: string): string {
  if (!name.includes('%')) return name;
  return name.replaceAll(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}
