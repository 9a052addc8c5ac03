import type { OperationId } from '#functions/casework/index.ts';

/** The places that every page leads to, and the operation that each is for. */
const PLACES: readonly { readonly text: string; readonly href: string; readonly needs: OperationId }[] = [
  { text: 'My work', href: '/staff', needs: 'listCases' },
  { text: 'Team queue', href: '/staff/queue', needs: 'listCases' },
  { text: 'Search', href: '/staff/search', needs: 'searchCases' },
  { text: 'Shift', href: '/staff/shift', needs: 'readShift' },
  { text: 'Settings', href: '/staff/settings', needs: 'listColleagues' },
];

/** Returns the places that somebody may go to. */
export const menuFor = (may: (id: OperationId) => boolean) =>
  PLACES.filter(({ needs }) => may(needs)).map(({ text, href }) => ({ text, href }));
