export { apiPage } from './api-docs/page.ts';
