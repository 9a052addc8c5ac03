import type { Browser, BrowserContext, BrowserContextOptions, ConsoleMessage, Page, Request } from 'playwright-core';
import { peopleOf } from '#infra/local/sign-in.ts';
import type { Role } from '#schemas/actor.ts';
import type { OpenDoor } from '#test/support/front-door.ts';

/** A page is made by a function that may only be starting. */
const OPENS_WITHIN_MS = 60_000;

/** A person at a browser of their own, signed in to the console. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** The origin of the console. */
  readonly origin: string;
  /** What the browser complained of since the last call: errors of scripts and policies, and requests to other origins. */
  readonly complaints: () => readonly string[];
  /** Opens a path of the console. Returns the status of the answer. */
  readonly open: (path: string) => Promise<number>;
  /** Asks for a path of the console with this person's cookies, and shows nothing. */
  readonly ask: (path: string) => Promise<{ readonly status: number; readonly html: string }>;
  /** Returns another visitor, who is the same person with the same session and other settings of the browser. */
  readonly also: (options: BrowserContextOptions) => Promise<Visitor>;
}

/** Returns the id of a person of a role: the first of the two, or the second. */
export function personOf(role: Role, which: 0 | 1 = 0): string {
  return peopleOf(role)[which].id;
}

/** Signs a person in through the local sign-in page, as they do it themselves. */
export async function signIn(
  browser: Browser,
  door: Pick<OpenDoor, 'addresses'>,
  person: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext(options);
  const { origin } = new URL(door.addresses.console);
  const page = await context.newPage();
  await page.goto(`${origin}/staff/sign-in`, { timeout: OPENS_WITHIN_MS });
  await choose(page, person);
  return visitorIn(browser, context, page, origin);
}

/** Chooses a person on the local sign-in page, and waits for the console. */
export async function choose(page: Page, person: string): Promise<void> {
  await page.locator(`button[value="${person}"]`).click();
  await page.waitForURL(/\/staff(?!\/signed-in|\/sign-in)/, { timeout: OPENS_WITHIN_MS });
}

/** Gives the reason that a page asks for, and returns the status of the page that follows. */
export async function giveReason({ page }: Visitor, reason = 'To test the page.'): Promise<number> {
  const button = page.getByRole('button', { name: 'Continue' });
  await page.getByLabel('Reason').fill(reason);
  const [answer] = await Promise.all([
    page.waitForResponse((one) => one.request().isNavigationRequest() && one.status() !== 303),
    button.click(),
  ]);
  return answer.status();
}

/** Comes back to the tab after another: the page asks whether its reader may still see it. Waits until it is replaced. */
export async function comeBack({ page }: Visitor): Promise<void> {
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  await page.locator('[data-watch]').waitFor({ state: 'detached' });
}

function visitorIn(browser: Browser, context: BrowserContext, page: Page, origin: string): Visitor {
  page.setDefaultTimeout(OPENS_WITHIN_MS);
  let complaints: string[] = [];
  page.on('console', (message) => {
    if (isComplaint(message, page)) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', ({ message }) => complaints.push(`script: ${message}`));
  context.on('request', (request) => {
    if (leaves(request, origin)) complaints.push(`request to another origin: ${new URL(request.url()).origin}`);
  });
  return {
    page,
    context,
    origin,
    complaints: () => {
      const found = complaints;
      complaints = [];
      return found;
    },
    open: async (path) => (await page.goto(`${origin}${path}`))?.status() ?? 0,
    ask: async (path) => {
      const answer = await context.request.get(`${origin}${path}`, { timeout: OPENS_WITHIN_MS, maxRetries: 2 });
      return { status: answer.status(), html: await answer.text() };
    },
    also: async (options) => {
      const other = await browser.newContext({ ...options, storageState: await context.storageState() });
      return visitorIn(browser, other, await other.newPage(), origin);
    },
  };
}

/** A refused page is an error on the console too; its status is what a test looks at. */
function isComplaint(message: ConsoleMessage, page: Page): boolean {
  if (!['error', 'warning'].includes(message.type())) return false;
  const isOfPage = message.text().startsWith('Failed to load resource') && message.location().url === page.url();
  return !isOfPage;
}

const leaves = (request: Request, origin: string): boolean =>
  !request.isNavigationRequest() && !request.url().startsWith('data:') && new URL(request.url()).origin !== origin;
