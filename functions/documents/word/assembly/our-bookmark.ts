import { tagOfBookmark } from '../tags.ts';

/** The tag that a bookmark of ours stands for; a copy that LibreOffice made of one has a space in its name and is none. */
export function ourTag(name: string): string | undefined {
  return name.includes(' ') ? undefined : tagOfBookmark(name);
}

/** The name of a bookmark that LibreOffice keeps beside another of that name. */
export function withoutCopyNumber(name: string): string {
  return name.replace(/ Copy \d{1,6}$/, '');
}
