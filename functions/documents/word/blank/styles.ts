import { AlignmentType, BorderStyle, LineRuleType } from 'docx';
import { COLOUR } from './page.ts';

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
