import type { PageRoute } from '../../kit/page.ts';
import { WHO_LOOKED } from './who-looked.ts';

/** What information governance asks. */
export const GOVERNANCE: readonly PageRoute[] = [...WHO_LOOKED];
