import { mayPerform, type OperationId } from '#functions/casework/index.ts';
import { Role } from '#schemas/actor.ts';
import { ROLE_WORDS } from '#schemas/words/case-words.ts';
import { withArticle } from '#schemas/words/phrases.ts';

/** A part of the settings: its page, and the operations that read and change it. */
export interface Area {
  /** Below `/staff/settings/`. */
  readonly path: string;
  readonly title: string;
  readonly says: string;
  readonly read: OperationId;
  readonly change: OperationId;
}

/** The parts of the settings, in the order of the page. */
export const AREAS = {
  council: {
    path: 'council',
    title: 'Council’s name, telephones and links',
    says: 'What letters, forms and pages call the council, and how people reach it.',
    read: 'readCouncil',
    change: 'setCouncil',
  },
  'online-form': {
    path: 'online-form',
    title: 'Online form',
    says: 'Whether the public can send the online form, and who signed it off.',
    read: 'readOnlineForm',
    change: 'setOnlineForm',
  },
  catalogue: {
    path: 'catalogue',
    title: 'Catalogue and centres',
    says: 'The services and centres that families can be told about.',
    read: 'listCatalogue',
    change: 'writeCatalogueEntry',
  },
  levels: {
    path: 'levels',
    title: 'Levels of need',
    says: 'The names of the levels that decisions use.',
    read: 'readLevels',
    change: 'setLevels',
  },
  clock: {
    path: 'clock',
    title: 'Decision clock',
    says: 'When decisions are due, and when people are at work to make them.',
    read: 'readClock',
    change: 'setClock',
  },
  colleagues: {
    path: 'colleagues',
    title: 'Colleagues',
    says: 'Who can be given work, and whose access has ended.',
    read: 'listColleagues',
    change: 'enterColleague',
  },
  postcodes: {
    path: 'postcodes',
    title: 'Postcode file',
    says: 'Which authority each postcode belongs to.',
    read: 'readPostcodes',
    change: 'setPostcodes',
  },
} as const satisfies Readonly<Record<string, Area>>;

/** The operations that show any part of the settings. */
export const SETTINGS_READ: readonly OperationId[] = Object.values(AREAS).map(({ read }) => read);

/** Returns the sentence that says whose role allows an operation: "Only a system administrator may change this." */
export function onlyWho(id: OperationId, does: 'see' | 'change'): string {
  const roles = Role.options.filter((role) =>
    mayPerform({ staff: { kind: 'staff', id: 'anyone', roles: [role] }, name: undefined }, id),
  );
  const words = roles.map((role) => withArticle(ROLE_WORDS[role])).join(', ');
  return `Only ${words.replace(/, ([^,]*)$/, ' or $1')} may ${does} this.`;
}
