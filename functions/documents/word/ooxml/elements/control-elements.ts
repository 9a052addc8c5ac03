import { isOn } from '../word-names.ts';
import { property, skipped, tells, val, type WordElements } from './element.ts';

const container = property((control) => {
  control.container = true;
});

const lines = property((control) => {
  control.options = new Map();
});

const binding = property((control, attributes) => control.setBinding(attributes));

/** Content controls (ECMA-376-1, 17.5.2; MS-DOCX 2.6 and 2.7) and bookmarks. */
export const CONTROL_ELEMENTS: WordElements = {
  'w:sdt': tells(
    (story) => story.controls.begin(),
    (story) => story.controls.end(),
  ),
  'w:sdtPr': tells(
    (story) => story.controls.beginProperties(),
    (story) => story.controls.endProperties(),
  ),
  'w:sdtEndPr': skipped,
  'w:sdtContent': tells((story) => story.controls.beginContent()),
  'w:tag': property((control, attributes) => control.setTag(val(attributes))),
  'w:alias': property((control, attributes) => control.setTitle(val(attributes))),
  'w:showingPlcHdr': property((control, attributes) => {
    control.guidance = isOn(val(attributes));
  }),
  'w:dropDownList': lines,
  'w:comboBox': lines,
  'w:listItem': property((control, attributes) => {
    control.addOption(attributes.get('w:displayText'), attributes.get('w:value'));
  }),
  'w:date': property((control, attributes) => control.setDate(attributes.get('w:fullDate'))),
  'w14:checkbox': property((control) => control.setTickBox()),
  'w14:checked': property((control, attributes) => control.setTicked(attributes.get('w14:val') ?? val(attributes))),
  'w:dataBinding': binding,
  'w15:dataBinding': binding,
  'w:group': container,
  // What the program makes itself: a table of contents, a bibliography, a picture.
  'w:docPartObj': container,
  'w:bibliography': container,
  'w:citation': container,
  'w:picture': container,
  'w:equation': container,
  'w15:repeatingSection': property((control) => {
    control.container = true;
    control.isRepeatingSection = true;
  }),
  'w15:repeatingSectionItem': property((control) => {
    control.container = true;
    control.isItem = true;
  }),
  'w:bookmarkStart': tells((story, attributes) =>
    story.controls.beginBookmark(attributes.get('w:id') ?? '', attributes.get('w:name') ?? ''),
  ),
  'w:bookmarkEnd': tells((story, attributes) => story.controls.endBookmark(attributes.get('w:id') ?? '')),
};
