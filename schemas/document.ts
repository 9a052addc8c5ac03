import * as z from 'zod';

/** The type of a file by its content, whatever its name. A template has a type of its own; `doc` covers `.dot` as well. */
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

/** A reason to hold a file in quarantine, even if its antivirus verdict is clean (law 3). */
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

/** One reason why a file is held. */
export const HoldReason = z.object({ code: HoldReasonCode });

/** A remark about a file that is no reason to hold it. People who support the service see it. */
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

/** Whether a file is safe, or held and why. */
export const FileSafety = z.discriminatedUnion('state', [
  z.object({ state: z.literal('safe') }),
  z.object({ state: z.literal('held'), reasons: z.array(HoldReason).min(1) }),
]);
export type FileSafety = z.infer<typeof FileSafety>;

/** The result of our own inspection of one file. */
export const Inspection = z.object({ type: FileType, safety: FileSafety, notes: z.array(InspectionNote) });
export type Inspection = z.infer<typeof Inspection>;
