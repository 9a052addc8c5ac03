import * as z from 'zod';
import { type SettingForm, withNeeded } from './setting-form.ts';

const Links = z.record(z.string(), z.unknown()).catch({});

/** `/staff/settings/council`: the council's name, telephones and links (S6, S7, S29, S32). */
export const COUNCIL: SettingForm = {
  name: 'council',
  says: [
    'Letters, forms, answers and pages use these within a minute. The number for danger is always 999 and is not set here.',
  ],
  button: 'Save the council’s details',
  read: async (perform) => {
    const { body, headers } = await perform('readCouncil', {});
    const { council, mailbox, wordFormUrl, ...stamp } = body;
    return {
      value: council,
      stamp,
      etag: headers?.etag,
      fields: [
        { kind: 'text', name: 'name', label: 'Name of the council', value: council.name },
        {
          kind: 'text',
          name: 'telephone',
          label: 'Telephone',
          hint: 'The one number for help, assessments and social care.',
          value: council.telephone,
        },
        {
          kind: 'text',
          name: 'outOfHours',
          label: 'Telephone for nights and weekends (optional)',
          hint: 'Leave it empty if the number above answers at any hour.',
          value: council.outOfHours ?? '',
        },
        {
          kind: 'text',
          name: 'coordinator',
          label: 'How to reach the Early Help Coordinator',
          hint: 'The coordinator answers questions about procedure, never concerns about a child.',
          value: council.coordinator,
        },
        {
          kind: 'textarea',
          name: 'hours',
          label: 'When a person looks at what arrives',
          hint: 'One sentence. People decide by it whether to wait, so it must also be true at night.',
          most: 300,
          rows: 2,
          value: council.hours,
        },
        {
          kind: 'text',
          name: 'links/oneNumber',
          label: 'Address of the page about the one number (optional)',
          value: council.links.oneNumber ?? '',
        },
        {
          kind: 'text',
          name: 'links/thresholds',
          label: 'Address of the threshold procedures (optional)',
          value: council.links.thresholds ?? '',
        },
        {
          kind: 'text',
          name: 'links/panelTerms',
          label: 'Address of the panel’s terms of reference (optional)',
          value: council.links.panelTerms ?? '',
        },
      ],
      more: {
        also: [
          { key: 'Mailbox for referrals', value: mailbox },
          { key: 'Blank Word form', value: wordFormUrl },
        ],
        alsoSays: 'These belong to the deployment, because mail and addresses are set up for them.',
      },
    };
  },
  save: async ({ perform, ifMatch }, { links, ...body }) => {
    const form = {
      outOfHours: null,
      ...withNeeded(body, ['name', 'telephone', 'coordinator', 'hours']),
      links: { oneNumber: null, thresholds: null, panelTerms: null, ...Links.parse(links) },
    };
    await perform('setCouncil', { form, ifMatch });
    return 'council';
  },
};
