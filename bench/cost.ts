import type { Progress } from '#infra/local/progress.ts';
import { measure } from './cost/measure.ts';

export const cost = async (progress: Progress): Promise<object> => measure(progress);
