import type { FileType } from '#schemas/document.ts';

/** A shape that a file's first bytes give away. `compound` and `zip` are containers: what is in them says what the file is. */
export type Shape = FileType | 'compound';

interface Signature {
  readonly shape: Shape;
  /** In latin-1, a dot standing for any byte. */
  readonly begins: string;
}

/** How files of each kind begin, by their own specifications. */
const SIGNATURES: readonly Signature[] = [
  { shape: 'zip', begins: 'PK\x03\x04' },
  { shape: 'zip', begins: 'PK\x05\x06' },
  { shape: 'zip', begins: 'PK00PK\x03\x04' },
  { shape: 'compound', begins: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { shape: 'png', begins: '\x89PNG\r\n\x1a\n' },
  { shape: 'jpeg', begins: '\xff\xd8\xff' },
  { shape: 'gif', begins: 'GIF87a' },
  { shape: 'gif', begins: 'GIF89a' },
  { shape: 'tiff', begins: 'II*\0' },
  { shape: 'tiff', begins: 'MM\0*' },
  { shape: 'webp', begins: 'RIFF....WEBP' },
  { shape: 'tnef', begins: '\x78\x9f\x3e\x22' },
  { shape: 'executable', begins: '\x7fELF' },
  { shape: 'executable', begins: '\xca\xfe\xba\xbe' },
  { shape: 'executable', begins: '\xcf\xfa\xed\xfe' },
  { shape: 'executable', begins: '\xfe\xed\xfa\xce' },
  { shape: 'executable', begins: '\xce\xfa\xed\xfe' },
  { shape: 'executable', begins: 'L\0\0\0\x01\x14\x02\0' },
  { shape: 'executable', begins: '#!' },
  { shape: 'archive', begins: 'Rar!\x1a\x07' },
  { shape: 'archive', begins: '7z\xbc\xaf\x27\x1c' },
  { shape: 'archive', begins: '\x1f\x8b' },
  { shape: 'archive', begins: 'BZh' },
  { shape: 'archive', begins: '\xfd7zXZ\0' },
  { shape: 'archive', begins: 'MSCF' },
  { shape: 'archive', begins: 'ITSF' },
];

/** The major brand of ISO base media files: HEIF (ISO 23008-12, 10.2) and AVIF 1.1, 6. */
const AVIF_BRANDS = /^(?:avif|avis)$/;
const HEIF_BRANDS = /^(?:heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/;
/** PDF 1.7, implementation note 13: readers accept the header within the first 1,024 bytes. */
const PDF_HEADER_WITHIN = 1_024;

/** The shape of the first bytes (1,024 suffice), or `undefined` for text and what we do not know. */
export function shapeOf(bytes: Uint8Array): Shape | undefined {
  const start = latin1(bytes.subarray(0, PDF_HEADER_WITHIN));
  if (isWindowsProgram(start)) return 'executable';
  // Sound of old telephones, which begins as scripts do (RFC 4867, 5.1).
  if (/^#!AMR(?:-WB)?(?:_MC1\.0)?\n/.test(start)) return undefined;
  const known = SIGNATURES.find(({ begins }) => matches(start, begins));
  if (known !== undefined) return known.shape;
  if (start.startsWith('BM') && start.startsWith('\0\0\0\0', 6)) return 'bmp';
  if (start.startsWith('ftyp', 4)) {
    const brand = start.slice(8, 12);
    return HEIF_BRANDS.test(brand) ? 'heic' : AVIF_BRANDS.test(brand) ? 'avif' : undefined;
  }
  if (/^(?:\xef\xbb\xbf)?[\s\0]{0,64}\{\\rtf?/.test(start)) return 'rtf';
  return start.includes('%PDF-') ? 'pdf' : undefined;
}

/** A text may begin with MZ; a program's header has zeros in it. */
function isWindowsProgram(start: string): boolean {
  return (start.startsWith('MZ') || start.startsWith('ZM')) && start.includes('\0');
}

function matches(start: string, begins: string): boolean {
  if (start.length < begins.length) return false;
  for (let at = 0; at < begins.length; at += 1) {
    if (begins.charAt(at) !== '.' && begins.charAt(at) !== start.charAt(at)) return false;
  }
  return true;
}

/** Bytes as one character each. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
