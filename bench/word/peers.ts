import { peerFunction } from '../peers.ts';

/** Returns mammoth's plain text of a .docx. */
export function mammoth(): (bytes: Uint8Array) => unknown {
  const extractRawText = peerFunction('word', 'mammoth', 'extractRawText');
  return (bytes) => extractRawText({ buffer: bufferOf(bytes) });
}

/** Returns officeparser's tree of a .docx. */
export function officeparser(): (bytes: Uint8Array) => unknown {
  const parseOffice = peerFunction('word', 'officeparser', 'parseOffice');
  return (bytes) => parseOffice(bufferOf(bytes));
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
