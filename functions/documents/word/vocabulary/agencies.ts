import type { SectionWords } from './section-words.ts';

export const agencies: SectionWords = {
  titles: `
    Agencies involved | Professionals | Agencies | Services | Other professionals and agencies
    Agencies involved with child/family | Professionals involved with child/family | Other agencies
    Other agencies involved | Key agencies | Other key agencies | Professionals involved
    Professionals involved with the child | Professionals involved with the family
    Professionals involved with the child and family | Professionals involved with the child or family
    Other professionals involved | Other professionals | Agencies and professionals involved
    Professionals and agencies involved | Services involved | Services involved with the family
    Services working with the family | Agencies working with the family | Agencies involved with the family
    Agencies involved with the child | Agencies involved with the child or family | Professional network
    Key professionals | Key professionals involved | Professionals working with the family
    Professionals working with the child | Other services involved | Partner agencies | Agency involvement
    Involvement of other agencies | Other agency involvement | Involved professionals | Services currently involved
    Agencies currently involved | Current professional involvement | Details of professionals involved
    Name and contact details of other professionals involved | Other agencies known to be involved | Involved agencies
    What services are already working with the child or family?
    Professionals that you know are involved with the child | Agencies supporting the family
    Details of professional contacts | Professional contacts | Agencies/professionals known to be involved
    Contact details of professionals | Contact details of other professionals
    Other professionals working with the family | Other professionals working with the child
    Professionals supporting the family | Professionals supporting the child | Services supporting the family
    Services known to be involved | Key workers and agencies | Professionals already involved
    Agencies already involved | Services already involved | Current services | Services working with this family
    Services working with this child | Services working with the child | Agencies working with the child
    Agencies working with the child and family | Agencies known to the family | Agencies known to the child
    Other agencies known to the family | Agencies in contact with the family | Other services
    Other services working with the family | Multi-agency involvement | Multi agency network
    Professional involvement | Professionals’ details | Professionals currently involved
    Professionals known to the family | Involvement of other professionals | Involvement of professionals
    Involvement of services | Involvement of agencies | Universal services involved | Other professional involvement
    Current agency involvement | Known professionals | Who else is involved? | Who else is working with the family?
    Who else is supporting the family? | Which professionals are involved? | Which agencies are involved?
    Which services are involved? | Organisations involved | Other organisations involved | Practitioners involved
    Other practitioners involved | Key practitioners | Network of professionals | Support network: professionals
    Team around the child: professionals | Professionals and services | Services and professionals involved
    Key people: professionals`,
  kinds: [
    ['GP | general practitioner | family doctor', { type: 'gp' }],
    ['health visitor', { type: 'health_visitor' }],
    ['school nurse', { type: 'school_nurse' }],
    ['midwife | community midwife', { type: 'midwife' }],
    ['social worker | allocated social worker', { type: 'children_social_care' }],
    ['probation officer', { type: 'probation' }],
    ['housing officer', { type: 'housing' }],
    ['CAMHS worker', { type: 'camhs' }],
    ['police officer', { type: 'police' }],
  ],
  questions: {
    agency: `
      Organisation / base | Organisation or base | Base | Service / team | Agency / base | Team or base | Agency
      Organisation | Service | Agency name | Name of organisation | Organisation name | Agency or organisation
      Name of service | Service or agency | Agency/service | Service name | Team or agency | Agency and address
      Agency or team | Team/agency | Agency/team | Organisation/service | Service/team | Team | Team or service
      Service or team | Organisation/team | Agency/department | Agency or service | Employer / agency | Department
      Agency/organisation name | Agency and team | Agency/service name | Service/organisation | Organisation/agency
      Team name | Agency or establishment | Establishment | Agency/organisation and address | Organisation and address`,
    type: 'Agency type | Type of agency | Role | Professional role | Kind of service | Type of service',
    worker: `
      Worker | Name of worker | Professional | Name | Worker name | Name of professional | Professional name
      Name of practitioner | Practitioner | Lead worker | Contact name | Name of contact | Contact person
      Named worker | Allocated worker | Key worker | Name and role | Name and designation | Name and job title
      Worker or contact | Name of worker and role | Lead contact | Named contact | Name of key worker
      Practitioner name | Name of practitioner/professional | Name of key contact | Key contact | Main contact
      Contact/worker | Professional/worker | Full name | Name of person | Named professional | Name of named contact
      Name of staff member | Staff member | Worker involved | Professional involved | Name of professional involved
      Name of worker involved | Name/role | Name/designation | Name/job title | Named person
      Name of allocated worker`,
    telephone: `
      Contact number | Phone | Telephone number | Contact telephone | Contact telephone number | Mobile
      Mobile number | Phone number | Work telephone | Telephone/mobile | Telephone and mobile | Direct line
      Tel/mobile number | Telephone contact | Telephone/contact number | Telephone or mobile`,
    email:
      'Email | E-mail address | Secure email | Work email | Contact email | Email contact | Email address (secure)',
    whom: 'Working with | Who are they working with? | Which family member | Works with | Child or adult worked with',
    status: `
      Open/closed | Currently involved | Current or previous | Open or closed | Involvement status
      Currently working with family | Current involvement | Active? | Still involved? | Current/previous
      Current/past | Current or past | Open/closed case | Involvement current or previous`,
    awareOfReferral: `
      Aware of referral? | Aware of referral | Is the agency aware of this referral? | Aware of this referral?
      Are they aware of this referral? | Are they aware of the referral? | Do they know about this referral?
      Informed of referral? | Knows of referral? | Aware of request? | Is the professional aware of this referral?`,
  },
};

export const team: SectionWords = {
  titles: `
    TAF | TAF members | Team around the child | TAC members | Members of the team around the family
    Team around the family members | Team around the child members | TAF team | Members of the TAF
    The team around the family | Members of TAF | TAF membership | Family network and professionals`,
  questions: {
    name: `
      Member | Name of member | Professional | Name of professional | Full name
      Name of professional or family member | Team member | Worker | Name of worker`,
    role: `
      Role | Job title | Designation | Relationship | Position | Role in TAF | Relationship or role
      Role or relationship | Job role`,
    agency: 'Agency | Organisation | Service | Agency name | Name of agency | Organisation/agency',
    telephone: `
      Contact number | Phone | Contact details | Telephone number | Mobile | Contact telephone
      Contact telephone number`,
    email: 'Email | E-mail',
    isLead: 'Lead professional? | Lead practitioner?',
  },
};

export const leadProfessional: SectionWords = {
  titles: `
    Lead practitioner | Lead professional details | Key worker | Lead professional information | Lead worker
    Details of lead professional | Details of lead practitioner | Lead professional completing the assessment
    Name of lead professional completing the assessment | Lead professional contact details | Lead family practitioner`,
  names: `
    lead professional | lead practitioner | lead worker | key worker | lead family practitioner
    lead professional completing the assessment`,
  questions: {
    name: `
      Name | Lead professional | Lead practitioner | Name of lead practitioner | Key worker | Full name
      Name of lead professional completing the assessment | Name of key worker | Identified lead professional
      Agreed lead professional`,
    role: 'Job title | Position | Designation | Role/job title | Post',
    agency: 'Agency | Organisation | Agency name | Name of agency | Service | Employer | Organisation/agency',
    telephone: `
      Contact number | Phone | Telephone number | Contact telephone | Contact telephone number | Mobile
      Mobile number | Work telephone`,
    email: 'Email | Secure email | Work email | E-mail',
  },
};

export const invitations: SectionWords = {
  titles: `
    Agencies to be invited | Invitees | Professionals to invite | Who should attend | Professionals to be invited
    Who should be invited? | Attendees | Invited agencies | Panel invitees | Please invite
    Who should be invited to the panel?`,
  questions: {
    agency: 'Organisation | Service | Name of agency',
    person: `
      Name | Name and role | Representative | Contact person | Professional | Name of professional | Name of worker
      Full name | Name of representative`,
    telephone: 'Contact number | Phone | Contact details',
    email: 'Email',
    why: 'Reason for invitation | Reason | Why should they attend? | Reason for attending',
  },
};

export const sharing: SectionWords = {
  titles: `
    Information sharing | Risks to sharing | Information governance | Confidentiality | Risks of sharing information
    Information sharing with the panel`,
  questions: {
    risks: `
      Risks to sharing | Risks of sharing information | Risk in sharing | Any risks to sharing?
      Are there any risks in sharing this information? | Any risk in sharing information?
      Are there any risks to sharing information? | Information that must not be shared | Risk of sharing`,
    documents: `
      Documents | Documents attached | Attachments | Supporting documents | Reports attached | Documents enclosed
      Reports enclosed | Papers attached | List of documents attached | Attached documents
      Supporting documents attached`,
  },
};
