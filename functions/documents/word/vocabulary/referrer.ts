import type { SectionWords } from './section-words.ts';

export const urgency: SectionWords = {
  titles: `
    Immediate danger | Immediate risk | Urgency | Urgent concerns | Immediate safety | Prior contact
    Previous discussion with front door | Telephone referral`,
  questions: {
    immediateDanger: `
      Child in immediate danger | Children in immediate danger | Is the child in danger now?
      Are any children in immediate danger? | Is anyone in danger now? | Immediate danger
      Is the child at immediate risk? | Immediate risk of harm | Is the child in immediate danger?
      Is there immediate risk of significant harm? | Is a child at immediate risk?
      Is the child at immediate risk of harm? | Is this child at immediate risk of serious harm or injury?
      Is anyone in immediate danger? | Immediate risk`,
    calledEmergencyServices: `
      Emergency services called | Police called | Have the police been called? | Have you called the police?
      Have emergency services been called? | Have you contacted the police? | Have you dialled 999?
      Has 999 been called?`,
    spokeToFrontDoor: `
      Telephone referral made | Have you discussed this with duty? | Have you discussed this referral by telephone?
      Have you spoken to the front door? | Have you spoken to MASH? | Have you already telephoned this referral?
      Has a telephone referral been made? | Was this referral made by telephone?
      Have you already contacted us about this? | Has this been discussed with duty?
      Have you telephoned about this referral?`,
    spokeAt: `
      Date of telephone call | Date of telephone referral | Date and time of telephone referral
      Date of verbal referral | Date and time of call | Date and time of telephone call | Date of call
      Date of consultation`,
    spokeTo: `
      Name of person spoken to | Who did you speak to? | Person spoken to | Name of worker spoken to
      Name of social worker spoken to | Name of MASH/Early Help Social Worker spoken to | Spoke to
      Name of duty worker spoken to | Worker spoken to | Name of duty social worker | Telephone referral taken by`,
    spokeReference: `
      Reference | Contact reference | Contact reference number | Reference given | Consultation reference
      Consultation number | Reference number given | Call reference`,
  },
};

export const referrer: SectionWords = {
  titles: `
    Referrer | Referrer details | Details of referrer | Details of person making referral
    Details of person making the referral | Details of the person making the referral
    Details of person completing referral | Details of person completing this form
    Details of professional making referral | Person making the referral | Person making this referral | Referral from
    Request for service from | About you | Your details | Referrer information
    Details of practitioner completing form | Referral made by | Referring agency details | Referring agency
    Details of referring agency | Who is making the referral? | Details of referring professional
    Professional making the referral | Person completing the form | Person completing this form | Referred by
    Details of person completing the assessment | Person completing the assessment | Your information
    Details of practitioner making this referral | Practitioner making this referral
    Practitioner making the referral | Professional making this referral | Worker making the referral
    Agency making referral | Who is making this request? | Who is making the request? | Person making this request
    Person making the request | Person requesting support | Details of person requesting support
    Details of the person completing this request | Person completing this request | Person completing the request
    Person submitting this form | Person submitting the referral | Who is completing this form?
    Who is filling in this form? | Who are you? | Practitioner details | Practitioner information | Requester details
    Details of requester | Your contact details | Your details (referrer) | Information about you
    Information about the referrer | Information about the person making the referral | Referrer’s contact details
    Contact details of referrer | Contact details of person making referral | Referrer contact information
    Referral completed by | Form completed by | This form has been completed by
    Details of professional completing this form | Details of worker completing this form
    Details of person referring | Person referring | Details of referring person | Details of referring worker
    Details of referring practitioner | Referring professional details | Referral source details
    Referring practitioner details | Referral agency | Referral agency details | Source of referral details
    The person who fills in this form | Person filling in this form | Requested by | Request made by
    Notifying officer | Reporting officer | Person making contact | Person making this contact`,
  names: `
    referrer | your | person making referral | person making the referral | person making this referral
    person referring | person completing referral | person completing the referral | person completing this referral
    person completing form | person completing the form | person completing this form
    person completing contact or referral | referring professional | referring practitioner
    practitioner making the referral | professional making the referral | professional making referral
    practitioner completing the form | professional completing the form | referring worker
    person completing the assessment | person completing assessment | requester | practitioner making this referral
    professional making this referral | person making this request | person making the request
    person completing this request | person requesting support | referring person | referring officer
    worker making the referral | person submitting this form | professional completing this form
    practitioner completing this form`,
  questions: {
    referrerType: 'Type of referrer | Referrer type | Are you a professional or a member of the public?',
    name: `
      Name of referrer | Referrer | Referrer name | Referred by | Completed by | Name | Full name | Print name
      Name of person making referral | Name of person making the referral | Form completed by | This form completed by
      Referral completed by | Referral made by | Person making referral | Made by | Person completing form
      Person completing the form | Person completing this form | Person completing referral
      Person completing the referral | Person completing this referral | Person making the referral
      Professional making referral | Name of practitioner making referral | Referring professional
      Referring practitioner | Name of professional making referral | Name of professional | Name of practitioner
      Name of worker | Name of person | Contact name | Practitioner name | Professional name | Name and role
      Name of person submitting this form | Name of person requesting support | Worker name | Your full name
      Referrer’s full name | Name of requester`,
    role: `
      Rank | Rank/role | Rank or role | Role | Job title | Designation | Position | Referrer role | Profession
      Role of person completing referral | Post | Occupation | Role of referrer | Job role | Role or designation
      Role/job title | Job title or role | Professional role | Position/role | Role and designation | Title or role
      Post held | Job role/title | Your job title | Professional title | Title/role | Role/position | Position held
      Role/profession | Profession/role | Job title/designation | Designation/role | Role in organisation
      Role within organisation`,
    agency: `
      Force | Trust / agency | Trust or agency | Organisation and team | Organisation/base | Trust | Agency/trust
      Agency | Organisation | Referring agency | Referrer agency | Agency or organisation | Organisation/agency
      Agency name | Name of agency | Name of organisation | Organisation name | Agency/school | Employer | Service
      Agency or service | Team | Team or service | Organisation or school | Place of work | Base
      Referring organisation | Referring agency/organisation | Referring school | Referring service | Referring team
      Service/agency | Team/agency | Agency/team | Service name | Name of service | Name of your organisation
      Agency/service | Agency/organisation name | Organisation/team | Company or organisation | Name of team
      Establishment | Department | Organisation/service | Workplace | Agency, school or service | School/agency
      School / organisation | Setting or organisation | Name of setting`,
    sourceCode: `
      Referral source | Contact source | Source of referral | Type of agency | Agency type | Referral source type
      Source`,
    telephone: `
      Direct line or mobile | Extension | Referrer telephone | Contact number | Referrer contact number | Telephone
      Telephone number | Phone | Phone number | Contact telephone | Contact telephone number | Work telephone
      Work telephone number | Mobile | Mobile number | Direct line | Direct dial | Daytime telephone number
      Telephone/mobile | Contact phone number | Telephone and mobile | Telephone/contact number | Telephone contact
      Best contact number | Preferred contact number | Landline | Telephone (work) | Telephone number (work)
      Office telephone | Telephone or mobile | Mobile/telephone | Telephone/mobile number`,
    email: `
      NHS email | Secure address | Work email address (secure) | Referrer email | Secure email address | Email
      Email address | Secure email | Work email | Work email address | E-mail | Secure e-mail | Contact email
      Email (secure) | Email address (secure) | Secure email (if available)`,
    safeTimes: `
      Best time to call | Best time to contact | When is the best time to contact you? | Preferred contact time
      When is it safe to contact you?`,
    address: `
      Referrer address | Agency address | Address | Work address | Address of agency | Organisation address
      Office address | Agency address and postcode | Address and postcode | Address including postcode | Full address
      Business address | Base address | Agency/organisation address | Address of organisation | Work base address
      Workplace address | Address of referrer | Work base | Work address and postcode | Contact address
      Agency address including postcode | Address of service | Service address | Postal address`,
    relationshipToChild: `
      Relationship to child | Relationship of referrer to child | Relationship to child being referred
      Relationship to family | Relationship with child | Relationship to child or family
      Relationship with the family | Your relationship to the child | Relationship to child referred | Relationship
      Relationship to the child | Your relationship to the child or family | Capacity in which you know the child
      Involvement with child | Involvement with the family | How do you know the child? | Relationship to young person
      Professional relationship to child | Nature of involvement | Nature of your involvement
      What is your involvement with the child? | What is your involvement with the family?
      How do you know the family? | How do you know this child? | How do you know this family? | Role with family
      Connection to child | Your involvement with the family | Your involvement with the child`,
    howLongKnown: `
      Length of time known | How long have you known the child? | How long have you known the family?
      How long have you known the child or family? | How long known | Length of involvement
      How long have you been involved? | How long have you worked with the family?
      How long have you worked with the child? | How long have you been working with the family?
      Length of time working with family | How long has the family been known to you?
      How long have you known this family? | How long have you known this child?`,
    identityWithheld: `
      Does the referrer wish to remain anonymous? | Do you wish to remain anonymous? | Anonymous?
      Does the referrer want to remain anonymous? | Do you want to remain anonymous?
      Should your identity be withheld from the family?`,
    thirdPartyInformation: `
      Third party information | Does this referral include third party information?
      Is any information from a third party who wishes to remain anonymous?`,
  },
};

export const declaration: SectionWords = {
  titles: `
    Signature of referrer | Declaration and signature | Declaration by referrer | Referrer declaration | Authorisation
    Signature | Signatures | Sign off | Signed by referrer | Signature of person making referral
    Signature of person completing form | Signature and date | Referrer’s signature | Confirmation`,
  names: 'declaration | signatory',
  questions: {
    name: `
      Signed | Signature | Print name | Printed name | Name in print | Name (print) | Name in block capitals
      Signature of referrer | Signature of person making referral | Referrer signature | Signed by | Full name`,
    date: `
      Date of referral | Date completed | Date signed | Date of request | Date referral made | Date of this referral
      Date form completed | Date of completion | Date of signature | Date referral completed | Referral date
      Date referral sent | Signature date | Date of form`,
    lineManager: `
      Line manager | DSL | Designated safeguarding lead | Manager | Name of line manager | Line manager name
      Name of manager | Manager name | Name of designated safeguarding lead | Safeguarding lead | Designated lead
      Supervisor | Named safeguarding lead | DSL name | Manager or designated safeguarding lead | Line manager or DSL
      Manager / designated safeguarding lead | Designated safeguarding lead name | Safeguarding lead name`,
  },
};
