import { GUIDANCE } from '../guidance.ts';

const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

const KINDS = ['text', 'date', 'date_time', 'choice', 'reason'] as const satisfies (keyof typeof GUIDANCE)[];

/** Returns the name of the building block with an empty control's text. */
export function guidancePartName(guidance: keyof typeof GUIDANCE): string {
  return `FrontDoorGuidance_${guidance}`;
}

/**
 * Returns the glossary document (ECMA-376-1, 17.12) in which Word finds a control's text when someone clears it. `docx`
 * has no class for it.
 */
export function glossaryDocument(): string {
  const parts = KINDS.map(
    (kind, index) =>
      `<w:docPart><w:docPartPr><w:name w:val="${guidancePartName(kind)}"/>` +
      '<w:category><w:name w:val="General"/><w:gallery w:val="placeholder"/></w:category>' +
      '<w:types><w:type w:val="bbPlcHdr"/></w:types><w:behaviors><w:behavior w:val="content"/></w:behaviors>' +
      // Any, as long as each is its own and always the same.
      `<w:guid w:val="{F7D00000-0000-4000-8000-00000000000${index}}"/></w:docPartPr>` +
      '<w:docPartBody><w:p><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>' +
      `<w:t>${GUIDANCE[kind]}</w:t></w:r></w:p></w:docPartBody></w:docPart>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    `<w:glossaryDocument xmlns:w="${MAIN}"><w:docParts>${parts.join('')}</w:docParts></w:glossaryDocument>`
  );
}
