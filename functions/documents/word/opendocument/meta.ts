import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import { LONGEST_VALUE, takeProperty, writtenProperties } from '../assembly/document-properties.ts';
import { passOver } from '../xml/xml-pass.ts';
import { OPEN_DOCUMENT } from './elements.ts';

/** Properties of a document; a document management system writes some 30. */
const MOST = 500;
const OWN = 'meta:user-defined';

/** Properties that people write (ODF 1.3 part 3, 4.3.2). */
const WRITTEN = writtenProperties([
  ['dc:title', 'Title'],
  ['dc:subject', 'Subject'],
  ['dc:description', 'Description'],
  ['meta:keyword', 'Keywords'],
]);

/** Takes the properties in meta.xml. Throws `Unreadable`. */
export function readMeta(bytes: Uint8Array, assembly: DocumentAssembly): void {
  let [name, value, isText, isOpen, count] = ['', '', true, false, 0];
  passOver<string>(bytes, OPEN_DOCUMENT, {
    element: (element) => (element === OWN || WRITTEN.has(element) ? element : undefined),
    open(_, its) {
      [name, value, isOpen] = [its.get('meta:name') ?? '', '', true];
      isText = (its.get('meta:value-type') ?? 'string') === 'string';
      count += 1;
      if (count > MOST) assembly.cut();
    },
    close(element) {
      isOpen = false;
      if (count > MOST) return;
      if (element === OWN) takeProperty(assembly, name, value, isText);
      else assembly.aside(WRITTEN.get(element) ?? '', value);
    },
    text(more) {
      if (!isOpen) return;
      if (value.length + more.length > LONGEST_VALUE) assembly.cut();
      value = (value + more).slice(0, LONGEST_VALUE);
    },
  });
}
