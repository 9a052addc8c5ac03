import { FIELD_HELP } from '../../assembly/asides.ts';
import type { LegacyField } from '../fields.ts';
import { isOn } from '../word-names.ts';
import { during, fieldData, property, skipped, val, type WordElement, type WordElements } from './element.ts';

/** Takes a form field's instructions for people. A text of type `autoText` names a building block, so it is not for people. */
function help(kind: 'status' | 'help'): WordElement {
  return {
    open: (story, its) => {
      if (its.get('w:type') === 'autoText') return;
      if (story.fields.legacy) story.fields.legacy.setText(kind, val(its));
      story.aside(FIELD_HELP, val(its));
    },
  };
}

function formField(kind: LegacyField['kind']): WordElement {
  return fieldData((field) => {
    field.kind = kind;
  });
}

/** Fields (ECMA-376-1, 17.16), the legacy form fields among them. */
export const FIELD_ELEMENTS: WordElements = {
  'w:fldChar': {
    open: (story, its) => {
      const type = its.get('w:fldCharType');
      if (type === 'separate') story.fields.separate();
      else if (type === 'end') story.endField();
      else if (type === 'begin') story.fields.announce();
    },
    close: ({ fields }) => fields.begin(),
  },
  'w:fldSimple': {
    open: (story, its) => {
      story.fields.announce();
      story.fields.begin();
      story.instruct(its.get('w:instr') ?? '');
      story.fields.separate();
    },
    close: (story) => story.endField(),
  },
  'w:instrText': during('inInstruction'),
  'w:delInstrText': skipped,
  'w:fldData': skipped,
  'w:ffData': { open: ({ fields }) => fields.beginData(), close: (story) => story.endFieldData() },
  'w:name': fieldData((field, value) => field.setText('name', value)),
  'w:statusText': help('status'),
  'w:helpText': help('help'),
  'w:textInput': formField('FORMTEXT'),
  'w:checkBox': formField('FORMCHECKBOX'),
  'w:ddList': formField('FORMDROPDOWN'),
  'w:default': fieldData((field, value) => field.setDefault(value)),
  'w:checked': fieldData((field, value) => field.setChecked(value)),
  'w:result': fieldData((field, value) => field.setChosen(value)),
  'w:listEntry': fieldData((field, value) => field.addOption(value)),
};

const container = property((control) => control.become('container'));
const lines = property((control) => control.become('list'));
const binding = property((control, its) => control.setBinding(its));

/** Content controls (ECMA-376-1, 17.5.2; MS-DOCX 2.6 and 2.7) and bookmarks. */
export const CONTROL_ELEMENTS: WordElements = {
  'w:sdt': { open: ({ controls }) => controls.begin(), close: ({ controls }) => controls.end() },
  'w:sdtPr': { open: ({ controls }) => controls.beginProperties(), close: ({ controls }) => controls.endProperties() },
  'w:sdtEndPr': skipped,
  'w:sdtContent': { open: ({ controls }) => controls.beginContent() },
  'w:tag': property((control, its) => control.setText('tag', val(its))),
  'w:alias': property((control, its) => control.setText('title', val(its))),
  'w:showingPlcHdr': property((control, its) => {
    control.guidance = isOn(val(its));
  }),
  'w:dropDownList': lines,
  'w:comboBox': lines,
  'w:listItem': property((control, its) => control.addOption(its.get('w:displayText'), its.get('w:value'))),
  'w:date': property((control, its) => control.setText('fullDate', its.get('w:fullDate'))),
  // A tick box, not ticked unless it says so.
  'w14:checkbox': property((control) => {
    control.ticked = false;
  }),
  'w14:checked': property((control, its) => {
    control.ticked = isOn(its.get('w14:val') ?? val(its));
  }),
  'w:dataBinding': binding,
  'w15:dataBinding': binding,
  'w:group': container,
  // What the program makes itself: a table of contents, a bibliography, a picture.
  'w:docPartObj': container,
  'w:bibliography': container,
  'w:citation': container,
  'w:picture': container,
  'w:equation': container,
  'w15:repeatingSection': property((control) => control.become('section')),
  'w15:repeatingSectionItem': property((control) => control.become('item')),
  'w:bookmarkStart': {
    open: ({ controls }, its) => controls.beginBookmark(its.get('w:id') ?? '', its.get('w:name') ?? ''),
  },
  'w:bookmarkEnd': { open: ({ controls }, its) => controls.endBookmark(its.get('w:id') ?? '') },
};
