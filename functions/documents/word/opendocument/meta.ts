import { passOver } from '../ooxml/xml-pass.ts';
import { OdfNames } from './names.ts';

/** A property's value; ours has some 40 characters. */
const LONGEST_VALUE = 1_000;

/** The value of one of the user's own properties in meta.xml (ODF 1.3 part 3, 4.3.3). Throws `Unreadable`. */
export function userProperty(bytes: Uint8Array, property: string): string | undefined {
  const names = new OdfNames();
  let value = '';
  let within = false;
  passOver(bytes, {
    open(qualified, attributes) {
      const name = names.of(qualified, attributes);
      within = name === 'meta:user-defined' && names.attributesOf(attributes)('meta:name') === property;
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
