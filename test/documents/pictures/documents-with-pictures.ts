import { type MadeDocument, RELATIONSHIPS, wordDocument } from '../word/word-document.ts';

/** The names of drawings, where a document does not declare them at its top. */
export const NAMES = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${RELATIONSHIPS}"`;
/** A run with the picture of a relationship. */
export const picture = (id: string) => `<w:r><w:drawing><a:blip ${NAMES} r:embed="${id}"/></w:drawing></w:r>`;

const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
/** Makes a whole .docx. */
export const docx = ({ parts, ...more }: MadeDocument) =>
  wordDocument({ mark: '', parts: { '[Content_Types].xml': TYPES, ...parts }, ...more });

/** Makes a .docx with these pictures, `n0`, `n1` and so on, and this text. */
export const withPictures = (body: string, pictures: readonly Uint8Array[]) =>
  docx({
    body,
    relationships: pictures.map((_, index) => ['image', `media/image${index}.bin`]),
    parts: Object.fromEntries(pictures.map((bytes, index) => [`word/media/image${index}.bin`, bytes])),
  });
