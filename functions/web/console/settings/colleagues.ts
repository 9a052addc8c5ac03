import * as z from 'zod';
import type { Performed } from '#functions/casework/index.ts';
import { dateWords, timeWords } from '#functions/platform/london-words.ts';
import { ROLE_WORDS } from '#schemas/words/case-words.ts';
import type { Field } from '../../kit/fields.ts';
import { oneOf } from '../../kit/form-body.ts';
import { formRoutes } from '../../kit/form-route.ts';
import type { PageRoute, PageVisit } from '../../kit/page.ts';
import { AREAS } from './areas.ts';
import { settingPage } from './setting-page.ts';
import { stampWords } from './stamp.ts';

const AREA = AREAS.colleagues;
const PAGE = '/staff/settings/colleagues';
const BACK = { href: PAGE, text: AREA.title };

type Colleague = Performed<'listColleagues'>['body']['colleagues'][number];

const rowOf = (colleague: Colleague, now: Date) => ({
  id: colleague.id,
  name: colleague.name ?? colleague.id,
  hasName: colleague.name !== null,
  roles: colleague.roles.map((role) => ROLE_WORDS[role]).join(', ') || 'None yet',
  seen: colleague.seenOn === null ? 'Not yet' : dateWords(colleague.seenOn),
  ended: colleague.endedAt === null ? undefined : timeWords(colleague.endedAt, now),
  changed: stampWords(colleague, now),
});

/** `GET /staff/settings/colleagues`: lists the directory, a page at a time. */
const LIST: PageRoute = {
  method: 'GET',
  path: PAGE,
  respond: (visit) =>
    settingPage(visit, AREA, async () => {
      const after = visit.request.query.cursor;
      const { colleagues, cursor } = (
        await visit.perform('listColleagues', { query: after === undefined ? {} : { cursor: after } })
      ).body;
      return {
        template: 'console/settings/colleagues.njk',
        title: AREA.title,
        model: {
          rows: colleagues.map((one) => rowOf(one, visit.now)),
          first: after === undefined ? undefined : PAGE,
          next: cursor === null ? undefined : `${PAGE}?cursor=${encodeURIComponent(cursor)}`,
        },
      };
    }),
};

/** `/staff/settings/colleagues/enter`: enters a colleague before their first sign-in, or names one. */
const ENTER = formRoutes({
  path: `${PAGE}/enter`,
  show: (visit, { values, wrong }) =>
    settingPage(visit, AREA, async () => ({
      template: 'console/settings/do.njk',
      title: 'Add or rename a colleague',
      model: {
        back: BACK,
        says: [
          'They can be given work at once. Their roles come from the sign-in service.',
          'The name in their sign-in, if there is one, replaces the name that you enter here.',
        ],
        button: 'Save the colleague',
        fields: [
          {
            kind: 'text',
            name: 'id',
            label: 'Their id in the sign-in service',
            hint: 'Some services use the email address.',
          },
          { kind: 'text', name: 'name', label: 'Name' },
        ] satisfies Field[],
        values,
        wrong,
      },
    })),
  send: async ({ perform }, form) => {
    await perform('enterColleague', { form });
    return { to: `${PAGE}?done=entered` };
  },
});

/** A colleague who was chosen in the list. An id may be an email address, so it is never in an address of a page. */
const Chosen = z.object({ id: z.string(), name: z.string() });

/** `/staff/settings/colleagues/choose`: keeps who was chosen in the list, and leads to what is done; without a choice, to the list. */
const CHOOSE: readonly PageRoute[] = [
  { method: 'GET', path: `${PAGE}/choose`, respond: async () => ({ to: PAGE }) },
  {
    method: 'POST',
    path: `${PAGE}/choose`,
    respond: async ({ keep, request: { form } }) => {
      const chosen = await keep({ id: oneOf(form, 'id') ?? '', name: oneOf(form, 'name') ?? '' });
      return { to: `${PAGE}/${oneOf(form, 'does') === 'restore' ? 'restore' : 'end'}?found=${chosen}` };
    },
  },
];

const chosenIn = async ({ kept, request: { query } }: PageVisit) =>
  Chosen.safeParse(query.found === undefined ? undefined : await kept(query.found)).data;

interface Ending {
  readonly does: 'end' | 'restore';
  readonly title: string;
  readonly says: readonly string[];
  readonly warns: boolean;
}

/** Ends or restores the access of a colleague. */
const access = ({ does, title, says, warns }: Ending) =>
  formRoutes({
    path: `${PAGE}/${does}`,
    show: (visit, { values, wrong }) =>
      settingPage(visit, AREA, async () => {
        const chosen =
          values.id === undefined ? await chosenIn(visit) : { id: String(values.id), name: String(values.name) };
        return {
          template: 'console/settings/do.njk',
          title,
          model: {
            back: BACK,
            who: chosen,
            whyNot: chosen === undefined ? 'Choose the colleague in the list first.' : undefined,
            says,
            button: title,
            warns,
            fields: [
              { kind: 'hidden', name: 'id', value: chosen?.id ?? '' },
              { kind: 'hidden', name: 'name', value: chosen?.name ?? '' },
              { kind: 'textarea', name: 'why', label: 'Why', hint: '5 to 500 characters.', most: 500, rows: 3 },
            ] satisfies Field[],
            values,
            wrong,
          },
        };
      }),
    send: async ({ perform }, { id, why }) => {
      const form = { id, why };
      await (does === 'end' ? perform('endColleague', { form }) : perform('restoreColleague', { form }));
      return { to: `${PAGE}?done=${does === 'end' ? 'ended' : 'restored'}` };
    },
  });

/** The pages of the directory of colleagues. */
export const COLLEAGUE_ROUTES: readonly PageRoute[] = [
  LIST,
  ...ENTER,
  ...CHOOSE,
  ...access({
    does: 'end',
    title: 'End access',
    says: [
      'Their access ends within a minute, also if they are signed in now.',
      'Their cases and tasks go back to the teams within minutes. A case that nobody else may see is opened to team managers, and governance gets a task.',
    ],
    warns: true,
  }),
  ...access({
    does: 'restore',
    title: 'Restore access',
    says: ['They can sign in and be given work again. Their earlier work stays with the teams.'],
    warns: false,
  }),
];
