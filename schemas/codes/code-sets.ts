import { abuseCategory } from './abuse-category.ts';
import { agencyStatus } from './agency-status.ts';
import { agencyType } from './agency-type.ts';
import { agreementMethod } from './agreement-method.ts';
import { caseClosure } from './case-closure.ts';
import { childIdentity } from './child-identity.ts';
import { closureReason } from './closure-reason.ts';
import type { CodeSet } from './code-set.ts';
import { concernsShared } from './concerns-shared.ts';
import { disability } from './disability.ts';
import { ethnicity } from './ethnicity.ts';
import { ethnicitySaidBy } from './ethnicity-said-by.ts';
import { existingInvolvement } from './existing-involvement.ts';
import { factors } from './factors.ts';
import { immigrationStatus } from './immigration-status.ts';
import { informationSource } from './information-source.ts';
import { language } from './language.ts';
import { meetingKind } from './meeting-kind.ts';
import { missingReasons } from './missing-reasons.ts';
import { needScore } from './need-score.ts';
import { notToldReason } from './not-told-reason.ts';
import { outcomeAchieved } from './outcome-achieved.ts';
import { panelCriteria } from './panel-criteria.ts';
import { panelHelp } from './panel-help.ts';
import { planStatus } from './plan-status.ts';
import { primaryNeed } from './primary-need.ts';
import { referralSource } from './referral-source.ts';
import { referrerType } from './referrer-type.ts';
import { relationship } from './relationship.ts';
import { religion } from './religion.ts';
import { requestType } from './request-type.ts';
import { sex } from './sex.ts';
import { specialNeedsSupport } from './special-needs-support.ts';
import { staffRisks } from './staff-risks.ts';
import { suggestedLevel } from './suggested-level.ts';
import { upnUnknown } from './upn-unknown.ts';

/** Every code set, by the id that forms use. */
export const codeSets: ReadonlyMap<string, CodeSet> = new Map(
  [
    abuseCategory,
    agencyStatus,
    agencyType,
    agreementMethod,
    caseClosure,
    childIdentity,
    closureReason,
    concernsShared,
    disability,
    ethnicity,
    ethnicitySaidBy,
    existingInvolvement,
    factors,
    immigrationStatus,
    informationSource,
    language,
    meetingKind,
    missingReasons,
    needScore,
    notToldReason,
    outcomeAchieved,
    panelCriteria,
    panelHelp,
    planStatus,
    primaryNeed,
    referralSource,
    referrerType,
    relationship,
    religion,
    requestType,
    sex,
    specialNeedsSupport,
    staffRisks,
    suggestedLevel,
    upnUnknown,
  ].map((set) => [set.id, set]),
);

/** Reports a form that names an unknown code set: a mistake in the form's data, found when the form is first used. */
export class UnknownCodeSet extends Error {
  override readonly name = 'UnknownCodeSet';
  constructor(id: string) {
    super(`no code set is called ${id}`);
  }
}

/** Returns the code set of an id. Throws `UnknownCodeSet`. */
export function codeSet(id: string): CodeSet {
  const found = codeSets.get(id);
  if (!found) throw new UnknownCodeSet(id);
  return found;
}
