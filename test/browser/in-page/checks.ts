/** The checks that run inside a page, which `page-findings.ts` calls by these names. Each returns its findings in words. */
const CONTROLS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';

const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

/** Returns what names an element in a finding: never what somebody wrote on the page. */
function nameOf(element: Element): string {
  const at = element.id || element.getAttribute('name') || element.getAttribute('class') || '';
  return `${element.tagName.toLowerCase()}${at === '' ? '' : ` ${at}`}`;
}

/** Returns how far a page reaches to the right of its window, and what does. */
function tooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.body.querySelectorAll('*')].filter(
    (element) =>
      element.clientWidth > 1 &&
      element.scrollWidth > element.clientWidth + 1 &&
      !element.querySelector(':scope > *:is(div, main, form)'),
  );
  return [`${scrollWidth} px wide at ${clientWidth} px: ${wide.slice(0, 5).map(nameOf).join(', ')}`];
}

/** Returns the forms that change something without the token of their session, and the fields of forms without a label. */
function forms(): string[] {
  const posts = [...document.querySelectorAll<HTMLFormElement>('form')].filter(({ method }) => method === 'post');
  const bare = posts.filter((form) => (form.querySelector<HTMLInputElement>('[name=_token]')?.value ?? '') === '');
  const fields = document.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), select, textarea');
  const unnamed = [...fields].filter(
    (field) =>
      (field.labels?.length ?? 0) === 0 && !field.hasAttribute('aria-label') && !field.hasAttribute('aria-labelledby'),
  );
  return [
    ...bare.map((form) => `form without a token: ${nameOf(form)}`),
    ...unnamed.map((field) => `field without a label: ${nameOf(field)}`),
  ];
}

/** Returns how an element looks, with the box that GOV.UK Frontend draws for a tick or a radio. */
function look(element: Element): string {
  const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
  return [getComputedStyle(element), ...(label ? [getComputedStyle(label, '::before')] : [])]
    .map((style) =>
      [style.outlineStyle, style.outlineWidth, style.boxShadow, style.backgroundColor, style.borderColor].join(),
    )
    .join();
}

/** One control of a group of radios takes the keyboard, and arrows reach the others. */
function stops(): Element[] {
  const groups = new Set<string>();
  return [...document.querySelectorAll(CONTROLS)].filter((element) => {
    if (!isShown(element) || element.matches(':disabled, [tabindex="-1"]')) return false;
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
    const isFirst = !groups.has(element.name);
    groups.add(element.name);
    return isFirst;
  });
}

const groupOf = (element: Element): string | Element =>
  element instanceof HTMLInputElement && element.type === 'radio' ? element.name : element;

let looked = new Map<Element, string>();
let reached = new Set<string | Element>();
let unseen: string[] = [];

/** The day, the month, the year and the calendar of a date each take the keyboard, and so do the parts of a time. */
const PARTS_OF_A_DATE = 4;

/** Begins to note what the keyboard reaches. Returns how often Tab is pressed to reach everything. */
function beginKeyboard(): number {
  const all = stops();
  looked = new Map([...document.querySelectorAll(CONTROLS)].map((element) => [element, look(element)]));
  reached = new Set();
  unseen = [];
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return;
    reached.add(groupOf(target));
    if (look(target) === looked.get(target)) unseen.push(nameOf(target));
    const { width, height } = target.getBoundingClientRect();
    if (width === 0 || height === 0) unseen.push(`${nameOf(target)} (no size)`);
  });
  return all.reduce(
    (presses, element) => presses + (element.matches('[type=date], [type=time]') ? PARTS_OF_A_DATE : 1),
    0,
  );
}

/** Returns the controls that the keyboard did not reach, and those that did not show it. */
function endKeyboard(): string[] {
  const missed = stops().filter((element) => !reached.has(groupOf(element)));
  return [
    ...missed.map((element) => `not reached by keyboard: ${nameOf(element)}`),
    ...unseen.map((element) => `shows no focus: ${element}`),
  ];
}

/** Returns what cannot be told from its surroundings in forced colours, where backgrounds and shadows are gone. */
function forcedColours(): string[] {
  const boxes = [
    ...document.querySelectorAll('button, input:not([type=hidden]), select, textarea, .app-banner, .govuk-tag'),
    ...document.querySelectorAll('.moj-sub-navigation [aria-current], .moj-side-navigation [aria-current]'),
  ];
  const borderless = boxes.filter((element) => {
    if (!isShown(element) || element.matches('.app-link-button, [type=radio], [type=checkbox]')) return false;
    const { borderTopWidth, borderBottomWidth, borderLeftWidth, outlineStyle } = getComputedStyle(element);
    return (
      [borderTopWidth, borderBottomWidth, borderLeftWidth].every((width) => width === '0px') && outlineStyle === 'none'
    );
  });
  const unforced = [...document.body.querySelectorAll('*')].filter(
    (element) =>
      isShown(element) && getComputedStyle(element).forcedColorAdjust === 'none' && element.textContent?.trim() !== '',
  );
  return [
    ...borderless.map((element) => `no border in forced colours: ${nameOf(element)}`),
    ...unforced.map((element) => `keeps its own colours: ${nameOf(element)}`),
  ];
}

/** Returns what a printed page shows that only a screen can use, and what it does not say. */
function printed(): string[] {
  const pressed = [...document.querySelectorAll('button, nav, [type=submit], .govuk-back-link')].filter(isShown);
  const followed = [...document.querySelectorAll('a[href]')].filter(
    (link) => isShown(link) && !['none', 'normal'].includes(getComputedStyle(link, '::after').content),
  );
  const line = document.querySelector('.app-on-paper');
  const isSigned = document.querySelector('.app-sign-out') === null || (line !== null && isShown(line));
  return [
    ...pressed.map((element) => `printed: ${nameOf(element)}`),
    ...followed.map((link) => `its address is printed: ${nameOf(link)}`),
    ...(isSigned ? [] : ['does not print who saw it, and when']),
    ...tooWide().map((finding) => `on paper ${finding}`),
  ];
}

/** Returns what a person can read and use on the page: its headings, and how many controls it has. */
function offered(): { headings: string[]; controls: string[] } {
  const headings = [...document.querySelectorAll('h1, h2, h3')].filter(isShown);
  return {
    headings: headings.map((heading) => heading.textContent?.trim() ?? ''),
    controls: stops().map((element) => `${nameOf(element)} ${element.getAttribute('href') ?? ''}`),
  };
}

Object.assign(globalThis, {
  pageChecks: { tooWide, forms, beginKeyboard, endKeyboard, forcedColours, printed, offered },
});
