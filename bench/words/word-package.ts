import type { Unzipped } from 'fflate';
import { relationsOf } from './package.ts';
import type { Counted } from './word-counts.ts';
import { countPart, excludePart } from './word-part.ts';

/** The names of the parts that have words, by the kind of relationship to them. */
const PARTS: Readonly<Record<string, string>> = {
  officedocument: 'document',
  header: 'header or footer',
  footer: 'header or footer',
  footnotes: 'footnotes',
  endnotes: 'endnotes',
  comments: 'comments',
  chart: 'chart',
  chartex: 'chart',
  chartusershapes: 'chart',
  diagramdata: 'SmartArt',
  'core-properties': 'properties',
  'custom-properties': 'properties',
  customproperties: 'properties',
};
const EXCLUDED: Readonly<Record<string, string>> = {
  diagramdrawing: 'picture of a SmartArt, drawn from its data',
  glossarydocument: 'building blocks to be put in',
  'extended-properties': 'property that the program wrote',
};
const NOT_REFERRED_TO = 'part that nothing refers to';
const OF_WORDS = /^word\/(header|footer|footnotes|endnotes|comments|charts\/chart|diagrams\/data)\d*\.xml$/i;

/** Counts the words of an Office Open XML document by part. Returns `undefined` for a package without a document. */
export function wordsOfPackage(parts: Unzipped): Counted | undefined {
  const counted: Counted = { words: new Map(), excluded: new Map() };
  const [main] = relationsOf(parts, '').filter(({ kind }) => kind === 'officedocument');
  if (main === undefined) return undefined;
  const seen = new Set<string>();
  const walk = (owner: string, isCounted: boolean): void => {
    for (const { kind, part } of relationsOf(parts, owner)) {
      const bytes = parts[part];
      if (bytes === undefined || seen.has(part)) continue;
      seen.add(part);
      const [name, why] = [PARTS[kind], EXCLUDED[kind]];
      if (why !== undefined) excludePart(why, bytes, counted);
      else if (name !== undefined && isCounted) countPart(name, bytes, counted);
      else if (name !== undefined) excludePart('building blocks to be put in', bytes, counted);
      walk(part, isCounted && why === undefined);
    }
  };
  walk('', true);
  for (const [name, bytes] of Object.entries(parts))
    if (!seen.has(name) && OF_WORDS.test(name)) excludePart(NOT_REFERRED_TO, bytes, counted);
  return counted;
}
