import { describe, expect, it } from '@jest/globals';
import { forms } from '#schemas/forms/forms.ts';

/** Each row of the domain reference (2.1 to 2.3), and the fields that hold it: what a later edit must not lose. */
const ROWS: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'early-help-and-social-care': [
    ['immediate danger, and whether 999 was called', 'urgency: immediateDanger calledEmergencyServices calledAt'],
    [
      'spoken to the front door first: date, role, reference',
      'urgency: spokeToFrontDoor spokeAt spokeTo spokeReference',
    ],
    ['referrer', 'referrer: name role agency sourceCode telephone email safeTimes'],
    ['referrer and family', 'referrer: relationshipToChild howLongKnown identityWithheld'],
    ['a third party who wishes anonymity', 'referrer: thirdPartyInformation thirdPartyDetails'],
    ['names of a child', 'children: identity firstName middleNames lastName knownAs aliases'],
    ['birth', 'children: dateOfBirth expectedDate dateEstimated'],
    ['sex and gender identity', 'children: sex genderIdentity'],
    ['ethnicity, religion, language', 'children: ethnicity religion religionOther firstLanguage communicationNeeds'],
    ['disability, SEND, health', 'children: disability specialNeedsSupport healthNeeds'],
    ['identifiers, school, GP', 'children: nhsNumber upn school gp'],
    ['address', 'children: homeAddress homePostcode homeUprn currentWhereabouts addressConfidential'],
    ['immigration status', 'children: immigrationStatus'],
    [
      'a person of the family',
      'household: firstName lastName aliases dateOfBirth dateEstimated ethnicity firstLanguage',
    ],
    ['and the children', 'household: relationship relationshipToEach parentalResponsibility livesInHousehold'],
    ['and how to reach them', 'household: address postcode telephone safeToContact safeContact'],
    ['and the risk they may be', 'household: riskToChild riskToWorker'],
    ['agencies', 'agencies: agency type worker telephone status awareOfReferral'],
    ['what parents know', 'parentsInformed: concernsShared toldWho toldWhen response notToldReason notToldReasonText'],
    ['agreement', 'parentsInformed: agreementToReferral agreementToShare agreementGivenBy noAgreementReason'],
    ['the concern', 'concern: reason whatHappened whenHappened informationSource harmTypes impactOnChild childsWords'],
    ['factors, strengths, worries', 'concern: factors strengths worries needsToHappen'],
    ['history', 'history: supportTried existingPlan existingPlanDetails chronology existingInvolvement'],
    ['request', 'request: requestType desiredOutcome suggestedLevel'],
    ['safety', 'safety: staffRisks staffRiskDetails safeContactRules'],
    ['declaration', 'declaration: name date lineManager'],
  ],
  'early-help-assessment': [
    ['family members and addresses', 'children: firstName homeAddress'],
    ['and the others', 'household: firstName address'],
    ['lead professional', 'leadProfessional: name role agency telephone email'],
    ['manager, and sign-off', 'managementOversight: managerName managerTelephone managerEmail signedOffOn'],
    ['agreement of each person', 'agreements: name agreed date how scope exclusions withdrawnOn'],
    ['reason and dates', 'assessment: reason startedOn completedOn organisation firstReviewDate'],
    ['domains', 'childDevelopment: strengths needs score'],
    ['domains', 'education: strengths needs score'],
    ['domains', 'health: strengths needs score'],
    ['domains', 'parenting: strengths needs score'],
    ['domains', 'familyEnvironment: strengths needs score'],
    ['domains', 'housing: strengths needs score'],
    ['domains', 'finance: strengths needs score'],
    ['views', 'views: childsView parentsView'],
    ['plan rows', 'plan: need action person outcome completionDate status outcomeAchieved'],
    ['team around the family', 'team: name role agency telephone isLead'],
    ['meetings and reviews', 'reviews: date kind present nextReviewDate managerName managerSignedOffOn'],
    ['closure', 'closure: reason date safeguardingConcern'],
  ],
  masp: [
    ['referrer and agency', 'referrer: name role agency email'],
    ['manager approval', 'managementOversight: managerName signedOffOn'],
    ['family', 'children: firstName dateOfBirth'],
    ['family', 'household: firstName relationship'],
    ['current early help', 'earlyHelpEpisode: isOpen agency startedOn lastReviewOn openToSocialCare'],
    ['lead professional', 'leadProfessional: name agency'],
    ['criteria, evidence, cost', 'panelCriteria: criteria evidence costInformation'],
    ['interventions', 'interventions: what agency startedOn endedOn effect'],
    ['barriers, and what is asked', 'panelRequest: barriers ask'],
    ['agencies to invite', 'invitations: agency person email'],
    ['family aware and agreed', 'parentsInformed: concernsShared agreementToReferral agreementToShare'],
    ['risks to sharing, documents', 'sharing: risks documents'],
    ['terms of reference', 'termsOfReference: acknowledged version'],
  ],
};

describe.each([...forms])('%s asks for', (id, form) => {
  it.each(ROWS[id] ?? [])('%s (%s)', (_, row) => {
    const [section, fields = ''] = row.split(': ');
    const known = form.sections.find((one) => one.id === section)?.fields.map((field) => field.id);
    expect(known).toEqual(expect.arrayContaining(fields.split(' ')));
  });

  it('no section that this list does not know, but those that every form shares', () => {
    const listed = new Set(['referrer', 'children', 'household', 'agencies', 'history', 'safety', 'declaration']);
    for (const [, row] of ROWS[id] ?? []) listed.add(row.split(':')[0] ?? '');
    expect(form.sections.map((section) => section.id).filter((section) => !listed.has(section))).toEqual([]);
  });
});
