import { type HeaderField, headerText, readStructured } from './header-fields.ts';
import { senderOf } from './sender.ts';
import { comesFrom, WRAPPED_MAIL, type WrappedMail, type Wrapper } from './wrapped-mail.ts';

/** Mail that does not contain its words: a person must open them elsewhere (law 9). */
export type Portal = 'none' | Wrapper;

/** The notice is at the beginning; ordinary mail may praise a service in its signature. */
const NOTICE_WITHIN = 4_000;
/** A notice has a link or two; further ones are in its footer. */
const LINKS_AT_MOST = 10;
const LINK_AT_MOST = 2_000;
/** A link of a web page is in pointed brackets, with its blanks decoded; a link in plain words ends at a blank. */
const LINK = /(?<=<)https?:\/\/[^\n<>"]+(?=>)|https?:\/\/[^\s<>"]+/gi;
/** A page that opens what it holds, such as `message.html`. */
const PAGE = /\.html?$/i;

/** Decides by the headers alone. An envelope that is only signed is opened (see `signedContent`), so its content decides. */
export function portalOf(headers: readonly HeaderField[]): Portal {
  const type = readStructured(headerText(headers, 'content-type'));
  const protocol = (type.params.protocol ?? '').toLowerCase();
  const readable = /^(signed-data|certs-only)$/.test((type.params['smime-type'] ?? '').toLowerCase());
  if (type.value === 'multipart/encrypted') return protocol.includes('pkcs7') ? 'smime' : 'pgp';
  const domain = senderOf(headers)?.domain ?? '';
  const row = WRAPPED_MAIL.find(
    (each) =>
      (each.types?.test(type.value) === true && !readable) ||
      each.headers?.some(({ name, value }) => value.test(headerText(headers, name).slice(0, 200))) ||
      comesFrom(each, domain),
  );
  return row?.is ?? 'none';
}

/** Decides by the content, once the message is taken apart: each part's declared type and name, and the words with their links. */
export function portalWithin(parts: readonly { declaredType: string; name: string }[], text: string): Portal {
  const beginning = text.slice(0, NOTICE_WITHIN);
  const links = linksIn(beginning);
  const somethingToOpen = links.length > 0 || parts.some(({ name }) => PAGE.test(name));
  const row = WRAPPED_MAIL.find(
    (each) =>
      parts.some((part) => each.types?.test(part.declaredType) || each.names?.test(part.name)) ||
      links.some((link) => leadsTo(each, link)) ||
      each.words?.test(text) ||
      (somethingToOpen && each.notice?.test(beginning)),
  );
  return row?.is ?? 'none';
}

/** Returns where a person opens it: the service's own links, or all links of the notice when none is known to be the service's. */
export function openAtOf(portal: Portal, text: string): string[] {
  if (portal === 'none') return [];
  const links = linksIn(text.slice(0, NOTICE_WITHIN));
  const row = WRAPPED_MAIL.find(({ is }) => is === portal);
  const own = links.filter((link) => row !== undefined && leadsTo(row, link));
  return (own.length > 0 ? own : links).slice(0, LINKS_AT_MOST);
}

/** Returns the links of a text, each once. A full stop or bracket after a link belongs to the sentence. */
function linksIn(text: string): string[] {
  const found = (text.match(LINK) ?? []).map((link) => link.replace(/[).,;:!?'\]]+$/, ''));
  return [...new Set(found)].filter((link) => link.length <= LINK_AT_MOST);
}

function leadsTo({ links }: WrappedMail, link: string): boolean {
  return links !== undefined && targetsOf(link).some((target) => links.test(target));
}

/**
 * Returns where a link leads, without `https://`: the link itself, and the address inside a filter's link (Outlook Safe Links and
 * Proofpoint hold the whole address, Mimecast the host as `domain=`).
 */
function targetsOf(link: string): string[] {
  const read = decoded(link.replace('-3A__', '://').replace('__;', ' '));
  const guarded = /[?&]domain=([\w.-]+)/i.exec(read)?.[1];
  return [...read.split(/https?:\/\//i).slice(1), ...(guarded === undefined ? [] : [`${guarded}/`])];
}

function decoded(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    // A stray per cent sign: the link holds no encoded address.
    return link;
  }
}
