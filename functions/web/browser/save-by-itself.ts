/** How long after the last key a form is saved: while somebody listens, they stop typing often. */
const AFTER_MS = 3_000;
/** How long after a failure it is tried again. */
const AGAIN_MS = 10_000;

/** What the page says about a form's state: when it was saved, and which of its words may mean danger. */
const STATES = ['saved', 'danger'];
const stateIn = (page: ParentNode, state: string) => page.querySelector(`[data-state="${state}"]`);

/** Shows what a page from the service says of the state. The same words are left alone, so that screen readers do not say them again. */
function showStates(page: ParentNode): void {
  for (const name of STATES) {
    const [here, there] = [stateIn(document, name), stateIn(page, name)];
    if (here && there && here.textContent !== there.textContent) here.replaceChildren(...there.childNodes);
  }
}

/**
 * Saves a form with `data-saves` by itself a few seconds after something was typed, and says when. What could not be saved stays on the
 * page, and is tried again. Where somebody else changed it, only a person can go on: they press Save.
 */
export function saveByItself(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-saves]');
  const says = stateIn(document, 'saved');
  if (form === null || says === null) return;
  let timer: number | undefined;
  let changes = 0;
  let saving: Promise<void> | undefined;
  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      saving = save().finally(() => {
        saving = undefined;
      });
    }, ms);
  };
  const save = async () => {
    const before = changes;
    const sent = new FormData(form);
    sent.set('_do', 'by-itself');
    const body = new URLSearchParams(
      [...sent].flatMap(([name, value]) => (typeof value === 'string' && value !== '' ? [[name, value]] : [])),
    );
    let answer: Response;
    try {
      answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual', cache: 'no-store' });
    } catch {
      says.textContent = 'Not saved: there is no connection. What you typed is here, and is tried again.';
      return later(AGAIN_MS);
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const saved = page.querySelector('[data-saved-as]');
    if (saved === null) {
      says.textContent = 'Not saved. What you typed is here: press Save to see why.';
      if (answer.status >= 500) later(AGAIN_MS);
      return;
    }
    const version = form.querySelector<HTMLInputElement>('[name="_version"]');
    if (version !== null) version.value = saved.getAttribute('data-saved-as') ?? '';
    showStates(page);
    if (changes > before) later(AFTER_MS);
  };
  form.addEventListener('input', () => {
    changes += 1;
    later(AFTER_MS);
  });
  // A press while it is being saved would send the version of before.
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    if (saving === undefined) return;
    const pending = saving;
    event.preventDefault();
    const { submitter } = event;
    void pending.finally(() => form.requestSubmit(submitter));
  });
}
