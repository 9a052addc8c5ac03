/** Properties that programs write for themselves: versions, sensitivity labels, keys of document management systems. */
const OF_PROGRAMS =
  /^(?:AppVersion|Company|ContentTypeId|DocSecurity|Generator|GrammarlyDocumentId|HyperlinkBase|KSOProductBuildVer|ICV|Order|MediaServiceImageTags|lcf76f.*|_dlc_.*|_NewReviewCycle|MSIP_Label_.*|ClassificationContentMarking.*|xd_.*)$/i;

/** What a property of a document's own is called for people; `undefined` for one that only programs write. */
export function propertyLabel(name: string): string | undefined {
  const plain = name.trim().slice(0, 100);
  return plain === '' || OF_PROGRAMS.test(plain) ? undefined : `Property “${plain}”`;
}
