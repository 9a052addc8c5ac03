import { AlignmentType, BorderStyle, LineRuleType, Paragraph, type ParagraphChild } from 'docx';

/** A4 in twentieths of a point, with margins of 2 cm, and at the top room for two lines of header. */
export const PAGE = { width: 11_906, height: 16_838, margin: 1_134, top: 1_340, header: 567 };
/** The width that text and tables have, in twentieths of a point. */
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;

/** Dark enough on white, and white enough on them, for WCAG AA. */
export const COLOUR = { heading: '1F3A5F', label: 'F3F2F1', line: 'B1B4B6', hint: '505A5F', warning: 'B10E1E' };

const line = { style: BorderStyle.SINGLE, size: 4, color: COLOUR.line };
/** Thin lines around and within a table. */
export const LINES = {
  top: line,
  bottom: line,
  left: line,
  right: line,
  insideHorizontal: line,
  insideVertical: line,
};
/** The space within a cell. */
export const CELL_MARGINS = { top: 60, bottom: 60, left: 110, right: 110 };

/** Returns a paragraph in the ordinary style; `spacing` in twentieths of a point. */
export function paragraph(children: readonly ParagraphChild[], spacing = { before: 0, after: 0 }): Paragraph {
  return new Paragraph({ children: [...children], spacing });
}

/** The form's styles. Arial, because it is there wherever Word is and councils' accessibility guidance asks for it. */
export const STYLES = {
  default: {
    document: {
      run: { font: 'Arial', size: 21, language: { value: 'en-GB' } },
      paragraph: { spacing: { line: 264, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: 'Arial', size: 44, bold: true, color: COLOUR.heading },
      paragraph: { spacing: { before: 120, after: 60 } },
    },
    heading1: {
      run: { font: 'Arial', size: 30, bold: true, color: COLOUR.heading },
      paragraph: { spacing: { before: 360, after: 120 } },
    },
    heading2: {
      run: { font: 'Arial', size: 24, bold: true, color: COLOUR.heading },
      paragraph: { spacing: { before: 240, after: 100 } },
    },
  },
  characterStyles: [{ id: 'PlaceholderText', name: 'Placeholder Text', run: { color: COLOUR.hint } }],
  paragraphStyles: [
    { id: 'Header', name: 'header', basedOn: 'Normal', run: { size: 19, color: COLOUR.heading } },
    { id: 'Footer', name: 'footer', basedOn: 'Normal', run: { size: 17, color: COLOUR.hint } },
    { id: 'Hint', name: 'Hint', basedOn: 'Normal', run: { size: 18, color: COLOUR.hint } },
    { id: 'Narrow', name: 'Narrow', basedOn: 'Normal', run: { size: 19 } },
    {
      id: 'Warning',
      name: 'Warning',
      basedOn: 'Normal',
      run: { size: 24, color: COLOUR.warning },
      paragraph: {
        alignment: AlignmentType.LEFT,
        indent: { left: 120 },
        spacing: { before: 60, after: 60 },
        border: { left: { style: BorderStyle.SINGLE, size: 36, color: COLOUR.warning, space: 8 } },
      },
    },
  ],
};
