import { fieldData, skipped, tells, val, type WordElements } from './element.ts';

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
  'w:instrText': skipped,
  'w:delInstrText': skipped,
  'w:fldData': skipped,
  'w:ffData': tells(
    (story) => story.fields.beginData(),
    (story) => story.endFieldData(),
  ),
  'w:name': fieldData((field, attributes) => field.setName(val(attributes))),
  'w:statusText': fieldData((field, attributes) => field.setStatus(val(attributes), attributes.get('w:type'))),
  'w:helpText': fieldData((field, attributes) => field.setHelp(val(attributes), attributes.get('w:type'))),
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
