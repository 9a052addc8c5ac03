/** Longer than any of our addresses. */
const LONGEST = 1000;

/** Returns which of our pages to go to, as a browser named it: never another site, and never the sign-in itself. Otherwise my work. */
export const ownPath = (to: string | undefined): string =>
  to !== undefined && to.length <= LONGEST && /^\/staff(?:[/?]|$)/.test(to) && !/^\/staff\/sign|[\\\s]|\/\//.test(to)
    ? to
    : '/staff';
