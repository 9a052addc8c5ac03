import { FIELD_HELP } from '../../assembly/aside-labels.ts';
import type { LegacyField } from '../legacy-field.ts';
import { fieldData, skipped, tells, val, type WordElement, type WordElements } from './element.ts';

/** What a form field says to whoever fills it in. `autoText` stands for a building block's name, which is no words for people. */
function help(set: (field: LegacyField, value: string | undefined) => void): WordElement {
  return tells((story, attributes) => {
    if (attributes.get('w:type') === 'autoText') return;
    const value = val(attributes);
    if (story.fields.legacy) set(story.fields.legacy, value);
    story.aside(FIELD_HELP, value);
  });
}

/** Fields (ECMA-376-1, 17.16), the legacy form fields among them. */
export const FIELD_ELEMENTS: WordElements = {
  'w:fldChar': tells(
    (story, attributes) => {
      const type = attributes.get('w:fldCharType');
      if (type === 'separate') story.fields.separate();
      else if (type === 'end') story.endField();
      else if (type === 'begin') story.fields.announce();
    },
    (story) => story.fields.begin(),
  ),
  'w:fldSimple': tells(
    (story, attributes) => {
      story.fields.announce();
      story.fields.begin();
      story.instruct(attributes.get('w:instr') ?? '');
      story.fields.separate();
    },
    (story) => story.endField(),
  ),
  'w:instrText': tells(
    (story) => {
      story.inInstruction = true;
    },
    (story) => {
      story.inInstruction = false;
    },
  ),
  'w:delInstrText': skipped,
  'w:fldData': skipped,
  'w:ffData': tells(
    (story) => story.fields.beginData(),
    (story) => story.endFieldData(),
  ),
  'w:name': fieldData((field, attributes) => field.setName(val(attributes))),
  'w:statusText': help((field, value) => field.setStatus(value)),
  'w:helpText': help((field, value) => field.setHelp(value)),
  'w:textInput': fieldData((field) => {
    field.kind = 'text';
  }),
  'w:checkBox': fieldData((field) => {
    field.kind = 'tick_box';
  }),
  'w:ddList': fieldData((field) => {
    field.kind = 'drop_down';
  }),
  'w:default': fieldData((field, attributes) => field.setDefault(val(attributes))),
  'w:checked': fieldData((field, attributes) => field.setChecked(val(attributes))),
  'w:result': fieldData((field, attributes) => field.setChosen(val(attributes))),
  'w:listEntry': fieldData((field, attributes) => field.addOption(val(attributes))),
};
