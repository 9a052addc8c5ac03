export { openArchive } from './archive/archive.ts';
