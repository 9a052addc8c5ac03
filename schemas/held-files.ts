import type { HoldReasonCode } from './document.ts';

const SEND_AS_WORD_OR_PDF = 'Please save it as an ordinary Word document or a PDF and send it again.';
const SEND_AGAIN = 'Please check that it opens on your computer and send it again.';

/** The meaning of a hold reason for staff and for the sender. */
export interface PlainWords {
  /** For staff, beside the held file. */
  readonly staff: string;
  /** For an email to the sender, so it names no file, no person and nothing of the content (law 4, domain 5.4). */
  readonly sender: string;
  /**
   * Whether to ask the sender for a safe copy. Not if the sender cannot remove the cause: a council's own template, or a link to
   * its intranet. Nor if staff see all words of the file anyway (a web page).
   */
  readonly senderCanHelp: boolean;
  /**
   * Whether our own reader may read the words of a held file (law 10). It may if only *opening* the file in another program is
   * dangerous. Each of a file's reasons must allow it.
   */
  readonly wordsMayBeRead: boolean;
}

const closed = (staff: string, sender: string): PlainWords => ({
  staff,
  sender,
  senderCanHelp: true,
  wordsMayBeRead: false,
});

const readable = (staff: string, sender: string, senderCanHelp = true): PlainWords => ({
  staff,
  sender,
  senderCanHelp,
  wordsMayBeRead: true,
});

/** Each hold reason in plain words. */
export const plainWords: Readonly<Record<HoldReasonCode, PlainWords>> = {
  empty: closed('The file is empty.', `The file is empty. ${SEND_AGAIN}`),
  truncated: closed(
    'The end of the file is missing, so it was probably cut off on its way here.',
    `The end of the file did not arrive. ${SEND_AGAIN}`,
  ),
  damaged: closed('The file is damaged and cannot be checked.', `The file is damaged. ${SEND_AGAIN}`),
  too_large: closed(
    'The file unpacks to more than we can check.',
    'The file is too large for us to check. Please send it in smaller parts or as a PDF.',
  ),
  bomb: closed(
    'The file is built to unpack to an enormous size, which no ordinary document does.',
    `We could not open the file safely. ${SEND_AS_WORD_OR_PDF}`,
  ),
  archive_tricks: closed(
    'The file is packed in a way that shows different programs different contents.',
    `We could not open the file safely. ${SEND_AS_WORD_OR_PDF}`,
  ),
  password_protected: closed(
    'The file needs a password, so nobody could check what is in it.',
    'The file is protected by a password. Please send it again without one.',
  ),
  macros: readable(
    'The file has macros: a program that could run when it is opened.',
    `The file has macros. ${SEND_AS_WORD_OR_PDF}`,
  ),
  embedded_object: readable(
    'Another file or object is embedded in the document.',
    'The document has another file or object inside it. Please remove it and send each file on its own.',
  ),
  attached_file: readable(
    'Other files are attached inside the PDF.',
    'The PDF has other files attached inside it. Please remove them and send each file on its own.',
  ),
  active_control: readable(
    'The document has active controls or scripts, which can run programs.',
    `The document has active controls. ${SEND_AS_WORD_OR_PDF}`,
  ),
  remote_template: readable(
    'The document fetches its template from another computer when it is opened.',
    'The document is attached to a template on another computer. Please save it as a PDF and send it again.',
    false,
  ),
  external_content: readable(
    'The document fetches pictures or other content from another computer when it is opened.',
    'The document fetches content from another computer. Please save it as a PDF and send it again.',
  ),
  linked_object: readable(
    'The document is linked to another file that it would open.',
    'The document is linked to another file. Please save it as a PDF and send it again.',
  ),
  dangerous_link: readable(
    'The document has a link that starts a program or opens a file on another computer.',
    'The document has a link that we cannot allow. Please remove it, or save as a PDF, and send it again.',
    false,
  ),
  dde: readable(
    'The document has a DDE field, which can start another program.',
    'The document would start another program. Please save it as a PDF and send it again.',
  ),
  include_field: readable(
    'The document has a field that brings in another file when it is updated.',
    'The document brings in another file. Please save it as a PDF and send it again.',
  ),
  foreign_content: readable(
    'The document has a part in another format that it would bring in when it is opened.',
    'The document has a part in another format. Please save it as a PDF and send it again.',
  ),
  xml_tricks: readable(
    'The document declares entities or an unusual encoding, which ordinary documents do not.',
    `We could not open the file safely. ${SEND_AS_WORD_OR_PDF}`,
  ),
  pdf_script: readable(
    'The PDF has a script that could run when it is opened.',
    'The PDF has a script. Please print it to a new PDF, or scan it, and send it again.',
  ),
  pdf_launch: readable(
    'The PDF would start a program, open another file or send data away.',
    'The PDF would open something else. Please print it to a new PDF, or scan it, and send it again.',
  ),
  archive: readable(
    'The file is an archive with further files packed in it.',
    'The file has other files packed in it. Please send each file on its own.',
  ),
  message_file: readable(
    'The file is a saved email, whose own attachments have not been checked.',
    'The file is a saved email. Please send its text and each of its attachments on their own.',
  ),
  web_page: readable(
    'The file is a web page, which can run scripts.',
    'The file is a web page. Please save it as a Word document or a PDF and send it again.',
    false,
  ),
  executable: closed('The file is a program.', 'The file is a program. Please send documents only.'),
  disguised: closed(
    'The file is two kinds of file at once.',
    `We could not open the file safely. ${SEND_AS_WORD_OR_PDF}`,
  ),
  dangerous_name: readable(
    'The name of the file would make a computer run it as a program.',
    `The file is of a kind that we cannot accept. ${SEND_AS_WORD_OR_PDF}`,
  ),
  unknown_type: closed(
    'We could not tell what kind of file this is.',
    `We could not tell what kind of file it is. ${SEND_AS_WORD_OR_PDF}`,
  ),
  could_not_inspect: closed(
    'The check of this file failed, so it is held until a person has looked at it.',
    `We could not check the file. ${SEND_AS_WORD_OR_PDF}`,
  ),
};
