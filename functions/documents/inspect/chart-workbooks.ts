import { type Archive, openArchive } from '../archive/archive.ts';
import { Findings } from './findings.ts';
import type { InspectionLimits } from './limits.ts';
import type { IsOrdinaryWorkbook } from './relationship-rules.ts';

/** How a package within a package is judged. */
export type InspectPackage = (
  archive: Archive,
  findings: Findings,
  limits: InspectionLimits,
  isOrdinaryWorkbook: IsOrdinaryWorkbook,
) => { readonly type: string };

/**
 * Judges the workbooks behind charts, each once: opened one level deep, it must itself be an ordinary .xlsx without code,
 * objects, links or further files. There is no second level.
 */
export function chartWorkbooks(
  archive: Archive,
  limits: InspectionLimits,
  inspect: InspectPackage,
): IsOrdinaryWorkbook {
  const known = new Map<string, boolean>();
  const judge = (part: string): boolean => {
    if (known.size >= limits.charts) return false;
    const read = archive.read(part);
    const opened = read.ok ? openArchive(read.bytes, { ...limits.archive, ...limits.chartWorkbook }) : read;
    if (!opened.ok) return false;
    const inner = new Findings();
    return inspect(opened.archive, inner, limits, () => false).type === 'xlsx' && !inner.held;
  };
  return (part) => {
    const ordinary = known.get(part) ?? judge(part);
    known.set(part, ordinary);
    return ordinary;
  };
}
