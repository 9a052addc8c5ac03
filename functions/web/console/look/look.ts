import { Problem } from '#functions/platform/http/problem.ts';
import type { MayAction } from '#schemas/api/staff/may.ts';
import { Reason } from '#schemas/api/staff/reason.ts';
import { type Field, labelsOf } from '../../kit/fields.ts';
import { type FormBody, oneOf, REASON_FIELD } from '../../kit/form-body.ts';
import { formRoutes } from '../../kit/form-route.ts';
import type { PageAnswer, PageRoute, PageVisit } from '../../kit/page.ts';
import { type CaseSeen, readCase } from '../case/case-frame.ts';
import { formModel, mayOf } from '../do/form-page.ts';

/** What somebody asked to be given. */
export interface Asked {
  readonly seen: CaseSeen;
  readonly reference: string;
  readonly reason: string | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * A form that gives something of a case away: a file, a secret, a pack. It changes nothing. It is sent by POST, because each is recorded
 * as a look of the person who sent it, and a link on another site must not be able to make one.
 */
export interface Look {
  /** Its path below `/staff/cases/{reference}/`. */
  readonly path: string;
  /** Absent: for everybody who may see the case. */
  readonly does?: MayAction;
  /** The page of the case that it goes back to, below the case's path. */
  readonly page?: `/${string}`;
  readonly title: string;
  readonly says: (seen: CaseSeen, visit: PageVisit) => readonly string[];
  readonly button: string;
  /** `always`: the operation itself asks every person why. Otherwise their role decides. */
  readonly reason?: 'always';
  readonly fields?: (seen: CaseSeen) => readonly Field[];
  readonly give: (visit: PageVisit, asked: Asked) => Promise<PageAnswer>;
}

/** Makes the routes of a look: the form, and what is given in answer to it. */
export function lookRoutes(look: Look): readonly PageRoute[] {
  return formRoutes({
    path: `/staff/cases/{reference}/${look.path}`,
    show: async (visit, shows) => {
      const seen = await readCase(visit);
      const model = formModel(visit, seen, look, shows);
      const fields = look.fields?.(seen) ?? [];
      return {
        template: 'console/do/form.njk',
        title: look.title,
        labels: labelsOf(fields),
        watched: true,
        model: {
          ...model,
          form: { says: look.says(seen, visit), button: look.button },
          isShown: model.whyNot === undefined,
          needsReason: model.needsReason || look.reason === 'always',
          fields,
        },
      };
    },
    send: async (visit, body, form) => {
      const seen = await readCase(visit);
      const may = mayOf(seen, look.does);
      const needed = look.reason === 'always' || (may.may && may.reason === 'needed');
      const { reference } = seen.view.case;
      return look.give(visit, { seen, reference, reason: reasonIn(form, needed), body });
    },
  });
}

/** @throws Problem 400 for a reason that is missing, too short or too long */
function reasonIn(form: FormBody, needed: boolean): string | undefined {
  const given = oneOf(form, REASON_FIELD);
  if (given === undefined && !needed) return undefined;
  const { data } = Reason.safeParse(given ?? '');
  if (data !== undefined) return data;
  const detail = 'Say why you need this, in 5 to 500 characters.';
  throw new Problem(400, 'bad-reason', detail, {
    errors: [{ pointer: `/${REASON_FIELD}`, code: 'bad-reason', detail }],
  });
}
