import type { Performed } from '#functions/casework/index.ts';
import type { Choice } from '../../kit/fields.ts';
import type { PageVisit } from '../../kit/page.ts';
import { type CaseSeen, frameOf } from '../case/case-frame.ts';
import { fileIn } from '../look/blank-form.ts';
import { type Asked, type Look, lookRoutes } from '../look/look.ts';
import { peopleChoices } from '../people-choices.ts';

/** Before the keys of children who go together. */
const TOGETHER = 'together:';

/** The form that gives a child's hand-over pack, as text to copy or as a PDF. */
const HAND_OVER: Look = {
  path: 'hand-over',
  does: 'hand_over',
  title: 'Hand over to another system',
  says: () => [
    'You get everything of this case about one child, as text to copy into another system or as a PDF to save. Secret addresses stay hidden. Risks to staff are always in it.',
    'Siblings are never mixed, unless somebody said that they have the same parents. What you take is recorded, with your reason.',
    'A PDF can take up to 20 seconds. Press the button once, and wait until the file is saved.',
  ],
  button: 'Make the pack',
  fields: (seen) => {
    const choices = childChoices(seen);
    return [
      ...(choices.length > 1
        ? [{ kind: 'radios', name: 'child', label: 'Who the pack is about', choices } as const]
        : []),
      {
        kind: 'radios',
        name: 'as',
        label: 'How you need it',
        value: 'text',
        choices: [
          { value: 'text', text: 'Text to copy' },
          { value: 'pdf', text: 'A PDF to save' },
        ],
      },
    ];
  },
  give: async (visit, asked) => {
    const { reference, reason, body } = asked;
    const query = queryOf(body.child);
    const given = { path: { reference }, query, reason };
    if (body.as === 'pdf') return fileIn(await visit.perform('printHandOver', given));
    const answer = await visit.perform('handOverCase', given);
    return packPage(visit, asked, answer.body);
  },
};

/** Returns the children of a case, and those who go together, as choices. */
function childChoices({ view }: CaseSeen): Choice[] {
  const children = peopleChoices(view.forms, 'children');
  const nameOf = (key: string) => children.find(({ value }) => value === key)?.text;
  const together = (view.case.sameParents ?? []).flatMap((group) => {
    const [first] = group.children;
    const names = group.children.flatMap((key) => nameOf(key) ?? []);
    const text = `${new Intl.ListFormat('en-GB').format(names)}, together`;
    return first === undefined || names.length < 2
      ? []
      : [{ value: `${TOGETHER}${first}`, text, hint: 'Somebody said that they have the same parents.' }];
  });
  return [...children, ...together];
}

function queryOf(chosen: unknown): { child?: string; together?: 'true' } {
  if (typeof chosen !== 'string') return {};
  if (!chosen.startsWith(TOGETHER)) return { child: chosen };
  return { child: chosen.slice(TOGETHER.length), together: 'true' };
}

/** What a text area shows without scrolling. */
const MOST_ROWS = 12;

function packPage(visit: PageVisit, { seen, reason, body }: Asked, pack: Performed<'handOverCase'>['body']) {
  const rowsOf = (text: string) => Math.min(text.split('\n').length + 1, MOST_ROWS);
  const groups = [...pack.groups, { title: 'Everything as one text', text: pack.summary }];
  return {
    template: 'console/hand-over/pack.njk',
    title: 'Hand-over pack',
    watched: true,
    model: {
      ...frameOf(visit, seen),
      chosen: childChoices(seen).find(({ value }) => value === body.child)?.text,
      groups: groups.map((group) => ({ ...group, rows: rowsOf(group.text) })),
      child: body.child,
      reason,
    },
  };
}

/** `/staff/cases/{reference}/hand-over`: gives the pack. */
export const HAND_OVERS = lookRoutes(HAND_OVER);
