import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Tables } from '#functions/platform/store/table.ts';
import { readCase } from '#functions/platform/store/reading.ts';
import { caseWithMail } from '#test/support/case-with-mail.ts';
import { formOf } from '#test/support/child-said.ts';
import { enterColleagues } from '#test/support/colleagues.ts';
import { localTables } from '#test/support/local-tables.ts';
import { openPages } from '#test/support/open-pages.ts';
import { seenCase } from '#test/support/seen-case.ts';

const NOW = new Date('2026-11-24T12:00:00.000Z');
const worker = { as: 'duty_social_worker', at: NOW } as const;
const officer = { as: 'screening_officer', at: NOW } as const;

let tables: Tables;
beforeAll(async () => {
  tables = await localTables();
});
