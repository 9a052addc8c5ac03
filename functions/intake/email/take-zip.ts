import type { Found } from './gathering.ts';
import type { Depth, Opening } from './opening.ts';
import { membersOf, namesIn, openZip } from './zip-members.ts';

/**
 * Takes the files out of a zip, one level down, and lists their names. The zip is kept as well when something stays behind in it.
 */
export async function takeZip(opening: Opening, found: Found, depth: Depth): Promise<void> {
  const { gathering } = opening;
  const zip = openZip(found.bytes, opening.openArchive, gathering.limits);
  if (zip === 'document') {
    gathering.addPart(found);
    return;
  }
  if (zip === 'closed') {
    gathering.addProblem('zip_not_opened', found.index);
    gathering.addPart(found);
    return;
  }
  const called = found.name === null ? '' : `, ${found.name.slice(0, 255)}`;
  gathering.addText({ text: namesIn(zip) }, `Zip ${found.index}${called}, holds`);
  if (depth.zips > 0) {
    gathering.addProblem('zip_in_zip_kept_whole', found.index);
    gathering.addPart(found);
    return;
  }
  const { members, withPassword, unread, leftMac } = membersOf(zip, gathering.limits);
  for (const [at, member] of members.entries()) {
    const index = `${found.index}.${at + 1}`;
    const inside: Found = { ...member, type: 'application/octet-stream', origin: 'zip', index };
    await opening.takeIn(inside, { ...depth, zips: 1 });
  }
  if (leftMac) gathering.addProblem('leftovers_of_a_mac_in_zip', found.index);
  if (members.length === 0 && !withPassword && !unread) gathering.addProblem('zip_without_files', found.index);
  if (withPassword) gathering.addProblem('zip_with_password', found.index);
  if (unread) gathering.addProblem('zip_member_not_read', found.index);
  if (withPassword || unread) gathering.addPart(found);
}
