import type { Role } from '#schemas/actor.ts';
import type { People } from './people.ts';

const TITLES: Readonly<Record<Role, string>> = {
  screening_officer: 'Screening officer',
  duty_social_worker: 'Duty social worker',
  team_manager: 'Team manager',
  eh_coordinator: 'Early Help Coordinator',
  masp_chair: 'MASP chair',
  ig_officer: 'Information governance officer',
  system_admin: 'System administrator',
  analyst: 'Analyst',
};

/** A person may look with a telephone, or at four times the size: nothing here has a width of its own. */
const STYLE = `body{font:1.1875rem/1.4 sans-serif;margin:1rem auto;padding:0 1rem;max-width:40rem;overflow-wrap:anywhere}
h2{font-size:1.1875rem;margin:1.5rem 0 .5rem}ul{list-style:none;margin:0;padding:0}li{margin:0 0 .5rem}
button{font:inherit;padding:.5rem 1rem;min-height:2.75rem;text-align:left;width:100%;border:2px solid #1d70b8;background:#fff;color:#0b0c0c}
button:hover{background:#eef5fb}:focus-visible{outline:4px solid #0b0c0c;outline-offset:2px}a{color:#1d70b8}`;

const page = (
  heading: string,
  content: string,
): string => `<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${heading} – demonstration sign-in</title><style>${STYLE}</style></head>
<body><main><h1>${heading}</h1>${content}</main></body></html>`;

/** Returns the page on which a person says who they are. The form posts to its own address, which has the console's request. */
export function choicePage(people: People, cancelAddress: string): string {
  const roles = people.byRole().flatMap(([role, members]) => {
    const buttons = members.map(({ id, name }) => `<li><button name="person" value="${id}">${name}</button></li>`);
    return buttons.length === 0 ? [] : [`<h2>${TITLES[role]}</h2><ul>${buttons.join('')}</ul>`];
  });
  return page(
    'Who are you?',
    `<p>This page stands in for the council’s own sign-in. These people are invented, and have no password.</p>
<form method="post">${roles.join('\n')}</form><p><a href="${cancelAddress.replaceAll('&', '&amp;')}">Cancel, and go back</a></p>`,
  );
}

/** Returns the page for a request that the console should not have made. `why` has our own words alone. */
export const refusalPage = (why: string): string =>
  page(
    'You cannot sign in with this link',
    `<p>${why}</p><p>Open the console’s own address, and sign in from there.</p>`,
  );
