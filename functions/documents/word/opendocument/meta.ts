import { passOver } from '../xml/xml-pass.ts';
import { OPEN_DOCUMENT } from './names.ts';

/** A property's value; ours has some 40 characters. */
const LONGEST_VALUE = 1_000;

/** The value of one of the user's own properties in meta.xml (ODF 1.3 part 3, 4.3.3). Throws `Unreadable`. */
export function userProperty(bytes: Uint8Array, property: string): string | undefined {
  let value = '';
  let within = false;
  passOver(bytes, OPEN_DOCUMENT, {
    element: (name) => (name === 'meta:user-defined' ? name : undefined),
    open(_, attributes) {
      within = attributes.get('meta:name') === property;
      return undefined;
    },
    close() {
      within = false;
    },
    text(text) {
      if (within && value.length < LONGEST_VALUE) value += text;
    },
  });
  return value.trim() === '' ? undefined : value.trim();
}
