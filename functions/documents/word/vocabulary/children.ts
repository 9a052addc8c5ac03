import { PERSON } from './person.ts';
import type { SectionWords } from './section-words.ts';

export const children: SectionWords = {
  titles: `
    Child details | About the child | About the children | Basic details of child | Child information
    Subject of referral | Who are you referring? | Who are you worried about? | Children under 18 in the household
    Children living at the above address | Child under 18 living at the above address | Other children being referred
    Names of children | Family details: children | Further children | Additional children | Identifying details
    Child’s identifying details | Child in the family | Child details: who is the referral about?
    Who is this referral about? | Who is the referral about? | Details of all children in the family being referred
    Child to whom this referral relates | Child this referral is about
    Details of unborn baby, infant, child or young person | Children subject to this referral | Subject child details
    Children in the family being referred | Child you are concerned about | Who are you concerned about? | Main child
    Focus child`,
  names: `
    child | child being referred | child you are referring | child referred | child subject to the referral
    child subject to referral | child subject of the referral | child subject of this referral
    child you are worried about | child concerned | young person being referred | young person | unborn child
    unborn baby | unborn | baby | infant | pupil | student | subject | subject child | index child | minor | patient
    sibling being referred | child you are concerned about | focus child | child in question | named child`,
  questions: {
    fullName: `
      ${PERSON.fullName} | Child’s name | Name of child | Name in full | Complete name | First and family name`,
    firstName: `
      ${PERSON.firstName} | Legal forename | Legal first name | Legal forenames | Child first name | First given name
      Given (first) name`,
    middleNames: 'Middle name | Middle initial | Other given names',
    lastName: `
      ${PERSON.lastName} | Legal surname | Legal last name | Legal family name | Surname to be used | Child surname
      Last name or family name | Child last name`,
    knownAs: `
      Name used | Preferred name if different | Preferred name | Likes to be known as | Likes to be called
      Name known by | Preferred first name | Prefers to be called | Name child is known by | Name usually known by
      Usually known as | Likes to be known by`,
    aliases: `
      ${PERSON.aliases} | Other name known by | Other known as names | Alternative name | Any alternative names
      Former name | AKA / alias | Names also known by | Maiden or other names | Any other names known by
      Any other names used | Any aliases | Alias or AKA | AKA or previous names | Other surname | Other name
      Other names or aliases`,
    dateOfBirth: `
      ${PERSON.dateOfBirth} | Child DOB | Born on | DOB or EDD | Date of birth or expected date of delivery
      Date of birth or estimated date of delivery | Date of birth or due date | Date of birth or estimated due date
      Date of birth or expected date of birth | Date of birth/estimated date of birth | D of B | Date born
      Date of birth or est. due date | Date of birth or expected due date`,
    expectedDate: `
      EDD | Expected date of delivery | Due date | Expected date of birth | Estimated date of delivery
      Estimated due date | Expected delivery date | Expected due date | Estimated date of birth if unborn | Baby due
      EDD if unborn | If unborn, EDD | If unborn, expected date of delivery | DOB or EDD
      Date of birth or expected date of delivery | Date of birth or estimated date of delivery
      Date of birth or due date | Date of birth or estimated due date | Date of birth or expected date of birth`,
    dateEstimated: 'Date of birth estimated? | Is the date of birth an estimate? | Estimated DOB?',
    sex: `
      ${PERSON.sex} | Boy/girl | Gender at birth | Sex (M/F) | Gender (M/F) | Boy or girl | Sex or gender
      Child’s gender | Legal sex | Gender recorded at birth | Male, female or unborn baby | Male/Female/Unborn`,
    genderIdentity: 'Gender identity | Gender identity if different from sex | Identifies as',
    ethnicity: `
      ${PERSON.ethnicity} | Cultural or ethnic background | Racial or ethnic origin | Ethnic origin code
      Child’s ethnicity | Ethnic origin of child | Ethnicity of child | Ethnicity and culture | Ethnicity (see codes)
      Race/ethnic origin | Ethnic identity | Ethnic group or origin | Ethnicity description`,
    religion: `
      Faith | Religion or belief | Religious belief | Religion and belief | Faith or religion | Child religion
      Religion/faith | Faith/religion | Religion of child | Religious affiliation | Belief | Religion / belief system
      Religion and faith`,
    religionOther: 'Other religion | If other religion, please state',
    firstLanguage: `
      ${PERSON.firstLanguage} | Mother tongue | First spoken language | Child’s first language
      Language spoken by child | First / home language | Home language spoken | Language used at home
      Main language spoken | Main language spoken at home | First language of child`,
    firstLanguageOther: 'Other language | Other first language',
    communicationNeeds: `
      Interpreter required | Communication needs | Interpreter needed? | Interpreter | Is an interpreter required?
      Is an interpreter needed? | Interpreter or signer needed? | Interpreter or signer required?
      Will an interpreter be needed? | Language or communication needs | Any communication needs
      Communication or interpreting needs | Interpreter required for child | Is interpreter required?
      Interpreter/signer needed | Interpreter or communication needs | Is an interpreter or signer required?
      Does the child require an interpreter? | Communication method | Interpreter/signer required
      Preferred method of communication | Communication requirements | Any communication requirements
      Communication difficulties | Is an interpreter/signer needed?`,
    disability: `
      Disabilities | Disability type | Is the child disabled? | Does the child have a disability?
      Is there a known disability? | Any disability | Known disability | Disability (tick all that apply)
      Does the child or young person have a disability? | Disability/special needs | Disability or impairment
      Any disability or impairment | Is the child registered disabled? | Does the child have any disabilities?
      Disability details | Child disability | Has the child a disability? | Disabled? | Impairment or disability`,
    specialNeedsSupport: `
      SEN | SEND | SEN status | Special educational needs | SEN support | SEN level | EHC plan or SEN support
      SEND status | Level of SEN support | Special educational needs status | SEN support or EHCP | SEND support
      SEN stage | SEN provision | Special educational need | SEN/EHCP | SEN support/EHCP`,
    healthNeeds: `
      Medical needs | Health conditions | Health issues | Medical conditions | Medical information | Health problems
      Medical needs or conditions | Additional health issues | Any health conditions | Health or medical needs
      Any known medical conditions | Health concerns | Medical concerns | Medical history | Any medical conditions
      Medical issues | Physical health needs | Health needs or conditions | Any health issues
      Health conditions or needs | Known medical conditions | Medical conditions or allergies`,
    nhsNumber: `
      NHS no | NHS No. | NHS ID | NHS | National Health Service number | Health number | NHS ID number
      NHS no. if known | Child’s NHS number | NHS reference`,
    upn: 'UPN | Unique pupil number | Pupil number | Unique pupil reference | Unique pupil reference number',
    school: `
      School | Nursery | Education setting | School/nursery | School/nursery/college | Name of school | School name
      School attended | Name of school or nursery | School or nursery | School or college
      School, nursery or college attended | School/nursery attended | Nursery/school | Nursery / pre-school
      Education provider | Educational establishment | Education establishment | Education placement | School/setting
      School or setting | Setting | Early years setting | College | School or early years setting
      Name of education setting | School/college/nursery | Education provider or employer | School currently attended
      Current school | Pre-school | Nursery/school/children’s centre | School/nursery/children’s centre
      School, college or nursery | Name of school or educational setting | School or educational setting
      Educational setting | School/education setting | Name of school, nursery or college
      School or early years provider | Early years provider | School/early years setting | Name of school attended
      Nursery, school or college | School / nursery / college / early years setting | Nursery/school/college
      School/nursery/college name | Education or early years setting | School/nursery/education setting
      Current school or setting | Childcare or school | School or nursery name | School placement | Present school
      Nursery or school attended | School/academy | Name of school/nursery/college | School/college attended
      Education setting name | Name of educational setting | Name of educational establishment
      School/nursery/playgroup | School/nursery/pre-school | School/pre-school | Pre-school or school
      Nursery/childminder/school`,
    gp: `
      GP name | GP surgery | Doctor | Name of GP | GP practice | GP details | GP name and practice
      GP name and surgery | Name and address of GP | GP name and address | Name of GP practice | GP/surgery
      GP and surgery | GP or surgery | Registered GP | Family doctor | Family GP | Doctor surgery | GP practice name
      Name of GP and surgery | GP address or contact | Name of doctor | Doctor’s name | GP name/surgery
      GP practice and address | Name/address of GP | Details of GP | GP and practice | GP practice or surgery
      GP practice/surgery | Name of GP surgery | Name of GP or surgery | Medical practice | Family GP surgery
      GP contact | Registered with GP | GP details (name and surgery)`,
    homeAddress: `
      Address | Child address | Permanent address | Full address | Main address | Family address | Primary address
      Primary home address | Usual address | Usual home address | Address and postcode | Home address and postcode
      Address including postcode | Home address including postcode | Full address and postcode
      Full address including postcode | Address with postcode | Address where child usually lives
      Address where child lives | Residential address | Child usual address | Current address | Current home address
      Child’s current address | Current address and postcode | Current address including postcode | Present address
      Address where child is living | Address where the child currently lives | Where does the child live?
      Home address of child | Current full address | Address of child`,
    homePostcode: 'Postcode | Post code | Postal code | Post code of home address',
    homeUprn: 'UPRN',
    currentWhereabouts: `
      Address where child is now, if different | Where the child is now, if different | Address where child is staying
      Where is the child staying now? | Address where child is now | Where child is now | Present whereabouts
      Current whereabouts | Where is the child now? | Current location | Current address if different
      Address if different | Present address if different | Where is the child staying?
      Where is the child living now? | Current location of child | Whereabouts of child | Where the child is now
      Current placement address`,
    addressConfidential: `
      Is the address confidential? | Confidential address? | Address confidential | Is this address confidential?
      Should the address be withheld?`,
    immigrationStatus:
      'Immigration status | Asylum status | Immigration | Nationality status | Immigration status if known',
    concernForChild: 'Concern for this child | Particular concerns for this child',
  },
};
