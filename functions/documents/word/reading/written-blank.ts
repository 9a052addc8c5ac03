import { isGuidance } from '../guidance.ts';

/** Nothing but lines to write on, dots, boxes, dashes and the slashes of an empty date. */
const NO_LETTERS = /^[^\p{L}\p{N}?"']*$/u;
/** What forms say where an answer is to be written; nothing else may stand beside it. */
const PROMPT =
  /^[[(<{]?\s*(?:(?:please\s+)?(?:click|tap|type|enter|insert|write|select|choose|pick|add|complete|tick|state|specify|describe|give|provide|delete|circle|list|explain|indicate|include)\b[^?]{0,100}|if (?:yes|no|so|not|other|known|applicable|different)\b[^?]{0,80}|d{1,2}[ /.-]{1,3}m{1,3}[ /.-]{1,3}y{2,4}|e\.?g\.?\b[^?]{0,100}|for example\b[^?]{0,100})\s*[\])>}]?[\s:._…]*$/i;

/** How much is gone through to see that nothing is written: a page of underscores is some 5,000. */
const LONGEST_BLANK = 20_000;

/** Tells whether a text is blank: empty, guidance, lines and dots to write on, an empty box. "N/A" and "none" say something. */
export function isBlank(text: string): boolean {
  if (text.trim() === '' || (text.length <= LONGEST_BLANK && NO_LETTERS.test(text))) return true;
  return isGuidance(text);
}

/**
 * Tells whether a text is a form's own prompt, which nobody wrote over: "(please specify)", "dd/mm/yyyy", "[Enter text]". A bracket around
 * it, a blank to fill after it, or a known beginning without a full sentence tells it from an answer.
 */
export function isPrompt(text: string): boolean {
  const shown = text.trim();
  if (shown.length > 140 || !PROMPT.test(shown)) return false;
  return (
    /^[[(<{]/.test(shown) ||
    /[:_]\s*$|\.{4}\s*$|…{2}\s*$/.test(shown) ||
    /^d{1,2}[ /.-]/i.test(shown) ||
    isGuidance(shown)
  );
}

const ELSEWHERE =
  /^(?:same\s+)?(?:as|see)\s+(?:above|below|over|overleaf|attached|before|previous|child\s*\d|child|mother|father|mum|dad)\b.{0,30}$|^ditto$|^["”〃]+$|^same$|^same\s+(?:address|as)\b.{0,40}$/i;

/** Tells whether a text only points to another place ("as above", "same address"). That is not a value. */
export function isElsewhere(text: string): boolean {
  const shown = text.trim();
  return shown.length <= 60 && ELSEWHERE.test(shown);
}

/** Labels that people repeat before what they write: "DOB: 12/03/2019", "Tel 0116 496 0001". */
const REPEATED =
  /^(?:dob|d\.o\.b\.?|date of birth|born|born on|on|on the|the|date|edd|due|due on|tel|telephone|phone|mob|mobile|t|m|no|number|e|e-?mail|nhs|nhs no|nhs number|upn|postcode|post code)(?: no\.?| number)?[.:]?$/i;

/** Returns what was said beside an answer, without a label that only repeats the question. */
export function saidBeside(rest: string): string {
  const text = rest.trim();
  return text.length <= 40 && REPEATED.test(text) ? '' : text;
}

/** An instruction is a sentence or two; what is longer tells something. */
const LONGEST = 240;

/** How forms tell people what to write. Nobody who tells of a child begins so, or only in an answer that a person may read. */
const TELLS =
  /^[\s([*•]*(?:please (?:give|provide|complete|tick|add|note|ensure|make sure|write|use|enter|answer|fill)|(?:please )?(?:describe|include|explain|outline|summari[sz]e|specify|state|list|record|detail|tell us)|give (?:details|examples|reasons|as much|dates|the name|full|brief)|use (?:their|his|her|the child|the family|the person|your|bullet|plain|extra|additional|a separate|another|this)|think about|consider (?:the|what|how|whether|any)|be (?:specific|clear|as|precise)|continue on|attach|refer to|write (?:in|down|what|the|a|about|here)|say (?:what|how|why|who|where|when)|set out|what (?:has|have|is|are|do|does|did) [^.]{3,80}\?|for example|e\.g\.|you (?:may|can|should|must|do not)|do not|don[’']t|note|nb)\b/i;

/**
 * Tells whether a text is the form's own instruction, "Include what has happened, and when.", without brackets. It is short
 * and begins as instructions do; a text with "I", "we", "he" or "she" is not one.
 */
export function isInstruction(text: string): boolean {
  const shown = text.replace(/\s+/g, ' ').trim();
  if (shown.length < 8 || shown.length > LONGEST || !TELLS.test(shown) || /[☐☒☑\d]/u.test(shown)) return false;
  return !/\b(?:I|we|he|she|[Hh]e[’']s|[Ss]he[’']s|[Mm]um|[Dd]ad)\b/.test(shown);
}
