/** How often an open page asks whether its reader may still see it, and whether its list has changed. */
const EVERY_MS = 30_000;

/**
 * Asks the service again for the page that is open: when the reader comes back to the tab, and every half a minute while they look at it.
 * A page that they may no longer see is replaced; a form in which they typed is sent first when their session has ended, which keeps the
 * words for them and carries nothing out. So is a call that a colleague took over: its words are theirs, and come back. A list that has changed is shown again, unless somebody is typing in it.
 * Such a request says that it is no work of a person, so that it does not keep a session alive.
 */
export function watchAccess(): void {
  if (document.querySelector('[data-watch]') === null) return;
  let asking = false;
  const ask = async () => {
    if (asking || document.visibilityState !== 'visible') return;
    asking = true;
    try {
      await look();
    } finally {
      asking = false;
    }
  };
  setInterval(ask, EVERY_MS);
  document.addEventListener('visibilitychange', ask);
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) void ask();
  });
}

async function look(): Promise<void> {
  let answer: Response;
  try {
    answer = await fetch(location.href, { headers: { 'x-look-again': 'true' }, redirect: 'manual', cache: 'no-store' });
  } catch {
    // No network: the page stays, and the next look asks again.
    return;
  }
  if (answer.type === 'opaqueredirect') return location.reload();
  const form =
    answer.status === 401
      ? formWithWords('form[method="post"]')
      : answer.status === 404
        ? formWithWords('form[data-saves]')
        : undefined;
  if (form !== undefined) return form.submit();
  if ([401, 403, 404].includes(answer.status)) return replacePage(await answer.text());
  if (answer.ok) refreshLists(await answer.text());
}

/** Returns a form, of those that are chosen, in which somebody typed. */
const formWithWords = (chosen: string): HTMLFormElement | undefined =>
  [...document.querySelectorAll<HTMLFormElement>(chosen)].find((form) =>
    [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('textarea, input[type="text"]')].some(
      ({ value }) => value.trim() !== '',
    ),
  );

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

/** Shows another page in place of this one, without its content in the tab's history. */
function replacePage(html: string): void {
  const page = parse(html);
  document.title = page.title;
  document.body.replaceChildren(...page.body.childNodes);
  document.querySelector<HTMLElement>('h1')?.focus();
}

/** Replaces the parts of a page that are marked as lists, where the keyboard is not inside them. */
function refreshLists(html: string): void {
  const page = parse(html);
  for (const list of document.querySelectorAll('[data-refresh]')) {
    const name = list.getAttribute('data-refresh');
    const fresh = page.querySelector(`[data-refresh="${name}"]`);
    const used = list.contains(document.activeElement) || list.querySelector('input:checked, details[open]') !== null;
    if (fresh === null || used || list.innerHTML === fresh.innerHTML) continue;
    list.replaceChildren(...fresh.childNodes);
  }
}
