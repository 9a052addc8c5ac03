import type { DocumentAssembly } from '../assembly/document-assembly.ts';
import { isMachines } from '../ooxml/document-properties.ts';
import { passOver } from '../xml/xml-pass.ts';
import { OPEN_DOCUMENT } from './names.ts';

/** A property's value; a description has some sentences. */
const LONGEST_VALUE = 10_000;
/** A property's name in a label; Word allows 255 characters. */
const LONGEST_NAME = 100;
/** Properties of a document; a document management system writes some 30. */
const MOST = 500;

/** Properties that people write (ODF 1.3 part 3, 4.3.2), and what they are called. */
const WRITTEN: ReadonlyMap<string, string> = new Map([
  ['dc:title', 'Title of the document'],
  ['dc:subject', 'Subject of the document'],
  ['dc:description', 'Description of the document'],
  ['meta:keyword', 'Keywords of the document'],
]);

/** Takes the properties in meta.xml: `form` is the name of the one by which our form says what it is. Throws `Unreadable`. */
export function readMeta(bytes: Uint8Array, form: string, assembly: DocumentAssembly): void {
  let label: string | undefined;
  let own = '';
  let isForm = false;
  let value = '';
  let count = 0;
  passOver<string>(bytes, OPEN_DOCUMENT, {
    element: (name) => (name === 'meta:user-defined' || WRITTEN.has(name) ? name : undefined),
    open(name, its) {
      const property = its.get('meta:name') ?? '';
      isForm = name === 'meta:user-defined' && property === form;
      const isText = (its.get('meta:value-type') ?? 'string') === 'string';
      own = name === 'meta:user-defined' ? property : '';
      label =
        WRITTEN.get(name) ?? (isText && property !== '' ? `Property: ${property.slice(0, LONGEST_NAME)}` : undefined);
      value = '';
      count += 1;
      if (count > MOST) assembly.cut();
      return undefined;
    },
    close() {
      if (isForm && value.trim() !== '') assembly.property = value.trim();
      else if (label !== undefined && count <= MOST && !isMachines({ name: own, value, isText: true }))
        assembly.aside(label, value);
      label = undefined;
      isForm = false;
    },
    text(more) {
      if (label === undefined && !isForm) return;
      if (value.length + more.length > LONGEST_VALUE) assembly.cut();
      value = (value + more).slice(0, LONGEST_VALUE);
    },
  });
}
