import { picturesOf, shownText } from './picture-fonts.ts';

/** The kind of a Word field by its instruction (ECMA-376-1, 17.16.5): ` FORMTEXT \* MERGEFORMAT ` is `FORMTEXT`. */
export function fieldKind(instruction: string): string {
  return /^\s*([A-Za-z]{1,30})/.exec(instruction)?.[1]?.toUpperCase() ?? '';
}

/** What a field shows that has no result: a symbol of a font, or the words of a button that people click and write over. */
export function shownByInstruction(instruction: string): { readonly text: string; readonly guidance: boolean } {
  const symbol = /^\s*SYMBOL\s+(\d{1,5})\b([\s\S]{0,200})$/i.exec(instruction);
  if (symbol) {
    const code = Number(symbol[1]);
    const font = /\\f\s*"?([^"\\]{1,60})/i.exec(symbol[2] ?? '')?.[1];
    return {
      text: shownText(String.fromCharCode(code), font === undefined ? undefined : picturesOf(font)),
      guidance: false,
    };
  }
  const button = /^\s*MACROBUTTON\s+\S{1,100}\s+([\s\S]{1,500})$/i.exec(instruction)?.[1];
  return { text: button?.trim() ?? '', guidance: true };
}
