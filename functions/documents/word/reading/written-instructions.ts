/** An instruction is a sentence or two; what is longer tells something. */
const LONGEST = 240;

/** How forms tell people what to write. Nobody who tells of a child begins so, or only in an answer that a person may read. */
const TELLS =
  /^[\s([*•]*(?:please (?:give|provide|complete|tick|add|note|ensure|make sure|write|use|enter|answer|fill)|(?:please )?(?:describe|include|explain|outline|summari[sz]e|specify|state|list|record|detail|tell us)|give (?:details|examples|reasons|as much|dates|the name|full|brief)|use (?:their|his|her|the child|the family|the person|your|bullet|plain|extra|additional|a separate|another|this)|think about|consider (?:the|what|how|whether|any)|be (?:specific|clear|as|precise)|continue on|attach|refer to|write (?:in|down|what|the|a|about|here)|say (?:what|how|why|who|where|when)|set out|what (?:has|have|is|are|do|does|did) [^.]{3,80}\?|for example|e\.g\.|you (?:may|can|should|must|do not)|do not|don[’']t|note|nb)\b/i;

/**
 * Is a text the form's own word on how to answer, "Include what has happened, and when.", though no bracket says so? Only a short
 * one that begins as instructions do; what tells of anybody by "I", "we", "he" or "she" is none.
 */
export function isInstruction(text: string): boolean {
  const shown = text.replace(/\s+/g, ' ').trim();
  if (shown.length < 8 || shown.length > LONGEST || !TELLS.test(shown) || /[☐☒☑\d]/u.test(shown)) return false;
  return !/\b(?:I|we|he|she|[Hh]e[’']s|[Ss]he[’']s|[Mm]um|[Dd]ad)\b/.test(shown);
}
