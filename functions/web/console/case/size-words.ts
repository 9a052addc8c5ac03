const KB = 1000;
const MB = 1000 * KB;

/** Returns the size of a file: "812 bytes", "120 KB", "2.4 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < KB) return `${bytes} bytes`;
  if (bytes < MB) return `${Math.round(bytes / KB)} KB`;
  return `${(bytes / MB).toFixed(1)} MB`;
}
