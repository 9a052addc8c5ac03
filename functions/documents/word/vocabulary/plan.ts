import type { SectionWords } from './section-words.ts';

export const plan: SectionWords = {
  titles: `
    Action plan | Family plan | Early help plan | Our plan | Delivery plan | Agreed actions | Support plan
    Family support plan | Action plan and review | Early help action plan | Early help family plan | Plan of action
    The plan | TAF action plan | Action planning | Actions`,
  questions: {
    need: `
      What is the need? | Identified need | Area of need | What needs to change? | Needs | Needs identified | Worry
      Issue | Concern | Priority | Need identified | What are we worried about? | What do we need to change?`,
    action: `
      Agreed step | Agreed steps | Steps agreed | Step | Next step | Action | Actions | Agreed action
      What are we going to do? | What needs to happen? | Action required | Action needed | Actions agreed
      What will we do? | What action will be taken? | Action to be taken | Support to be provided | Tasks`,
    person: `
      By whom | Person responsible | Who | Owner | Responsible person | Lead | Who will do this? | By who
      Person / agency responsible | People responsible | Responsibility | Responsible | Lead person
      Who is responsible? | Agency responsible | Person(s) responsible | Whose responsibility?`,
    outcome: `
      Outcome | Desired outcome | Expected outcome | Goal | Intended outcome | Outcomes | What do we want to achieve?
      What is the desired outcome? | Planned outcome | What will be better? | What will success look like?
      Outcome wanted`,
    completionDate: `
      Completion date | By when | Due date | Target date | Timescale | Date | When | Timescales | By what date
      Date to be completed | Deadline | Date for completion | To be completed by | When by | When will this be done?
      Complete by`,
    status: 'Status | Progress | Progress so far | Action status',
    outcomeAchieved: 'Outcome achieved | Outcome achieved? | Achieved? | Outcome met?',
  },
};

export const reviews: SectionWords = {
  titles: `
    Reviews | Review | TAF meetings | Review dates | Plan review | Review of the plan | Meetings | Review meeting
    Review meetings | Team around the family meetings | TAF review | TAF reviews | Meeting dates | TAF meeting dates`,
  questions: {
    date: `
      Date | Date of review | Meeting date | Review date | Date of TAF | Date of meeting | Date held | TAF date
      Date of TAF meeting | Date of this review | Date of review meeting`,
    kind: 'Type of meeting | Meeting type',
    present: `
      Present | Attendees | Those present | In attendance | Attended by | People present | Attendance | Who attended?
      Who was present?`,
    familyPresent: 'Family present? | Family attended?',
    summary: `
      Summary | Progress since last review | Review summary | Discussion | Notes | Progress | Review of progress
      What has changed? | Progress made`,
    nextReviewDate: `
      Next review date | Date of next review | Next review | Next meeting | Date of next meeting | Date of next TAF
      Next TAF date | Next review due | Date of next TAF meeting`,
    managerName: 'Manager | Manager’s name | Signed off by',
    managerSignedOffOn: 'Date of sign-off | Manager sign-off date',
  },
};

export const closure: SectionWords = {
  titles: `
    Closure | Case closure | Closing summary | Closure of early help | Closure details | Case closed
    Ending early help | Closing the early help assessment`,
  questions: {
    reason: `
      Closure reason | Reason for closure | Reason for closing | Reason for ending | Reason case closed | Closure code`,
    date: 'Closure date | Date of closure | Date closed | Date of closing | Date early help ended | Date case closed',
    safeguardingConcern: 'Safeguarding concern | Any safeguarding concern?',
    details: 'Closure summary | Summary at closure | Comments | Outcome at closure | Summary of work at closure',
  },
};

export const earlyHelpEpisode: SectionWords = {
  titles: `
    Current early help | Current early help episode | Early help case details | Current involvement | Early help
    Current EHA | Early help details | EHA details | Details of early help | Current early help involvement
    Early help involvement | Details of EHA | Early help history`,
  questions: {
    isOpen: `
      Open early help case | Is the case open to early help? | Open to early help? | Open EHA? | Is there an open EHA?
      Is there a current EHA? | Is there an open early help assessment? | Is the family open to early help?
      EHA open? | Is early help open?`,
    agency: `
      Agency | Lead agency | Agency providing early help | Service | Lead agency for early help
      Agency holding the case | Agency leading early help | Which agency holds the EHA? | Agency holding the EHA
      Case holding agency`,
    startedOn: `
      Start date | Date opened | Early help start date | Date early help started | Date EHA started | EHA start date
      Date EHA opened | Date of EHA | Date early help opened | Date EHA commenced | Date early help commenced
      EHA date`,
    lastReviewOn: `
      Last review | Date of last review | Last review date | Date of last TAF | Date of last TAF meeting
      Date of most recent review | Most recent review | Last TAF date | Last TAF | Date of most recent TAF`,
    openToSocialCare: `
      Open to social care? | Is the family open to children’s social care? | Open to social worker?
      Open to children’s social care? | Is the family open to social care? | Is there a social worker?
      Is there a social worker involved? | Social care involvement`,
  },
};

export const interventions: SectionWords = {
  titles: `
    Interventions | Interventions tried | Previous interventions | Support to date | Work undertaken
    Previous support | Support offered | Support provided | Interventions to date | Services tried | Work done so far
    What has been tried so far? | Actions taken so far | History of interventions | Previous work
    Support already tried`,
  questions: {
    what: `
      Intervention | Support offered | Service | Support | Work undertaken | Work done | Service or intervention
      Intervention tried | Type of support | Action taken | Programme | What has been tried?`,
    agency: 'Agency | Organisation | By whom | Provider | Who provided it? | Delivered by | Agency providing',
    startedOn: 'Start date | Date started | Date from | Date | Started | When | Dates | From date',
    endedOn: 'End date | Date ended | Date to | Ended | To | Finished | Until when',
    effect: `
      Effect | Outcome | Impact | Result | Effectiveness | Outcome of intervention | What difference did it make?
      What changed? | Impact of intervention | Difference made | How effective was it?`,
  },
};

export const managementOversight: SectionWords = {
  titles: `
    Manager’s approval | Management sign-off | Line manager | Manager details | Manager | Line manager details
    Manager oversight | Manager sign off | Management approval | Manager approval | Line manager approval
    Authorising manager`,
  names: 'manager | line manager | supervisor | team manager | authorising manager',
  questions: {
    managerName: `
      Manager | Manager’s name | Line manager | Name of line manager | Supervisor | Approved by | Name | Full name
      Signature | Signed | Print name | Authorised by | Name of authorising manager | Manager approving`,
    managerRole: 'Manager’s role | Role | Job title | Position | Designation | Post',
    managerTelephone: `
      Manager’s telephone | Manager’s contact number | Telephone | Contact number | Telephone number | Phone
      Phone number | Mobile | Contact telephone`,
    managerEmail: 'Manager’s email | Email | Email address | E-mail',
    signedOffOn: `
      Date of sign-off | Date signed | Date approved | Manager sign-off date | Date | Date authorised | Authorised on
      Approval date | Date of approval | Date of management oversight`,
    comments:
      'Manager’s comments | Management comments | Comments | Management oversight comments | Oversight comments',
  },
};

export const panelCriteria: SectionWords = {
  titles: `
    Criteria | MASP criteria | Reason for referral to the panel | Criteria for referral | Eligibility | Panel criteria
    Criteria for MASP | Why is this case being brought to panel? | Reason for referral to MASP
    Reason for panel referral | Reason for MASP referral | Referral criteria`,
  questions: {
    criteria: `
      Criteria | Criteria met | Referral criteria | Which criteria are met? | Reason for referral to panel
      Reason for referral to MASP | Panel criteria | Criteria met (tick all that apply) | Reason for bringing to panel
      Why is this case being brought to panel? | Reason for panel referral`,
    evidence: `
      Evidence | Evidence for criteria | Please give evidence | Evidence of criteria | Supporting evidence
      Evidence to support referral | How are the criteria met? | How does the case meet the criteria?`,
    costInformation: `
      Cost | Costs | Cost information | Details of cost | Financial information | Cost of current support
      Current costs | Cost to services | Details of costs`,
  },
};

export const panelRequest: SectionWords = {
  titles: `
    Request to the panel | What is asked of the panel | Purpose of referral | Request to MASP
    What do you want from the panel? | Panel request | Request to panel | Support requested from panel
    What is needed from the panel? | Request for the panel`,
  questions: {
    barriers: `
      Barriers | Barriers to progress | What are the barriers? | Obstacles | What is getting in the way?
      What is stopping progress? | What are the barriers to progress? | Reasons for lack of progress
      Why is the case stuck? | Barriers to change | What has prevented progress?`,
    ask: `
      What is asked of the panel | What do you want from the panel? | Request | What would you like from the panel?
      What are you asking the panel for? | What do you want the panel to do?
      What support do you need from the panel? | What are you seeking from the panel?
      What do you need from the panel? | Desired outcome from panel | What outcome do you want from the panel?
      What do you hope the panel will achieve? | Request to the panel | Panel request
      What is the question for the panel? | Ask of the panel`,
    help: 'Type of help | Support requested | Type of request | Type of support requested | Help requested',
  },
};

export const termsOfReference: SectionWords = {
  titles: 'ToR | Terms of reference of the panel | MASP terms of reference',
  questions: {
    acknowledged: `
      Terms of reference acknowledged | ToR acknowledged | I have read the terms of reference
      I have read and accept the terms of reference | Have you read the terms of reference? | Terms of reference read
      Terms of reference read and understood`,
    version: 'Version | ToR version | Version of terms of reference',
  },
};
