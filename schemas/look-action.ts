import * as z from 'zod';

/** A look of a person, as the audit names it. Those that name a case are the answer to who looked at it. */
export const LookAction = z.enum([
  'read-case',
  'read-history',
  'compare-cases',
  'search',
  'list-cases',
  'list-tasks',
  'show-shift',
  'open-document',
  'read-drawing',
  'read-email',
  'show-document',
  'show-small-picture',
  'open-message',
  'open-original',
  'unmask',
  'export-case',
  'who-looked',
  'refused',
  // These name a draft, which becomes a case.
  'list-drafts',
  'read-draft',
  // These name no case.
  'dashboard',
  'list-colleagues',
  'read-activity',
]);
export type LookAction = z.infer<typeof LookAction>;
