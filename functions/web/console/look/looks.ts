import type { PageRoute } from '../../kit/page.ts';
import { HAND_OVER } from '../hand-over/hand-over.ts';
import { BLANK_FORM } from './blank-form.ts';
import { FILE_LOOKS } from './files.ts';
import { lookRoutes } from './look.ts';
import { SHOWN } from './shown.ts';
import { UNMASK } from './unmask.ts';

/** The forms that give something of a case away. */
export const LOOKS: readonly PageRoute[] = [...FILE_LOOKS, SHOWN, BLANK_FORM, UNMASK, HAND_OVER].flatMap(lookRoutes);
