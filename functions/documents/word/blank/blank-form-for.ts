/** What a blank form says besides its questions. */
export interface BlankFormFor {
  /** `coordinator`: whom to ask how the form is filled in, on a form whose questions are theirs (S32). */
  readonly council: {
    readonly name: string;
    readonly telephone: string;
    /** Where the completed form is emailed to (S13d). */
    readonly mailbox: string;
    readonly coordinator?: string;
  };
  /** The case that it was issued for; it is written in the header so that the answer finds its case (S13). */
  readonly reference?: string | undefined;
  /** When it is wanted back: an ISO date, or an instant, shown as a day in England. */
  readonly dueAt?: string | undefined;
}
