/** Most families have one to three children. The row says how many more there are. */
export const MOST_CHILDREN_SHOWN = 3;
/** The longest text of a row. Names are shorter; what is longer is cut, and the case has all of it. */
export const MOST_GLANCE_TEXT = 60;
/** More kinds of concern do not fit one line. */
export const MOST_CONCERNS_SHOWN = 4;

/** The longest code of a code set. */
export const MOST_CODE = 60;
