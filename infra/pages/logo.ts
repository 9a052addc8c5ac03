import { extname } from 'node:path';

/** A page with its assets has 100 KB (issue of the console): a logo may take a fifth. */
const MOST_BYTES = 20_000;

/** Reports why a file is no logo for the pages, in a sentence for the person who deploys. */
export class LogoRefusedError extends Error {
  override readonly name = 'LogoRefusedError';
}

/** A logo that is safe to serve. */
export interface Logo {
  readonly ending: 'svg' | 'png';
  readonly type: string;
  readonly bytes: Buffer;
}

/**
 * Checks a logo and returns what of it is served: of an SVG shapes alone, of a PNG its picture alone.
 * @throws LogoRefusedError
 */
export function checkLogo(file: string, given: Buffer): Logo {
  const ending = extname(file).toLowerCase();
  if (ending !== '.svg' && ending !== '.png') throw new LogoRefusedError('it must be an .svg or a .png file');
  const logo: Logo =
    ending === '.svg'
      ? { ending: 'svg', type: 'image/svg+xml', bytes: Buffer.from(checkedSvg(given.toString('utf8'))) }
      : { ending: 'png', type: 'image/png', bytes: pictureOf(given) };
  if (logo.bytes.length > MOST_BYTES)
    throw new LogoRefusedError(`it has ${logo.bytes.length} bytes, and may have ${MOST_BYTES}`);
  return logo;
}

const ELEMENTS = new Set(
  'svg g title desc defs path rect circle ellipse line polyline polygon linearGradient radialGradient stop clipPath'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  `xmlns xmlns:xlink version id viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d points transform fill fill-rule fill-opacity stroke
  stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-opacity opacity clip-path clip-rule offset
  stop-color stop-opacity gradientUnits gradientTransform fx fy spreadMethod preserveAspectRatio role`.split(/\s+/),
);
const TAG = /<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+\s*=\s*(?:"[^"<&]*"|'[^'<&]*'))*)\s*\/?>/g;
const ATTRIBUTE = /([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Returns an SVG without its comments, if it has only shapes: no script, style, link, text or picture, and nothing from elsewhere. */
function checkedSvg(given: string): string {
  const svg = given
    .replace(/^\uFEFF?\s*<\?xml[^<>]*\?>/, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .trim();
  if (!/^<svg[\s>]/.test(svg)) throw new LogoRefusedError('it does not begin as an SVG does');
  for (const [, , name = '', attributes = ''] of svg.matchAll(TAG)) {
    if (!ELEMENTS.has(name)) throw new LogoRefusedError(`an SVG may not have <${name}>: export it as plain shapes`);
    for (const [, attribute = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
      if (!ATTRIBUTES.has(attribute))
        throw new LogoRefusedError(`an SVG may not have the attribute ${attribute}: export it as plain shapes`);
      if (/url\((?!#)/i.test(double ?? single ?? ''))
        throw new LogoRefusedError('an SVG may name nothing outside itself');
    }
  }
  if (svg.replaceAll(TAG, '').includes('<'))
    throw new LogoRefusedError('the SVG has something besides plain shapes: export it anew');
  return svg;
}

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
/** The parts of a PNG that make its picture. Others are words, such as who made it. */
const PICTURE = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'IDAT', 'IEND']);
/** The bytes of a part besides its content: its length, its name and its checksum. */
const AROUND = 12;

/** Returns the picture of a PNG, without other parts and without anything after its end. */
function pictureOf(given: Buffer): Buffer {
  if (!given.subarray(0, PNG.length).equals(PNG)) throw new LogoRefusedError('it does not begin as a PNG does');
  const parts: Buffer[] = [PNG];
  for (let at = PNG.length; at + AROUND <= given.length; ) {
    const end = at + AROUND + given.readUInt32BE(at);
    const name = given.toString('latin1', at + 4, at + 8);
    if (end > given.length) break;
    if (PICTURE.has(name)) parts.push(given.subarray(at, end));
    if (name === 'IEND') return Buffer.concat(parts);
    at = end;
  }
  throw new LogoRefusedError('the PNG is not whole');
}
