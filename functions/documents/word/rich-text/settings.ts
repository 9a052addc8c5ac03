import { levelOf } from './fonts-and-styles.ts';
import type { Group } from './group.ts';

/** More characters than this never stand for one. */
const MOST_FALLBACKS = 20;

/** Takes a control word that says how the text of a group is from here on. */
export function applySetting(group: Group, name: string, number: number | undefined, defaultFont?: number): void {
  const on = number !== 0;
  switch (name) {
    case 'plain':
      Object.assign(group, {
        font: defaultFont,
        struck: false,
        highlighted: false,
        bold: false,
        size: undefined,
        deleted: false,
        hidden: false,
      });
      break;
    case 'pard':
      Object.assign(group, { inTable: false, depth: 0, style: undefined, level: undefined });
      break;
    case 'strike':
    case 'striked':
      group.struck = on;
      break;
    case 'highlight':
      group.highlighted = (number ?? 0) > 0;
      break;
    case 'b':
      group.bold = on;
      break;
    case 'fs':
      group.size = number;
      break;
    case 'deleted':
    case 'mvf':
      group.deleted = on;
      break;
    case 'v':
      group.hidden = on;
      break;
    case 'f':
      group.font = number;
      break;
    case 'intbl':
      group.inTable = on;
      break;
    case 'itap':
      group.depth = Math.max(0, number ?? 0);
      break;
    case 's':
      group.style = number;
      break;
    case 'outlinelevel':
      group.level = levelOf(number);
      break;
    case 'uc':
      group.fallback = Math.min(MOST_FALLBACKS, Math.max(0, number ?? 1));
      break;
    default:
  }
}
