import type { FileType } from '#schemas/document.ts';

/** Names that Windows, macOS or a browser would run or open as a program (the blocked list of Outlook, and scripts since). */
const PROGRAMS = new Set(
  (
    'ade adp appinstaller application appref-ms appx appxbundle asp aspx bas bat chm cmd com cpl crt csh der diagcab dll ' +
    'exe fxp gadget grp hlp hpj hta htc inf ins iqy iso img isp its jar jnlp js jse ksh lnk mad maf mag mam maq mar mas mat ' +
    'mau mav maw mcf mda mdb mde mdt mdw mdz msc msh msh1 msh2 mshxml msi msix msp mst msu ops osd pcd pif pl plg prf prg ' +
    'printerexport ps1 ps1xml ps2 ps2xml psc1 psc2 psd1 psdm1 pst py pyc pyo pyw pyz reg scf scr sct settingcontent-ms shb ' +
    'shs slk sh sys theme udl url vb vbe vbp vbs vhd vhdx vsmacros vsw webpnp website wim wll ws wsb wsc wsf wsh xbap ' +
    'xll xnk rdp'
  ).split(' '),
);

/** Returns the extension of a name, in lower case, without the dot; Windows drops dots and spaces at the end. */
export function extensionOf(name: string): string {
  return /\.([^./\\\s]{1,20})[.\s]*$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/**
 * What a program can be by its content. A Word file called `Form for S.Com` runs nowhere: people put dots into names, and
 * every download gets a name of our own with the extension of its type.
 */
const CAN_BE_PROGRAM = new Set<string>('txt html xml eml zip archive executable empty unknown'.split(' '));

/** Tells whether the name would make a computer run the file. */
export function isProgramName(name: string): boolean {
  return PROGRAMS.has(extensionOf(name));
}

/**
 * Tells whether a file of this name and content would be run, or hides its extension by writing direction (U+202A to U+202E,
 * U+2066 to U+2069).
 */
export function isDangerousName(name: string, type: FileType): boolean {
  return (CAN_BE_PROGRAM.has(type) && isProgramName(name)) || /[\u202a-\u202e\u2066-\u2069]/.test(name);
}

const EXTENSIONS: Partial<Record<FileType, readonly string[]>> = {
  jpeg: ['jpg', 'jpeg', 'jpe', 'jfif'],
  tiff: ['tif', 'tiff'],
  heic: ['heic', 'heif'],
  html: ['html', 'htm', 'xhtml', 'mht', 'mhtml', 'svg'],
  txt: ['txt', 'text', 'csv', 'md', 'log'],
  doc: ['doc', 'dot'],
  xlsx: ['xlsx', 'xltx'],
  xlsm: ['xlsm', 'xltm', 'xlam'],
  xls: ['xls', 'xlt'],
  pptx: ['pptx', 'potx', 'ppsx'],
  pptm: ['pptm', 'potm', 'ppsm', 'ppam'],
  ppt: ['ppt', 'pot', 'pps'],
  odt: ['odt', 'ott'],
  bmp: ['bmp', 'dib'],
};
/** Types that no extension belongs to, or any. */
const ANY_NAME: readonly FileType[] = ['archive', 'encrypted_office', 'executable', 'empty', 'unknown', 'tnef', 'xml'];

/** Tells whether a name's extension belongs to another type than the content is of. A name without one says nothing. */
export function isMismatched(name: string, type: FileType): boolean {
  const extension = extensionOf(name);
  if (extension === '' || ANY_NAME.includes(type)) return false;
  return !(EXTENSIONS[type] ?? [type]).includes(extension);
}
