/** A number of a version has at most six digits, so that any two compare as numbers. */
const VERSION = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/;

function numbersOf(version: string): number[] | undefined {
  return VERSION.exec(version)?.slice(1).map(Number);
}

function isGreater(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((number, place) => number !== other[place]);
  return at !== -1 && (one[at] ?? 0) > (other[at] ?? 0);
}

/** Returns why a version cannot follow the releases before it, as a sentence; undefined when it can. */
export function versionFault(version: string, tags: readonly string[]): string | undefined {
  const numbers = numbersOf(version);
  if (numbers === undefined)
    return `"${version}" is no version: write three numbers without leading zeros, such as 1.2.3.`;
  const notBefore = tags.find((tag) => {
    const released = numbersOf(tag.replace(/^v/, ''));
    return released !== undefined && !isGreater(numbers, released);
  });
  return notBefore === undefined ? undefined : `${version} does not come after ${notBefore}.`;
}

/** Returns why the changelog is not ready for a version, as a sentence; undefined when it is. Its form is that of Keep a Changelog. */
export function changelogFault(changelog: string, version: string): string | undefined {
  const heading = `## [${version}] - `;
  const section = changelog.split(/^(?=## )/m).find((one) => one.startsWith(heading));
  if (section === undefined) return `docs/changelog.md has no section "${heading}YYYY-MM-DD".`;
  const [date = '', ...lines] = section.slice(heading.length).split('\n');
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(Date.parse(date)))
    return `docs/changelog.md gives ${version} no day: write "${heading}YYYY-MM-DD".`;
  return lines.some((line) => /^- \S/.test(line)) ? undefined : `docs/changelog.md says nothing about ${version}.`;
}
