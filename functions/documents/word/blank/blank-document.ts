import { Document, Packer } from 'docx';
import type { FormDefinition } from '#schemas/forms/definition.ts';
import { formTag } from '../tags.ts';
import { ContentControls } from './content-controls.ts';
import { finishPackage } from './finish-package.ts';
import { type BlankFormFor, frontPage } from './front-page.ts';
import { pageFooter, pageHeader } from './margins.ts';
import { PAGE, STYLES } from './page.ts';
import { formSections } from './sections.ts';

/** Returns the blank form as the bytes of a .docx: the same bytes for the same form, whenever it is written. */
export async function blankDocument(definition: FormDefinition, blank: BlankFormFor): Promise<Uint8Array> {
  const controls = new ContentControls();
  const { title, version } = definition;
  const { width, height, margin, top, header } = PAGE;
  const document = new Document({
    title,
    creator: blank.council.name,
    lastModifiedBy: blank.council.name,
    description: `${title}, version ${version}`,
    // The form is found by this too, should the control that names it be lost.
    customProperties: [{ name: 'FrontDoorForm', value: formTag(definition) }],
    styles: STYLES,
    sections: [
      {
        properties: {
          page: { size: { width, height }, margin: { top, header, bottom: margin, left: margin, right: margin } },
        },
        headers: { default: pageHeader(controls, blank) },
        footers: { default: pageFooter(definition) },
        children: [...frontPage(controls, definition, blank), ...formSections(controls, definition)],
      },
    ],
  });
  return finishPackage(new Uint8Array(await Packer.toBuffer(document)), version);
}
