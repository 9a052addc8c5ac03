import type { StaffFiled } from '#schemas/api/staff/staff-receipt.ts';
import { fileStaffReferral } from '../staff-referral/staff-referral.ts';
import type { Shown } from './shown.ts';
import type { Visit } from './staff-context.ts';

/**
 * `POST /admin/cases`: files a referral that staff took down: on the telephone, at a desk, from a letter or from Liquidlogic (S16,
 * S30).
 */
export async function fileCaseByStaff(visit: Visit): Promise<Shown<StaffFiled>> {
  const { staff, now, request } = visit;
  const sent = { body: request.body, key: request.headers['idempotency-key'], now };
  const filed = await fileStaffReferral(visit.store.openCase, staff, sent);
  return { status: filed.filedBefore ? 200 : 201, body: filed };
}
