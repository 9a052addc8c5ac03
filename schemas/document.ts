import * as z from 'zod';

/** What a file is by its content, whatever it is called. A template is its own type; `doc` covers `.dot` as well. */
export const FileType = z.enum([
  'docx',
  'docm',
  'dotx',
  'dotm',
  'doc',
  'odt',
  'rtf',
  'pdf',
  'png',
  'jpeg',
  'gif',
  'bmp',
  'tiff',
  'heic',
  'avif',
  'webp',
  'xlsx',
  'xlsm',
  'xlsb',
  'xls',
  'pptx',
  'pptm',
  'ppt',
  'ods',
  'odp',
  'txt',
  'html',
  'xml',
  'eml',
  'msg',
  'tnef',
  'zip',
  'archive',
  'encrypted_office',
  'executable',
  'empty',
  'unknown',
]);
export type FileType = z.infer<typeof FileType>;

/** Why a file is held in quarantine although its antivirus verdict may be clean (law 3). */
export const HoldReasonCode = z.enum([
  'empty',
  'truncated',
  'damaged',
  'too_large',
  'bomb',
  'archive_tricks',
  'password_protected',
  'macros',
  'embedded_object',
  'attached_file',
  'active_control',
  'remote_template',
  'external_content',
  'linked_object',
  'dangerous_link',
  'dde',
  'include_field',
  'foreign_content',
  'xml_tricks',
  'pdf_script',
  'pdf_launch',
  'archive',
  'message_file',
  'web_page',
  'executable',
  'disguised',
  'dangerous_name',
  'unknown_type',
  'could_not_inspect',
]);
export type HoldReasonCode = z.infer<typeof HoldReasonCode>;

export const HoldReason = z.object({ code: HoldReasonCode });

/** Worth knowing, and no reason to hold: shown to whoever supports the service. */
export const InspectionNote = z.enum([
  'extension_mismatch',
  'local_reference',
  'macro_type_without_macros',
  'bytes_before_archive',
  'bytes_before_pdf',
  'trailing_data',
  'chart_workbook',
  'owner_password',
  'form_scripts',
]);
export type InspectionNote = z.infer<typeof InspectionNote>;

export const FileSafety = z.discriminatedUnion('state', [
  z.object({ state: z.literal('safe') }),
  z.object({ state: z.literal('held'), reasons: z.array(HoldReason).min(1) }),
]);
export type FileSafety = z.infer<typeof FileSafety>;

/** What our own inspection found out about one file. */
export const Inspection = z.object({ type: FileType, safety: FileSafety, notes: z.array(InspectionNote) });
export type Inspection = z.infer<typeof Inspection>;

const SEND_AS_WORD_OR_PDF = 'Please save it as an ordinary Word document or a PDF and send it again.';
const SEND_AGAIN = 'Please check that it opens on your computer and send it again.';

/** What a reason means to the people around a held file. */
export interface PlainWords {
  /** Shown beside the held file. */
  readonly staff: string;
  /** May go into an email, so it names no file, no person and nothing of the content (law 4, domain 5.4). */
  readonly sender: string;
  /**
   * Whether asking the sender for a safe copy helps. It does not when the cause is somebody else's (a council's own
   * template, a link to its intranet), or when all words of the file are shown anyway (a web page).
   */
  readonly senderCanHelp: boolean;
  /**
   * Whether our own reader may read the words while the file is held: yes when only *opening* it in another program
   * could act (law 10). A file's words are read only when each of its reasons allows it.
   */
  readonly wordsMayBeRead: boolean;
}

/** Each reason in plain words. */
export const plainWords: Record<HoldReasonCode, PlainWords> = {
  empty: {
    staff: 'The file is empty.',
    sender: `The file is empty. ${SEND_AGAIN}`,
    senderCanHelp: true,
    wordsMayBeRead: false,
  },
  truncated: {
    staff: 'The end of the file is missing, so it was probably cut off on its way here.',
    sender: `The end of the file did not arrive. ${SEND_AGAIN}`,
    senderCanHelp: true,
    wordsMayBeRead: false,
  },
  damaged: {
    staff: 'The file is damaged and cannot be checked.',
    sender: `The file is damaged. ${SEND_AGAIN}`,
    senderCanHelp: true,
    wordsMayBeRead: false,
  },
  too_large: {
    staff: 'The file unpacks to more than we can check.',
    sender: 'The file is too large for us to check. Please send it in smaller parts or as a PDF.',
    senderCanHelp: true,
    wordsMayBeRead: false,
  },
  bomb: {
    staff: 'The file is built to unpack to an enormous size, which no ordinary document does.',
    sender: `We could not open the file safely. ${SEND_AS_WORD_OR_PDF}`,
    senderCanHelp: true,
    wordsMayBeRead: false,
  },
  archive_tricks: {
    staff: 'The file is packed in a way that shows different programs different contents.',
    sender: `We could not open the file safely. ${SEND_AS_WORD_OR_PDF}`,
    senderCanHelp: true,
    wordsMayBeRead: false,
  },
  password_protected: {
    staff: 'The file needs a password, so nobody could check what is in it.',
    sender: 'The file is protected by a password. Please send it again without one.',
    senderCanHelp: true,
    wordsMayBeRead: false,
  },
  macros: {
    staff: 'The file holds macros: a program that could run when it is opened.',
    sender: `The file holds macros. ${SEND_AS_WORD_OR_PDF}`,
    senderCanHelp: true,
    wordsMayBeRead: true,
  },
  embedded_object: {
    staff: 'Another file or object is embedded in the document.',
    sender: 'The document has another file or object inside it. Please remove it and send each file on its own.',
    senderCanHelp: true,
    wordsMayBeRead: true,
  },
  attached_file: {
    staff: 'Other files are attached inside the PDF.',
    sender: 'The PDF has other files attached inside it. Please remove them and send each file on its own.',
    senderCanHelp: true,
    wordsMayBeRead: true,
  },
  active_control: {
    staff: 'The document holds active controls or scripts, which can run programs.',
    sender: `The document holds active controls. ${SEND_AS_WORD_OR_PDF}`,
    senderCanHelp: true,
    wordsMayBeRead: true,
  },
  remote_template: {
    staff: 'The document fetches its template from another computer when it is opened.',
    sender: 'The document is attached to a template on another computer. Please save it as a PDF and send it again.',
    senderCanHelp: false,
    wordsMayBeRead: true,
  },
  external_content: {
    staff: 'The document fetches pictures or other content from another computer when it is opened.',
    sender: 'The document fetches content from another computer. Please save it as a PDF and send it again.',
    senderCanHelp: true,
    wordsMayBeRead: true,
  },
  linked_object: {
    staff: 'The document is linked to another file that it would open.',
    sender: 'The document is linked to another file. Please save it as a PDF and send it again.',
    senderCanHelp: true,
    wordsMayBeRead: true,
  },
  dangerous_link: {
    staff: 'The document has a link that starts a program or opens a file on another computer.',
    sender: 'The document has a link that we cannot allow. Please remove it, or save as a PDF, and send it again.',
    senderCanHelp: false,
    wordsMayBeRead: true,
  },
  dde: {
    staff: 'The document holds a DDE field, which can start another program.',
    sender: 'The document would start another program. Please save it as a PDF and send it again.',
    senderCanHelp: true,
    wordsMayBeRead: true,
  },
  include_field: {
    staff: 'The document holds a field that brings in another file when it is updated.',
    sender: 'The document brings in another file. Please save it as a PDF and send it again.',
    senderCanHelp: true,
    wordsMayBeRead: true,
  },
  foreign_content: {
    staff: 'The document holds a part in another format that it would bring in when it is opened.',
    sender: 'The document holds a part in another format. Please save it as a PDF and send it again.',
    senderCanHelp: true,
    wordsMayBeRead: true,
  },
  xml_tricks: {
    staff: 'The document declares entities or an unusual encoding, which ordinary documents do not.',
    sender: `We could not open the file safely. ${SEND_AS_WORD_OR_PDF}`,
    senderCanHelp: true,
    wordsMayBeRead: true,
  },
  pdf_script: {
    staff: 'The PDF holds a script that could run when it is opened.',
    sender: 'The PDF holds a script. Please print it to a new PDF, or scan it, and send it again.',
    senderCanHelp: true,
    wordsMayBeRead: true,
  },
  pdf_launch: {
    staff: 'The PDF would start a program, open another file or send data away.',
    sender: 'The PDF would open something else. Please print it to a new PDF, or scan it, and send it again.',
    senderCanHelp: true,
    wordsMayBeRead: true,
  },
  archive: {
    staff: 'The file is an archive with further files packed in it.',
    sender: 'The file has other files packed in it. Please send each file on its own.',
    senderCanHelp: true,
    wordsMayBeRead: true,
  },
  message_file: {
    staff: 'The file is a saved email, whose own attachments have not been checked.',
    sender: 'The file is a saved email. Please send its text and each of its attachments on their own.',
    senderCanHelp: true,
    wordsMayBeRead: true,
  },
  web_page: {
    staff: 'The file is a web page, which can run scripts.',
    sender: 'The file is a web page. Please save it as a Word document or a PDF and send it again.',
    senderCanHelp: false,
    wordsMayBeRead: true,
  },
  executable: {
    staff: 'The file is a program.',
    sender: 'The file is a program. Please send documents only.',
    senderCanHelp: true,
    wordsMayBeRead: false,
  },
  disguised: {
    staff: 'The file is two kinds of file at once.',
    sender: `We could not open the file safely. ${SEND_AS_WORD_OR_PDF}`,
    senderCanHelp: true,
    wordsMayBeRead: false,
  },
  dangerous_name: {
    staff: 'The name of the file would make a computer run it as a program.',
    sender: `The file is of a kind that we cannot accept. ${SEND_AS_WORD_OR_PDF}`,
    senderCanHelp: true,
    wordsMayBeRead: true,
  },
  unknown_type: {
    staff: 'We could not tell what kind of file this is.',
    sender: `We could not tell what kind of file it is. ${SEND_AS_WORD_OR_PDF}`,
    senderCanHelp: true,
    wordsMayBeRead: false,
  },
  could_not_inspect: {
    staff: 'The check of this file failed, so it is held until a person has looked at it.',
    sender: `We could not check the file. ${SEND_AS_WORD_OR_PDF}`,
    senderCanHelp: true,
    wordsMayBeRead: false,
  },
};
