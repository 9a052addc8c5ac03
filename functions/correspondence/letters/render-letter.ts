import { escaped } from '#functions/platform/escaped.ts';
import type { Letter, Piece } from './letter.ts';

/** Mail programs drop style sheets, so each piece has its own style: black on white, 19 px as GOV.UK, nothing to load. */
const FONT = 'font-family:Arial,Helvetica,sans-serif;color:#0b0c0c;';
const WORDS = `${FONT}font-size:19px;line-height:1.4;margin:0 0 20px;overflow-wrap:anywhere;`;

function row([name, value]: readonly [string, string]): string {
  const cell = `${FONT}font-size:19px;line-height:1.4;padding:8px 16px 8px 0;border-bottom:1px solid #b1b4b6;text-align:left;vertical-align:top;`;
  return `<tr><th scope="row" style="${cell}">${escaped(name)}</th><td style="${cell}${name === 'Reference' ? 'white-space:nowrap;' : ''}">${escaped(value)}</td></tr>`;
}

function inHtml(piece: Piece): string {
  switch (piece.is) {
    case 'heading':
      return `<h1 style="${FONT}font-size:27px;line-height:1.2;margin:0 0 20px;">${escaped(piece.text)}</h1>`;
    case 'paragraph':
      return `<p style="${WORDS}">${escaped(piece.text)}</p>`;
    case 'warning':
      return `<p style="${WORDS}padding:12px 16px;border-left:8px solid #d4351c;"><strong>${escaped(piece.text)}</strong></p>`;
    case 'facts':
      return `<table style="border-collapse:collapse;margin:0 0 20px;">${piece.rows.map(row).join('\n')}</table>`;
    case 'list':
      return `<ul style="${WORDS}padding-left:24px;">${piece.items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}</ul>`;
  }
}

/** Renders a letter as one accessible page: language, title and headings for screen readers; no image, link, script or tracking. */
export function html(letter: Letter): string {
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(letter.subject)}</title>
</head>
<body style="margin:0;padding:24px;background:#ffffff;">
<main style="max-width:640px;">
${letter.pieces.map(inHtml).join('\n')}
</main>
</body>
</html>
`;
}

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

/** Renders a letter as plain text, a blank line between its pieces. */
export function plainText({ pieces }: Letter): string {
  return `${pieces.map(inText).join('\n\n')}\n`;
}
