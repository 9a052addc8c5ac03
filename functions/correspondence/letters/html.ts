import { escaped } from '#functions/platform/escaped.ts';
import type { Letter, Piece } from './letter.ts';

/** Mail programs drop style sheets, so each piece carries its own style: black on white, 19 px as GOV.UK, nothing to load. */
const FONT = 'font-family:Arial,Helvetica,sans-serif;color:#0b0c0c;';

function row([name, value]: readonly [string, string]): string {
  const cell = `${FONT}font-size:19px;line-height:1.4;padding:8px 16px 8px 0;border-bottom:1px solid #b1b4b6;text-align:left;vertical-align:top;`;
  return `<tr><th scope="row" style="${cell}">${escaped(name)}</th><td style="${cell}">${escaped(value)}</td></tr>`;
}

function inHtml(piece: Piece): string {
  const words = `${FONT}font-size:19px;line-height:1.4;margin:0 0 20px;`;
  switch (piece.is) {
    case 'heading':
      return `<h1 style="${FONT}font-size:27px;line-height:1.2;margin:0 0 20px;">${escaped(piece.text)}</h1>`;
    case 'paragraph':
      return `<p style="${words}">${escaped(piece.text)}</p>`;
    case 'warning':
      return `<p style="${words}padding:12px 16px;border-left:8px solid #d4351c;"><strong>${escaped(piece.text)}</strong></p>`;
    case 'facts':
      return `<table style="border-collapse:collapse;margin:0 0 20px;">${piece.rows.map(row).join('\n')}</table>`;
    case 'list':
      return `<ul style="${words}padding-left:24px;">${piece.items.map((item) => `<li>${escaped(item)}</li>`).join('\n')}</ul>`;
  }
}

/** The letter as one accessible page: language, title and headings for screen readers; no image, link, script or tracking. */
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
