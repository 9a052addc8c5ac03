import { formEmail } from '#test/fixtures/emails.ts';
import { docxWithEicarMember, passwordProtectedDocx } from '#test/fixtures/hostile-files.ts';
import { emailReferral } from '#test/support/smtp.ts';
import { school } from './email.ts';
import type { Sample } from './sample.ts';

/** A form sent by email whose file may not leave quarantine: the referral itself goes on, and the sender is asked. */
function unsafeFile(name: string, who: string, docx: (run: string) => Uint8Array, file: string, flag: string): Sample {
  return {
    name,
    route: 'email',
    expected: `1 case, no form, flag ${flag}, file ${file}, task ask for safe copy, acknowledgement, safe copy request`,
    address: (run) => school(who, run),
    send: async (door, run) => {
      const from = school(who, run);
      const messageId = `<${who}-${run}@school.example.sch.uk>`;
      await emailReferral(door, await formEmail({ from, docx: docx(run), messageId }), from);
      return { from };
    },
  };
}

export const unsafeFileSamples: readonly Sample[] = [
  unsafeFile('Virus (EICAR) in it', 'eicar', () => docxWithEicarMember(), 'infected', 'file infected'),
  unsafeFile('Password-protected', 'locked', passwordProtectedDocx, 'clean held (password protected)', 'file held'),
];
