import { Role } from '#schemas/actor.ts';

/** An invented person who signs in here, by the id of their token. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

const NAMES: Readonly<Record<Role, readonly [string, string]>> = {
  screening_officer: ['Hazel Merriweather', 'Linden Sparrowhawk'],
  duty_social_worker: ['Rowan Ashby', 'Bryony Thistlewood'],
  team_manager: ['Sorrel Wainwright', 'Aspen Larkfield'],
  eh_coordinator: ['Clover Fairweather', 'Alder Hollins'],
  masp_chair: ['Juniper Oakes', 'Heath Winterbourne'],
  ig_officer: ['Marigold Penhallow', 'Sage Copperfield'],
  system_admin: ['Tansy Underhill', 'Birch Holloway'],
  analyst: ['Myrtle Fenwick', 'Hawthorn Reedham'],
};

/** Returns the two people of a role: one who assigns work, and one who gets it. */
export function peopleOf(role: Role): readonly [Person, Person] {
  const [first, second] = NAMES[role];
  return [
    { id: `local-${role}`, name: first },
    { id: `local-${role}-2`, name: second },
  ];
}

/** A person with the roles that they have now. */
export type Member = Person & { readonly roles: readonly Role[] };

/** Everybody who may sign in. A test changes it in process, as an administrator of an issuer does. */
export interface People {
  /** Returns everybody who may sign in, by the role that they began with. */
  byRole(): readonly (readonly [Role, readonly Member[]])[];
  find(id: string): Member | undefined;
  /** Gives a person other roles, which their next token has. */
  giveRoles(id: string, roles: readonly Role[]): void;
  /** Ends a person's access: they can neither sign in nor get another token. */
  end(id: string): void;
}

/** Makes the demonstration's people: two of each role. */
export function demonstrationPeople(): People {
  const members = new Map(
    Role.options.flatMap((role) => peopleOf(role).map((person) => [person.id, { ...person, roles: [role] }])),
  );
  const rolesOf = new Map<string, readonly Role[]>([...members].map(([id, { roles }]) => [id, roles]));
  const find = (id: string): Member | undefined => {
    const [person, roles] = [members.get(id), rolesOf.get(id)];
    return person && roles && { ...person, roles };
  };
  return {
    byRole: () => Role.options.map((role) => [role, peopleOf(role).flatMap(({ id }) => find(id) ?? [])] as const),
    find,
    giveRoles: (id, roles) => {
      if (rolesOf.has(id)) rolesOf.set(id, roles);
    },
    end: (id) => {
      rolesOf.delete(id);
    },
  };
}
