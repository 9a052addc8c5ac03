import { PERSON } from './person.ts';
import type { SectionWords } from './section-words.ts';

export const household: SectionWords = {
  titles: `
    Parents and carers | Parents / carers | Parent details | Family composition | Family members | Family details
    Family and household | Family and household members | Household | Household members | Family | The family
    Parents | Parents and siblings | Parental details | Parents and family members | Other children in the household
    Other children in the family | Other children | Other children at home | Siblings and other related children
    Other children not being referred | Brothers and sisters | Siblings not being referred
    Siblings living at home address | Other adult family/household member or significant other
    Family/household members | Household composition | Other household members | Other family members
    Other significant adults | Other adults | Significant others | Other people in the household
    Members of the household | People living in the household | Household and family | Parents, carers and household
    Who lives in the household | Family / household composition | Other members of the household
    Significant family members | Family structure | Adults in the household | Family information
    Who is in the family? | Parents, other members of the household and significant family members
    Other family members including siblings | Details of other family members | Details of family members
    Details of family | Family members living elsewhere | Persons with parental responsibility
    Those with parental responsibility | Household details | Other adult family member | Other adult household member
    Siblings and other family members | Others in the household | Parents, carers and others living in the household
    Others living in the household | Other people living in the home | Persons living at the address
    People who live in the home | People in the home | People in the family | Who lives at home?
    Who lives in the home? | Who lives with the child? | Who is in the household? | Family network
    Significant people | Significant adults | Other significant people | Other significant family members
    Significant family members and others | Important people | Important people in the child’s life | Important adults
    Extended family | Extended family members | Wider family | Wider family members | Household/family members
    Family/household details | Family and household composition | All household members | All family members
    Adults living in the household | Other adults in the household | Other adults living in the household
    Adult household members | Parents and other adults | Parents, carers and significant others
    Parent and sibling details | Parents and family | Parents and household members
    Parents and other household members | Parents and other family members | Parents and significant adults
    Parents, carers and other significant adults | Mother and father | Mother and father details
    Siblings and household members | Siblings and other household members | Siblings and other children
    Other siblings | Other siblings in the household | Other children living in the household
    Other children living in the home | Other children living at the address | Other children in the home
    Half siblings | Family tree | Family details: adults | Adults | Adult details | Partner details
    Parents not living in the household | Parents living elsewhere | Family living elsewhere
    Others not living in the household | Other relevant adults | Other relevant people | Members of family
    Family group | Family make up | Family background: members | Those living in the household
    Parental responsibility details | Who has parental responsibility? | Parents/person caring for child
    Who looks after the child? | Who looks after the children? | Who cares for the child? | Who else lives at home?
    Who else lives in the home? | Who else is at home? | Our family: adults
    Brothers, sisters and other children at home | Parents and persons caring for the child`,
  names: `
    parent | carer | main carer | primary carer | main parent | household member | family member | other family member
    other household member | other adult family member | other adult | adult | significant adult | significant other
    person with parental responsibility | person with PR | person living in household | non-resident parent
    absent parent | resident parent | relative | person caring for child | person with care of child
    person looking after child | main caregiver | caregiver | primary caregiver | parent figure | other parent
    second parent | other carer | partner | child main carer | child primary carer | household adult
    living with parent | parent with PR | significant family member | other significant adult | other relative
    other significant person`,
  kinds: [
    [
      'mother | child mother | mum | mam | birth mother | natural mother | biological mother | birth mum',
      { relationship: 'mother' },
    ],
    [
      'father | child father | dad | birth father | natural father | biological father | birth dad',
      { relationship: 'father' },
    ],
    [
      `
      step-parent | stepparent | step-mother | stepmother | step-father | stepfather | step mum | step dad | stepmum
      stepdad`,
      { relationship: 'step_parent' },
    ],
    ['adoptive parent | adoptive mother | adoptive father', { relationship: 'adoptive_parent' }],
    ['foster carer | foster parent | foster mother | foster father', { relationship: 'foster_carer' }],
    ['guardian | legal guardian | special guardian', { relationship: 'guardian' }],
    [
      `
      mother partner | father partner | mum partner | dad partner | parent partner | partner of parent
      partner of mother | partner of father`,
      { relationship: 'parents_partner' },
    ],
    [
      `
      grandparent | grandmother | grandfather | grandma | grandad | maternal grandmother | maternal grandfather
      paternal grandmother | paternal grandfather | maternal grandparent | paternal grandparent`,
      { relationship: 'grandparent' },
    ],
    [
      'sibling | brother | sister | half-sibling | half-brother | half-sister | step-sibling',
      { relationship: 'sibling' },
    ],
    ['aunt | uncle | cousin', { relationship: 'other_relative' }],
  ],
  questions: {
    fullName: `
      ${PERSON.fullName} | Parent’s name | Name of parent | Person with PR | Person with parental responsibility
      Parent/carer full name | Full name of parent | Name and surname | Full name (include aliases)
      Name of family member | Name of household member | Name of person | Name of adult | Family member name
      Person’s name | Full name of family member`,
    firstName: `${PERSON.firstName} | Parent first name | First/given name`,
    lastName: `${PERSON.lastName} | Parent surname`,
    aliases: `
      ${PERSON.aliases} | Other names known by | Maiden name | Known as | Alternative names | Other names known
      Known as / alias | Maiden name or alias`,
    dateOfBirth: PERSON.dateOfBirth,
    relationship: `
      Who are they? | Relation to the child | Relationship | Relationship to child | Relation | Relation to child
      Relationship with child | Relationship to child or children | Relationship to subject
      Relationship to child referred | Relationship to child being referred | Relationship to the child
      Relationship to young person | Relationship to family | Relationship to baby | Relationship to subject child
      Relationship to children | Family relationship | Relationship to index child | Relationship to named child
      Relationship to pupil | Relationship to referred child | Relationship to unborn | Relationship to unborn child
      Relationship to child you are referring | Relationship to above child | Relation to young person
      How related to child | How are they related to the child? | Relationship to child subject to referral
      Role in family | Relationship to main child | Relationship to focus child
      What is their relationship to the child? | Relationship to patient | Relationship to student`,
    parentalResponsibility: `
      PR | PR? | Has parental responsibility | Has PR | PR held | Holds PR | PR Y/N | Parental responsibility Y/N
      Do they have parental responsibility? | Does this person have parental responsibility?
      Parental responsibility held | Do they have PR? | Holds parental responsibility | Parental responsibility?
      Does this person hold PR? | Does this person have PR? | Does she have PR? | Does he have PR?
      Does she have parental responsibility? | Does he have parental responsibility?
      Does the person have parental responsibility? | Do you have parental responsibility? | Parental resp.
      Parental respon | Have PR? | With PR | Hold PR | PR Yes/No | Parental responsibility Yes/No
      Legal responsibility | Have parental responsibility | PR status | Parental responsibility (PR)
      Parental responsibility status | Does mother have PR? | Does father have PR?
      Does mother have parental responsibility? | Does father have parental responsibility? | Is PR held?
      Do they hold PR? | Person holds PR | Does parent have PR? | Parental responsibilities`,
    sex: `${PERSON.sex} | Gender M/F`,
    ethnicity: PERSON.ethnicity,
    firstLanguage: PERSON.firstLanguage,
    livesInHousehold: `
      Lives with pupil | Lives with young person | Lives with child? | Living with young person | Lives with subject
      In household? | Lives with child | Lives in household | Living in household | Living in home
      Living in the home | Living at home | Lives at home | Living with child | Resident in household
      Resident at home | Lives at same address | In household | Lives in family home | Living in the household?
      Does this person live with the child? | Living at same address? | Part of household? | Lives in the home
      In family home? | Living in family home | Lives in the same household | Resident in the home | Same household?
      Same address? | Same address as child?`,
    address: `
      Address | Home address | Current address | Address if different | Home address if different | Full address
      Address and postcode | Home address and postcode | Address including postcode | Address if not the same as child
      Address if not living with child | Usual address | Address (if different to child)
      Address if different from the child | Address if different to above | Address if different from above
      Current home address | Address if not as above | Current address if different
      Home address if different to child | Present address | Residential address | Address and contact details
      Permanent address | Main address`,
    postcode: 'Post code | Home postcode',
    telephone: `
      Contact | Contact no. | Contact tel. | Phone | Contact number | Mobile | Telephone number | Contact telephone
      Contact telephone number | Mobile number | Mobile telephone | Mobile telephone number | Home telephone
      Home telephone number | Daytime telephone | Home or mobile number | Telephone / mobile
      Telephone or mobile number | Phone / mobile | Telephone/mobile number | Telephone and mobile
      Contact details (telephone) | Home/mobile telephone | Best contact number | Main contact number
      Preferred contact number | Contact telephone/mobile | Landline | Telephone contact | Telephone/contact number
      Telephone or mobile`,
    email: 'Email | E-mail address',
    safeToContact: `
      Safe to call? | Safe to ring? | Is it safe to ring? | Is it safe to call? | Safe to contact
      Is it safe to contact? | Safe to contact? | Is it safe to contact them? | Safe to contact this person?`,
    riskToChild: 'Risk to child? | Does this person pose a risk to the child?',
    riskToWorker: `
      Is this person a risk to staff? | Does this person pose a risk to staff? | Is this person a risk to workers?
      Risk to professionals? | Risk to staff? | Risk to worker?`,
  },
};
