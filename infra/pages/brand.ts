import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkLogo, LogoRefusedError } from './logo.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** WCAG 2.2, 1.4.3: the least contrast of text. */
const LEAST_CONTRAST = 4.5;

/** Returns how bright a part of a colour is (WCAG 2.2, relative luminance). */
function brightness(part: number): number {
  const share = part / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Returns the contrast of white on a colour, `#1d70b8`: from 1 to 21. */
export function contrastWithWhite(colour: string): number {
  const part = (at: number) => brightness(Number.parseInt(colour.slice(at, at + 2), 16));
  return 1.05 / (0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5) + 0.05);
}

/** Returns whether the header's white words can be read on a colour. */
export const isReadable = (colour: string): boolean => contrastWithWhite(colour) >= LEAST_CONTRAST;

const read = (file: string) => checkLogo(file, readFileSync(resolve(ROOT, file)));

/** Returns why a file cannot be the council's logo; undefined if it can. */
export function logoFault(file: string): string | undefined {
  try {
    read(file);
    return undefined;
  } catch (error) {
    return error instanceof LogoRefusedError ? error.message : 'there is no such file in this checkout';
  }
}

/** The council's colour and logo, as a deployment's settings give them. */
export interface Brand {
  readonly brandColour?: string | undefined;
  readonly logoFile?: string | undefined;
}

/**
 * Writes the council's style and logo into the folder of the code that serves assets, each named for its content. Returns the
 * environment that tells the console their names.
 */
export function putBrand({ brandColour, logoFile }: Brand, codeFolder: string): Record<string, string> {
  const folder = join(codeFolder, 'brand');
  const put = (begin: string, ending: string, bytes: Buffer) => {
    const name = `${begin}-${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}.${ending}`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), bytes);
    return name;
  };
  const logo = logoFile === undefined ? undefined : read(logoFile);
  // On paper and in forced colours the header has the reader's own.
  const style = `@media screen{.govuk-generic-header{background:${brandColour}}}`;
  return {
    ...(brandColour === undefined ? {} : { BRAND_STYLE: put('brand', 'css', Buffer.from(style)) }),
    ...(logo === undefined ? {} : { BRAND_LOGO: put('logo', logo.ending, logo.bytes) }),
  };
}
