import type { SectionWords } from './section-words.ts';

export const request: SectionWords = {
  titles: `
    Request | Desired outcome | Desired outcomes | Support requested | Service requested | Request for support
    Outcomes | What would you like to happen? | What are you requesting? | Type of request | Level of need | Threshold`,
  questions: {
    requestType: `
      Type of referral | Type of request | What are you requesting? | Service requested | Support requested
      Request for | Referral type | I am making a request for | What type of support are you requesting?
      Referral for | Request type | Type of support requested | I am requesting`,
    desiredOutcome: `
      What would you like to see happen? | What change would you like to see? | What would you like to be different?
      What do you want to change? | Desired outcome | Outcome sought | Expected outcome | Desired outcomes
      What outcome do you want? | What would you like to happen? | What do you want to happen?
      What outcome are you seeking? | Outcome wanted | Outcomes sought | What do you hope to achieve?
      What do you hope will happen as a result of this referral? | What are you hoping will happen?
      Expected outcomes | What do you want to achieve from this referral? | What outcomes are you hoping for?
      Anticipated outcome | What do you expect from this referral? | Hoped for outcome
      What would you like to change?`,
    suggestedLevel: `
      Level of need | Threshold level | Threshold | Threshold of need | Level of need (1 to 4)
      Continuum of need level | What level of need do you think this is? | Level on continuum of need | Threshold met
      Level | Tier | Which level of need? | Tier of need | Windscreen level | Need level`,
  },
};

export const assessment: SectionWords = {
  titles: `
    Assessment | Assessment details | About this assessment | Details of assessment | Assessment information
    Dates of assessment`,
  questions: {
    reason: `
      Why are we doing this assessment? | Why are you doing this assessment? | Why is this assessment being done?
      Why are we completing this assessment? | Why is this assessment needed? | Reason for assessment | Reason
      What has led to this assessment? | Reason for the assessment | Reasons for assessment | Reason for EHA
      Reasons for EHA | Reason for early help assessment | Why is this assessment being completed?
      Why has this assessment been started? | Reason for completing this assessment
      What has led to this early help assessment?`,
    startedOn: `
      Assessment start date | Date of assessment | Date started | Start date | Date assessment started
      Assessment started | Start date of assessment | Date EHA started | EHA start date
      Date early help assessment started | Assessment date | Assessment started on | Date of EHA`,
    completedOn: `
      Assessment completion date | Date completed | Completion date | Date assessment completed | Assessment completed
      Date of completion | Date EHA completed | EHA completion date | Completion date of assessment
      Assessment end date | Assessment completed on | Date early help assessment completed`,
    organisation: `
      Organisation completing assessment | Agency completing assessment | Assessing organisation | Assessing agency
      Agency undertaking assessment`,
    firstReviewDate: `
      Review date | Date of first review | Date of next review | First review date | Date of initial review
      Proposed review date | Date of first TAF review | Planned review date | Date plan will be reviewed
      Date for first review`,
  },
};

/** What is asked of each side of a family's life. */
const DOMAIN = {
  strengths: 'What is working well? | What’s working well? | Positives | Protective factors',
  needs: 'What are we worried about? | What are the worries? | Worries | Concerns | Needs and risks',
  score: 'Score | Scale | Scaling | Rating | Score (1-5)',
};

export const childDevelopment: SectionWords = {
  titles: 'Development of the child | Child’s developmental needs | Child’s development',
  questions: DOMAIN,
};

export const education: SectionWords = {
  titles: `
    Learning and school | School and learning | Education and learning | Learning | Education, training and employment`,
  questions: DOMAIN,
};

export const health: SectionWords = {
  titles: 'Health and wellbeing | Physical and emotional health',
  questions: DOMAIN,
};

export const parenting: SectionWords = {
  titles: `
    Being a parent | Looking after the children | Caring for the children | Parenting capacity | Parents and carers
    Parenting and caring`,
  questions: DOMAIN,
};

export const familyEnvironment: SectionWords = {
  titles: 'Family and environmental factors | Family and community | Family relationships',
  questions: DOMAIN,
};

export const housing: SectionWords = {
  titles: 'Home | Housing and accommodation | Accommodation',
  questions: DOMAIN,
};

export const finance: SectionWords = {
  titles: 'Money | Finances | Income | Finance and employment | Employment and finance',
  questions: DOMAIN,
};

export const views: SectionWords = {
  titles: `
    Views | Views of the family | Child and family views | Voice of the family | Family views | What the family think
    Views of child and family | The family’s views | Voice of the child and family`,
  questions: {
    childsView: `
      What the children say | What the child says | What do the children say? | What the child or young person says
      Child’s view | Child’s views | Voice of the child | Views of the child | Wishes and feelings
      Child or young person’s views | Child’s wishes and feelings | Views of each child | What does the child say?
      The child’s views | Child’s view and feelings | Child’s views, wishes and feelings
      What does the child want to happen? | Child’s voice`,
    parentsView: `
      What the parents say | What the parent says | What parents say | What do the parents think? | Parent’s view
      Parents’ views | Parent/carer views | Views of parents | Parent or carer’s views | Parental views
      What do the parents say? | View of parents | Views of parents/carers | Parent’s comments
      What do parents/carers want to happen? | The parents’ views | Family’s views`,
  },
};

export const safety: SectionWords = {
  titles: `
    Risk to staff | Risks to staff | Risks to workers | Staff safety | Lone working | Worker safety
    Health and safety | Known risks | Safety of staff | Risk assessment for visiting | Hazards | Risk to professionals`,
  questions: {
    staffRisks: `
      Risk to staff | Risks to workers | Lone working risks | Risks to staff | Known risks to staff
      Risks to professionals | Risk to professionals | Are there any known risks to staff?
      Any known risks to workers? | Are there any risks to staff? | Potential risks to staff | Hazards`,
    staffRiskDetails: `
      Any risk to staff who visit? | Any risks to staff? | Any risk to staff? | Risks to staff who visit
      Are there any risks to staff who visit? | Hazards for visitors | Risks to visiting staff
      Risks to professionals visiting | Any known risks to workers? | Details of risks to staff
      Details of any risk to staff | Please give details of risks to staff`,
    safeContactRules: `
      Safe contact | Safe contact details | Safe contact arrangements | How can the family be contacted safely?
      Safe contact instructions | Is there a safe way to contact the family? | Safe methods of contact`,
  },
};

export const agreements: SectionWords = {
  titles: `
    Consent | Consent statement | Consent to share information | Agreement | Information sharing consent | Consents
    Consent to early help | Consent to assessment | Family agreement | Agreement to early help
    Consent for information sharing | Consent and signatures | Agreement and consent | Information sharing and consent
    Consent to early help assessment | Consent of family members`,
  questions: {
    name: `
      Name | Name of person | Person giving consent | Consent given by | Signed | Name of family member
      Family member | Full name | Print name | Who | Person`,
    relationship: 'Relationship | Relationship to child | Role | Relationship to children | Relationship to the child',
    agreed: `
      I agree to early help | Agrees to early help | Agree to early help | I agree to this assessment
      We agree to early help | Agreed | Consent given | Consents | Consent to assessment | Consent gained | Consent
      Consent given? | Agrees | Consent to early help | Agreement given | Consent given Y/N`,
    agreedToShare: `
      I agree to sharing | I agree to share information | Agrees to sharing | I agree to information sharing
      I agree to my information being shared | Consent to share information | Agree to share information
      Consent to share | Consents to share information | Consent to information sharing`,
    date: 'Date | Date of consent | Date signed | Consent date | Date consent given | Date given | Date agreed',
    how: `
      Type of consent | How consent was given | Method | How was consent given? | Verbal or written | Verbal/written
      Written or verbal consent`,
    scope: 'Scope of consent | Information may be shared with | Agencies information may be shared with',
    exclusions: `
      Exclusions | Information not to be shared | Do not share with | Exceptions | Any exclusions
      Exceptions to consent | Who must information not be shared with? | Limits to consent
      Information I do not want shared`,
    withdrawnOn: 'Consent withdrawn | Date consent withdrawn | Withdrawn',
  },
};
