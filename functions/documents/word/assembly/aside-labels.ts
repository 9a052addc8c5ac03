/** What a form field says to whoever fills it in: a form's guidance, and in any other document words like others. */
export const FIELD_HELP = 'Help of a form field';
