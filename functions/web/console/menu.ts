import type { OperationId } from '#functions/casework/index.ts';
import { SETTINGS_READ } from './settings/areas.ts';

/** The places that every page leads to, and the operations of which somebody must have one to go there. */
const PLACES: readonly { readonly text: string; readonly href: string; readonly needs: readonly OperationId[] }[] = [
  { text: 'My work', href: '/staff', needs: ['listCases'] },
  { text: 'Team queue', href: '/staff/queue', needs: ['listCases'] },
  { text: 'Take a referral', href: '/staff/call', needs: ['beginDraft'] },
  { text: 'Search', href: '/staff/search', needs: ['searchCases'] },
  { text: 'Shift', href: '/staff/shift', needs: ['readShift'] },
  { text: 'Activity', href: '/staff/activity', needs: ['readActivity'] },
  { text: 'Governance', href: '/staff/governance', needs: ['listRestricted'] },
  { text: 'Settings', href: '/staff/settings', needs: SETTINGS_READ },
];

/** Returns the places that somebody may go to. */
export const menuFor = (may: (id: OperationId) => boolean) =>
  PLACES.filter(({ needs }) => needs.some(may)).map(({ text, href }) => ({ text, href }));
