/** Longer than any of our addresses. */
const LONGEST = 1000;
/** Stands for our own origin: only the path is of interest, as a browser would resolve it. */
const HERE = 'https://front-door.invalid';

/** Returns which of our pages to go to, as a browser named it: never another site, and never the sign-in itself. Otherwise my work. */
export function ownPath(to: string | undefined): string {
  if (to === undefined || to.length > LONGEST || !URL.canParse(to, HERE)) return '/staff';
  const { origin, pathname, search } = new URL(to, HERE);
  const isOurs = origin === HERE && /^\/staff(?:\/|$)/.test(pathname) && !pathname.startsWith('/staff/sign');
  return isOurs ? `${pathname}${search}` : '/staff';
}
