/**
 * The label of a leftover that says of somebody whom a form of another council has among the children that they were read as a
 * member of the household: whoever compares the reading looks at it.
 */
export const MOVED_TO_HOUSEHOLD = 'Read as a member of the household, though the form has them among the children';
