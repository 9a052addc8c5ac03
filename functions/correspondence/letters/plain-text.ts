import type { Letter, Piece } from './letter.ts';

function inText(piece: Piece): string {
  switch (piece.is) {
    case 'heading':
    case 'paragraph':
      return piece.text;
    case 'warning':
      return `IMPORTANT: ${piece.text}`;
    case 'facts':
      return piece.rows.map(([name, value]) => `${name}: ${value}`).join('\n');
    case 'list':
      return piece.items.map((item) => `- ${item}`).join('\n');
  }
}

/** The letter as plain text, a blank line between its pieces. */
export function plainText({ pieces }: Letter): string {
  return `${pieces.map(inText).join('\n\n')}\n`;
}
