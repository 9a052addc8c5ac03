import { judgeField } from './fields.ts';
import type { Findings } from './findings.ts';
import { judgeTrailing } from './second-reading.ts';
import { latin1 } from './signatures.ts';
import { isDangerousLink, judgeReach, reachesOut } from './targets.ts';

/** Objects within RTF (RTF 1.9.1, "Objects"): their data, and the words that make a reader refresh or load them. */
const OBJECT = /\\(?:objdata|objemb|objhtml|objocx|objicemb)(?![a-z])/;
const LINK = /\\(?:objlink|objautlink|objupdate|objsub|objpub|linkself)(?![a-z])/;
/** Parts of a master document and frames of a web page, which Word loads with the file. */
const LOADED = /\\(?:subdocument|frameset)(?![a-z])/;
/** Groups whose text names something: templates, fields, links of shapes, properties of shapes, sources of a mail merge. */
const NAMING =
  /\\(template|fldinst|hlsrc|hlinkbase|sn|sv|mmconnectstr|mmconnectstrdata|mmquery|mmdatasource|mmheadersource|mmodsosrc|mmodsoudl|mmodsoudldata)(?![a-z])/g;

/** Inspects RTF: embedded and linked objects, what it loads from elsewhere, and its fields. RTF itself has no macros. */
export function inspectRichText(bytes: Uint8Array, findings: Findings): void {
  const text = latin1(bytes);
  findings.holdIf(OBJECT.test(text), 'embedded_object');
  findings.holdIf(LINK.test(text), 'linked_object');
  findings.holdIf(LOADED.test(text), 'external_content');
  judgeTrailing(bytes.subarray(endOfGroups(text)), findings);
  const shapes = new ShapeProperties();
  // Groups of real files do not nest so as to be read again and again.
  let budget = text.length * 2;
  for (const match of text.matchAll(NAMING)) {
    const { plain, read } = groupText(text, match.index + match[0].length, findings.limits.instructionChars);
    budget -= read;
    if (budget < 0) {
      findings.hold('bomb');
      return;
    }
    const word = match[1] ?? '';
    if (word === 'fldinst') judgeField(plain, findings);
    else if (word === 'template') judgeReach(plain, 'remote_template', findings);
    else if (word.startsWith('hl')) findings.holdIf(isDangerousLink(plain), 'dangerous_link');
    else if (word === 'sn') shapes.name = plain.trim();
    else if (word === 'sv') shapes.judge(plain.trim(), findings);
    else findings.holdIf(plain.trim() !== '', 'external_content');
  }
  shapes.end(findings);
}

/** A picture that a shape or the page's background names ([MS-ODRAW] 2.3.23.7 pibName, 2.3.7.9 fillBlipName). */
const PICTURE_NAME = /^(?:pib|fillBlip|lineFillBlip)Name$/;
const PICTURE_FLAGS = /^(?:pib|fillBlip|lineFillBlip)Flags$/;
/** [MS-ODRAW] 2.4.8 MSOBLIPFLAGS: the picture is loaded from where its name says. */
const LINK_TO_FILE = 8;

/** The properties of shapes, by name and value (RTF 1.9.1, "Shape properties"). */
class ShapeProperties {
  name = '';
  /** The address of a picture, until its flags say that the file holds it. */
  #picture: string | undefined;

  judge(value: string, findings: Findings): void {
    // A script anchor of a web page ([MS-ODRAW], wzScript).
    findings.holdIf(this.name === 'wzScript' && value !== '', 'active_control');
    if (PICTURE_NAME.test(this.name)) {
      this.end(findings);
      this.#picture = value;
    } else if (PICTURE_FLAGS.test(this.name) && (Number(value) & LINK_TO_FILE) === 0) {
      this.#picture = undefined;
    }
  }

  /** Judges the picture whose flags did not come. */
  end(findings: Findings): void {
    if (this.#picture !== undefined && reachesOut(this.#picture)) findings.hold('external_content');
    this.#picture = undefined;
  }
}

/** Returns the position after the bracket that closes the first group; a group that never closes goes to the end. */
function endOfGroups(text: string): number {
  const mark = /[{}]|\\bin(\d{1,9}) ?|\\[\s\S]/g;
  let depth = 0;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    if (match[1] !== undefined) mark.lastIndex += Number(match[1]);
    else if (match[0] === '{') depth += 1;
    else if (match[0] === '}') depth -= 1;
    if (match[0] === '}' && depth <= 0) return mark.lastIndex;
  }
  return text.length;
}

/** Returns the plain text from here to the end of the group: inner groups opened, control words left out, coded letters resolved. */
function groupText(text: string, from: number, maxChars: number): { plain: string; read: number } {
  const token =
    /\\'([0-9a-f]{2})|\\u(-?\d{1,6})\s?\??|\\([\\{}])|\\[a-z]{1,32}-?\d{0,10} ?|\\.|[{}]|[\r\n]+|[^\\{}\r\n]+|\\/gi;
  const slice = text.slice(from, from + maxChars * 4);
  let depth = 0;
  let found = '';
  let read = 0;
  for (const [piece, coded, unicode, literal] of slice.matchAll(token)) {
    read += piece.length;
    if (piece === '{') depth += 1;
    else if (piece === '}' && depth === 0) break;
    else if (piece === '}') depth -= 1;
    else if (coded !== undefined) found += String.fromCharCode(Number.parseInt(coded, 16));
    else if (unicode !== undefined) found += String.fromCharCode(Number(unicode) & 0xffff);
    else if (literal !== undefined) found += literal;
    else if (!piece.startsWith('\\') && !/^[\r\n]/.test(piece)) found += piece;
    if (found.length > maxChars) break;
  }
  return { plain: found, read };
}
