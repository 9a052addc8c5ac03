import type { SectionWords } from './section-words.ts';

export const concern: SectionWords = {
  titles: `
    Reason for referral | Reasons for referral | Concerns | Your concerns | Details of concern | Nature of concern
    Nature of referral | Details of the concern | Details of referral | Referral information | Presenting concerns
    Reason for request | Information about the concern | Reason for contact | What are you worried about?
    Current concerns | Details of your concerns | Analysis of concerns | Assessment of risk
    Risk and protective factors | Reason for the referral | Summary of concerns | Reason for your referral
    Details of concerns | Specific reasons for referral | About the concern | About your concern | Concern details
    Details of your worries | Your worries | Worries | What are your concerns? | What is your concern?
    What is the concern? | Reason for this referral | Reason for making this referral
    Reasons for making the referral | Why are you making this referral? | Why are you making a referral?
    Why are you contacting us? | Reason for your contact | Reason for this request | Reason for your request
    Reason for request for support | Reason for support | Safeguarding concerns | Child protection concerns
    Nature of your concerns | Outline of concerns | Description of concerns | Current worries | Current situation
    Current circumstances | Concerns about the child | Concerns for the child | Information about your concerns
    Details of incident | Incident details | Referral reason | Main concerns | Primary concerns | Presenting issues
    Presenting problem | Presenting need | Presenting needs | Your analysis | Analysis of risk | Risk and harm
    Signs of safety | Strengths and worries | Strengths and concerns | Worries and strengths | Identified needs
    Identified concerns | Risk of harm | Details of harm | Reasons for concern | What is the worry?
    What are the worries? | What is happening? | Tell us about it | What is going on?
    Information about the concern or need | Circumstances`,
  questions: {
    reason: `
      What is going on? | Tell us about it | What is the worry? | What are the worries? | Reason for referral | Reason
      Nature of concern | Details of concern | Why are you making this referral? | Reasons for referral
      Reason for the referral | Reason for request | Reason for contact | Reason for your referral
      What are your concerns? | What is your concern? | Summary of concerns | Presenting concern | Current concerns
      Details of your concerns | Details of referral | Details of the concern | Nature of referral
      Why are you referring the child? | Why are you referring the child(ren) to children’s social services?
      Why are you referring this child? | Why are you making a referral? | Please describe your concerns
      Describe your concerns | What are your worries or concerns? | Reason for referral and current concerns
      Main reason for referral | Main concern | Main concerns | Referral reason
      Details of concern/reason for referral | What is the reason for the referral?
      What is the reason for this referral? | Reason for making this referral | Purpose of referral
      Specific reasons for referral | Why are you contacting us?
      Why are you contacting us? What are you worried about? | Why are you contacting us today?
      Reason for this referral | Reason for your contact | Reason for this request | Reason for your request
      Details of concerns | Nature of your concern | Outline of concerns | Outline your concerns
      Please outline your concerns | Please outline your reasons for this referral | Description of concern
      Describe your worries | What is the concern? | What are the concerns? | What are the main concerns?
      What are your main concerns? | What is your main concern? | Your concerns | Concerns | Concern details
      A brief summary of the concerns | Brief summary of concerns | Brief description of concerns
      Safeguarding concerns | Child protection concerns | Presenting concerns | Presenting issue | Presenting need
      Presenting needs | What has prompted this referral? | What prompted this referral?
      What has prompted you to make this referral? | Why are you referring? | Why are you referring now?
      Why are you requesting support? | Why are you making this request? | Why is this referral being made?
      Reasons for concern | Reason for making referral | Reasons for making a referral
      What is the reason for your referral? | What is the reason for this request?
      Please state the reason for referral | Please explain why you are making this referral
      Please tell us why you are making this referral | Information to support your referral
      Details of referral and concerns | Details of referral/concern`,
    whatHappened: `
      Details of incident | What happened? | Description of incident | Details of the incident
      Details of the incident or concern | Details of any incident | Incident details | Description of the incident
      What has happened? | Details of what happened | Events leading to this referral
      What has happened or changed today? | Description of incident or injury | What has led to this referral?
      Details of the concern and what happened | Describe what happened | Please describe what has happened
      Describe the incident | Details of specific incident | What has happened to make you worried?
      What have you seen or heard? | What did you see or hear? | What has happened recently?
      What led to this referral? | Details of recent events | Circumstances of incident | Details of the event
      Details of disclosure | What is happening? | What has been happening? | Details of allegation`,
    whenHappened: `
      Date of incident | When did it happen? | Date of concern | Date and time of incident
      When did the incident happen? | When did this happen? | Date/time of incident | Date of the incident
      Date of event | When did this occur? | When did the concern arise? | Date concern arose
      Date concern identified | Date and time of concern | When did it occur? | Date of injury | Date/time of concern
      Date of disclosure`,
    informationSource: `
      Source of information | Source of the information | How do you know this? | Where did the information come from?`,
    harmTypes: `
      Type of abuse | Category of abuse | Type of harm | Categories of abuse | Type of concern | Types of abuse
      Category of concern | Category of harm | Categories of harm | Types of harm | Abuse category | Kind of abuse
      Type of abuse suspected | Type of abuse or neglect | Form of abuse | Type of significant harm
      Category of need or abuse | Concern type | Type of abuse/neglect | Type of abuse or harm | Nature of abuse
      Area of abuse | Kind of harm | Kinds of harm | Type of maltreatment | Category of risk | Suspected abuse
      Abuse type | Area of concern (abuse)`,
    impactOnChild: `
      Impact on child | Impact on the child | What is the impact on the child? | How is this affecting the child?
      How does this impact on the child? | What impact is this having on the child?
      How is the current situation impacting on the child? | Effect on child
      Evidence for referral - How is the current situation impacting on the child/young person
      What effect does this have on the child? | Lived experience of the child | Impact on the child(ren)
      What is the impact of this on the child? | What impact does this have on the child?
      What impact has this had on the child? | What is the impact of these concerns on the child?
      What is the likely impact on the child? | How is this impacting on the child? | How is this impacting the child?
      How does this affect the child? | How has this affected the child? | How are these concerns affecting the child?
      How are your concerns impacting on the child? | Impact of concerns on the child | Child’s lived experience
      What is the child’s lived experience? | What is life like for the child? | What is life like for this child?
      A day in the life of the child | Lived experience | Daily lived experience of the child | Child impact`,
    childsWords: `
      Child’s views | Voice of the child | Wishes and feelings | Views of the child | Child’s wishes and feelings
      Wishes and feelings of the child | Child’s views, wishes and feelings | Views, wishes and feelings of the child
      Child’s view | View of the child | What are the child’s views about your concerns and this referral?
      What has the child said? | What does the child say? | What is the child’s view? | Child’s voice
      Child views of referral | What are the child’s views? | What are the child’s wishes and feelings?
      What does the child want to happen? | The child’s views | Child’s own words | Views, wishes and feelings
      Views of young person | Young person’s views | Voice of the young person | Child’s wishes | Wishes of the child
      Views and wishes of the child | Child’s views and feelings | What does the child think?
      What does the child want? | What does the child think about this referral? | What are the child’s wishes?
      What are the child’s views on this referral? | What are the child’s views about this referral?
      What are the views of the child? | What has the child told you? | What is the child saying?
      What is the child telling us? | What did the child say? | What is the voice of the child?
      In the child’s own words | Child’s words | Child’s comments | What the child says | What the child said
      Child’s account | What would the child like to happen? | What does the child say about this?
      Views of the child and wishes`,
    factors: `
      Presenting issues | Risk factors | Issues | Presenting factors | Presenting problems | Factors
      Concerns present | Concerns (tick all that apply) | Vulnerability factors | Risk factors present
      Contributing factors | Identified factors | Risk indicators | Indicators of concern | Contributory factors
      Issues identified | Presenting issues and concerns | Concerns identified | Identified issues
      Areas of concern (tick all that apply)`,
    worries: `
      Worries | What are you worried about? | What worries you? | What are the worries?
      What are you most worried about? | What are the risks? | Risks and worries | What are we worried about
      What is not working well? | What’s not working well? | What are you concerned about?
      What are you worried about and why? | Worries and concerns | What is worrying you? | What’s worrying you?
      What are the family’s worries? | What are your worries? | Risks identified | Risks to the child
      What are the risks to the child? | Identified risks | Areas of concern | Area of concern
      What is going less well? | What could be better? | Complicating factors | Concerns and risks
      Risks and concerns | Risks/concerns | What are the concerns/risks? | What are we worried about? (risks)`,
    strengths: `
      Strengths | Protective factors | What’s working well? | Strengths and protective factors | Family strengths
      What strengths and protective factors does the child have? | What is going well? | What’s going well?
      What works well? | Positives | Strengths of the family | What are the strengths?
      Resilience and protective factors | What is going well for the child and family?
      What are the protective factors? | What is going well for the child(ren)? | What is going well for the family?
      What is going well in the family? | What is working well for the child? | What is working well for the family?
      What is working well in the family? | What is working well at the moment? | What’s going well at the moment?
      What is good? | What’s good? | Family strengths and protective factors | Strengths/protective factors
      Strengths and resilience | Strengths and resources | Strengths identified | Child’s strengths
      Strengths of child and family | Strengths of the child | Positive factors | Protective factors and strengths
      Protective factors/strengths | What are the family’s strengths? | What are the child’s strengths?
      What is positive? | Positive aspects | Existing strengths | What are the strengths and protective factors?
      What protective factors are there? | Are there any protective factors? | What is working well (strengths)?
      Existing strengths and safety | Safety factors | What keeps the child safe?`,
    needsToHappen: `
      What needs to change? | What needs to happen next? | What would help? | What do you think needs to happen?
      What needs to be different? | Next steps | What support is needed? | What needs to happen now?
      What needs to change for the child? | What needs to change for the family? | What should happen next?
      What support do you think is needed? | What help is needed? | What support is required?
      What help does the family need? | What support does the family need? | What would make things better?
      What needs to happen to keep the child safe? | What would make a difference? | What do you think would help?
      Identified support needs | What needs to improve? | What needs to get better?`,
  },
};

export const history: SectionWords = {
  titles: `
    Previous involvement | History | Previous support | Background | Background information
    Previous concerns and support | Support to date | Support already provided | Actions taken to date
    History of involvement | Previous history | Previous interventions | Family history | Agency involvement to date
    Interventions to date | What has been tried so far | Previous support and interventions | Support provided
    Support offered | Support in place | Current support | What has been tried? | What have you tried so far?
    What have you done so far? | What support has been offered? | What support has been provided?
    Interventions tried | Actions taken | Action taken so far | Early help to date | Early help history
    Early help provided | Involvement to date | Previous referrals | Chronology | Significant events
    Previous services | Previous work | Past involvement | Family background | History of support
    History and background | Background and history | Background to referral | Background of the family | Help so far
    Support so far`,
  questions: {
    existingInvolvement: `
      Known to social care | Known to social services | Known to social services? | Known to children’s services?
      Is the family known to social care? | Is the child known to social care? | Previous social care involvement
      Known to social care? | Is the child known to children’s social care?
      Is the family known to children’s social care? | Known to children’s social care | Social care involvement
      Current or previous social care involvement | Children’s social care involvement
      Is the child or family known to social care?`,
    supportTried: `
      In school support to date | Support already given | What has been tried so far? | Support given so far
      Support given | What has helped so far? | Help given so far | Help already tried | Help offered so far
      Support to date | Previous support | Interventions tried | What support has been offered?
      What support has been tried? | Support already provided | Support offered to date
      What support have you already provided? | What has your agency done? | What action has been taken?
      Action taken to date | Actions taken | What has been tried? | Services already offered
      What has been done so far? | Work undertaken to date | What has your agency done? What actions have you taken?
      Previous interventions | What has been offered to the family before? | What help has been given so far?
      What support is already in place? | Interventions to date | Interventions already tried
      Details of support already provided | Support provided so far | Details of previous support
      What support has already been offered? | What support has already been provided?
      What support has been provided? | What support has been given? | What support has been put in place?
      What support have you provided? | What support have you offered? | What support has been offered so far?
      What support has been offered to the family? | What support has been provided to the family?
      What support has the family had? | What support has the family received?
      What support has the family already had? | What support has the family already received?
      What support is in place? | What support is currently in place? | What support is the family receiving?
      What has already been tried? | What have you tried? | What have you already tried? | What have you done so far?
      What have you done to help? | What have you done to support the family? | What has been tried before?
      What has been tried already? | What has already been done? | What has been done to date?
      What has been done already? | What has been done to support the family? | What help has been tried?
      What help has been offered? | What help has already been given? | What help has been provided?
      What help has the family had? | What services have been offered? | What services have been tried?
      What services are already involved? | What interventions have been tried?
      What interventions have been offered? | What interventions have taken place?
      What intervention has taken place? | What actions have been taken? | What actions have you taken?
      What actions have already been taken? | What action has been taken so far? | What action have you taken?
      What action has already been taken? | What action has your agency taken? | What work has been done?
      What work has been undertaken? | What work have you done with the family? | What early help has been provided?
      What early help has been offered? | What early help support has been offered? | Support offered
      Support provided | Support provided to date | Support offered so far | Support in place
      Support currently in place | Support already in place | Support already offered | Support already tried
      Support given to date | Support tried | Support tried so far | Current support | Current support in place
      Existing support | Details of support provided | Details of support offered | Details of support to date
      Details of interventions | Details of previous interventions | Details of any support offered
      Details of any previous support | Details of current support | Previous support offered
      Previous support provided | Previous support given | Previous interventions and outcomes | Previous intervention
      Previous work undertaken | Previous help given | Interventions and outcomes | Interventions so far
      Interventions undertaken | Interventions offered | Action taken so far | Action already taken
      Actions taken to date | Actions taken so far | Actions already taken | Work completed to date | Work undertaken
      Work undertaken so far | Work done to date | Work already undertaken | Services provided
      Services provided to date | Services offered | Help already given | Help provided so far | Early help provided
      Early help offered | Early help support to date | Early help to date | Strategies tried
      Strategies already tried`,
    existingPlan: `
      Existing EHA | Is there an EHA? | CAF in place | Is there an existing EHA? | Is there a current EHA?
      Is there an early help assessment? | Has an early help assessment been completed? | Has an EHA been completed?
      Has a CAF been completed? | Has a CAF or EHA been completed? | Has an early help assessment been undertaken?
      EHA in place? | EHA completed? | CAF completed? | Is there a CAF in place?
      Is an early help assessment in place? | Is there an early help plan in place? | Early help assessment in place?
      Have you completed an early help assessment?`,
    existingPlanDetails: `
      Lead professional and date of EHA | Name of lead professional | Lead professional | Details of EHA
      If yes, who is the lead professional? | Who is the lead professional?`,
    chronology: `
      Chronology | Significant events | Chronology of events | Significant events with dates
      Chronology of significant events | Key events | Brief chronology | Chronology of concerns | Timeline of events
      History of concerns | Chronology (significant events) | Significant events and dates | Key dates and events
      Chronology of key events | Significant events or incidents | Summary of significant events
      Significant incidents | Main events`,
  },
};
