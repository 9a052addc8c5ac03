import nunjucks from 'nunjucks/browser/nunjucks-slim.js';
import { TEMPLATES } from '../generated/templates.js';

const loader = new nunjucks.PrecompiledLoader([]);
const environment = new nunjucks.Environment(Object.assign(loader, { precompiled: TEMPLATES }), { autoescape: true });
// MoJ Frontend's timeline writes a time by this filter. Ours are words already.
environment.addFilter('mojDate', (words: unknown) => words);

/** Renders a template, by its path below `functions/web`. Every value is escaped. */
export const render = (template: string, model: object): string => environment.render(template, model);
