import type { HoldReasonCode } from '#schemas/document.ts';
import type { Findings } from './findings.ts';

/** Where a link leads: `local` stays on the machine that opens the document, `share` and `web` reach out from it. */
export type TargetKind = 'none' | 'contact' | 'local' | 'web' | 'share' | 'program' | 'other';

/** Schemes that start a program or run a script when followed (Follina's ms-msdt among them). */
const PROGRAM_SCHEME =
  /^(?:javascript|vbscript|data|ms-msdt|ms-officecmd|search-ms|search|ms-search|mhtml|its|ms-its|mk|shell|res|hcp|ms-word|ms-excel|ms-powerpoint|ms-access|ms-visio|ms-publisher|ms-appinstaller|wscript|jar|view-source)$/i;
const CONTACT_SCHEME = /^(?:mailto|tel|sms|callto|sip|sips|skype|cid|news|msteams|onenote|webcal|about|urn|geo)$/i;
const WEB_SCHEME = /^(?:https?|ftps?)$/i;

/**
 * Returns where a target leads, after undoing what hides it: percent codes, control characters, slashes of either kind. Word
 * takes `file:///\\host\share` and `file://host/share` for a network share, which sends the reader's credentials to that
 * host; `file:///C:\…` stays on the disk.
 */
export function classifyTarget(written: string): TargetKind {
  const target = plain(written);
  if (target === '' || target.startsWith('#')) return 'none';
  if (/^[a-z][:|](?:[\\/]|$)/i.test(target)) return 'local';
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(target)?.[1];
  if (scheme === undefined) return /^[\\/]{2}/.test(target) ? 'share' : 'local';
  if (scheme.toLowerCase() === 'file') return classifyFile(target.slice(5));
  if (WEB_SCHEME.test(scheme)) return 'web';
  if (CONTACT_SCHEME.test(scheme)) return 'contact';
  return PROGRAM_SCHEME.test(scheme) ? 'program' : 'other';
}

/** The folders at the root of a Mac's disk. Word for Mac writes `file:////Users/…`. */
const MAC_FOLDER = /^(?:Users|Volumes|Library|Applications|System|private)[\\/]/;

function classifyFile(rest: string): TargetKind {
  const slashes = /^[\\/]*/.exec(rest)?.[0].length ?? 0;
  const path = rest.slice(slashes);
  if (path === '' || /^[a-z][:|]/i.test(path) || /^localhost[\\/]/i.test(path)) return 'local';
  // A Mac's own disk; only a machine called "Users" or the like could answer when Windows takes it for a share.
  if (slashes > 3 && MAC_FOLDER.test(path)) return 'local';
  // file:path and file:/path are on the disk, as is file:///path; two slashes, or more than three, name a host.
  return slashes === 2 || slashes > 3 ? 'share' : 'local';
}

function plain(written: string): string {
  const decoded = written.replaceAll(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return decoded.replaceAll(/[\u0000-\u001f]/g, '').trim();
}

/** Tells whether following the link could run something or hand credentials to another machine; ordinary links do neither. */
export function isDangerousLink(written: string): boolean {
  const kind = classifyTarget(written);
  return kind === 'program' || kind === 'share';
}

/** Tells whether opening the document could reach out to this target. */
export function reachesOut(written: string): boolean {
  const kind = classifyTarget(written);
  return kind === 'web' || kind === 'share' || kind === 'program' || kind === 'other';
}

/** Judges what is loaded with a document: from elsewhere it is held; from the writer's own disk it is noted, as nobody else has it. */
export function judgeReach(target: string | readonly string[], reason: HoldReasonCode, findings: Findings): void {
  const targets = [target].flat();
  if (targets.some(reachesOut)) findings.hold(reason);
  else if (targets.some((one) => classifyTarget(one) === 'local')) findings.note('local_reference');
}
