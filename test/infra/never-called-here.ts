import { WORK } from './job-permissions.ts';

interface Reason {
  readonly job?: string;
  readonly resource?: string;
  readonly actions: readonly string[];
  readonly why: string;
}

const all = (actions: string): string[] => actions.split(', ');

/** Every permission that no call on the local cloud uses, and why the role has it. `*` stands for any characters. */
export const NEVER_CALLED_HERE: readonly Reason[] = [
  { actions: all(WORK), why: 'Lambda takes messages from the queue in the name of the role.' },
];
