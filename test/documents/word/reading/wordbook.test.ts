import { describe, expect, it } from '@jest/globals';
import type { Topic } from '#functions/documents/word/reading/meaning.ts';
import { wordbookOf } from '#functions/documents/word/reading/wordbook.ts';
import { earlyHelpAndSocialCare } from '#schemas/forms/early-help-and-social-care.ts';
import { forms } from '#schemas/forms/forms.ts';

const book = wordbookOf(earlyHelpAndSocialCare);

function topic(id: string): Topic {
  const section = earlyHelpAndSocialCare.sections.find((one) => one.id === id);
  if (!section) throw new Error(`no section ${id}`);
  return { section };
}

/** What a label means, as `section.field`, with the kind and number of the item that it names. */
function meaning(label: string, within?: string): string | undefined {
  const [first] = book.meaningsOf(label, within === undefined ? undefined : topic(within));
  if (!first) return undefined;
  const kind = first.kind ? ` ${Object.values(first.kind.sets).join(' ')}` : '';
  return `${first.section.id}.${first.field.id}${kind}${first.number === undefined ? '' : ` ${first.number}`}`;
}

function heading(text: string): string | undefined {
  const found = book.topicOf(text);
  const kind = found?.kind ? ` ${Object.values(found.kind.sets).join(' ')}` : '';
  return found && `${found.section.id}${kind}${found.number === undefined ? '' : ` ${found.number}`}`;
}

describe('the words of our own forms', () => {
  for (const definition of forms.values()) {
    it(`${definition.id}: every label, under its own heading, is its own field`, () => {
      const own = wordbookOf(definition);
      for (const section of definition.sections) {
        expect(own.topicOf(section.title)?.section.id).toBe(section.id);
        for (const field of section.fields) {
          expect([field.label, own.meaningsOf(field.label, { section })[0]?.field.id]).toEqual([field.label, field.id]);
        }
      }
    });
  }

  it('are made once for each definition', () => {
    expect(wordbookOf(earlyHelpAndSocialCare)).toBe(book);
  });
});

describe('labels of forms that we did not make', () => {
  it.each([
    ['Child’s name', 'children.fullName'],
    ['NAME OF CHILD(REN)', 'children.fullName'],
    ['Name of the child / young person:', 'children.fullName'],
    ['Child 2 – DOB', 'children.dateOfBirth 2'],
    ['Second child’s first name', 'children.firstName 2'],
    ['Young person’s address', 'children.homeAddress'],
    ['Child’s first language', 'children.firstLanguage'],
    ['Referrer’s telephone', 'referrer.telephone'],
    ['Name of person completing contact or referral', 'referrer.name'],
    ['Your name', 'referrer.name'],
    ['Mother’s date of birth', 'household.dateOfBirth mother'],
    ['What support has already been offered?', 'history.supportTried'],
    ['What is going well for the child(ren)?', 'concern.strengths'],
    ['What are the parents/carers’ views about this referral?', 'parentsInformed.response'],
    ['Why are you contacting us / What are you worried about?', 'concern.reason'],
    ['Father – contact number', 'household.telephone father'],
    ['Step-father’s name', 'household.fullName step_parent'],
    ['Parent/carer name(s)', 'household.fullName'],
    ['Mother / carer name', 'household.fullName'],
    ['3. Reason for referral:*', 'concern.reason'],
    ['Q4) What is working well?', 'concern.strengths'],
    ['Has the parent/carer given consent to the referral being made?', 'parentsInformed.agreementToReferral'],
    ['Who gave the consent?', 'parentsInformed.agreementGivenBy'],
    ['Date of referral', 'declaration.date'],
  ])('"%s" says itself that it is %s', (label, field) => {
    expect(meaning(label)).toBe(field);
  });

  it.each([
    ['Name', 'children', 'children.fullName'],
    ['Name', 'household', 'household.fullName'],
    ['Name', 'referrer', 'referrer.name'],
    ['Tel No.', 'household', 'household.telephone'],
    ['Tel. no', 'referrer', 'referrer.telephone'],
    ['Gender (M/F)', 'children', 'children.sex'],
    ['Parental Responsibility? Y/N', 'household', 'household.parentalResponsibility'],
    ['NHS number (if known)', 'children', 'children.nhsNumber'],
    ['Address (if different from above)', 'household', 'household.address'],
    ['Address (if different from above)', 'children', 'children.currentWhereabouts'],
    ['Relationship to child(ren)', 'household', 'household.relationship'],
    ['Relationship to child(ren)', 'referrer', 'referrer.relationshipToChild'],
    ['Surname / family name', 'children', 'children.lastName'],
    ['Date of birth (dd/mm/yyyy)', 'children', 'children.dateOfBirth'],
    ['Social worker’s telephone', 'agencies', 'agencies.telephone children_social_care'],
    ['D.O.B.', 'household', 'household.dateOfBirth'],
  ])('"%s" under a heading of %s is %s', (label, within, field) => {
    expect(meaning(label, within)).toBe(field);
  });

  it('"DOB/EDD" is a date of birth, and if it cannot be that, an expected date', () => {
    const both = book.meaningsOf('DOB/EDD', topic('children'));
    expect(both.map(({ field }) => field.id)).toEqual(['dateOfBirth', 'expectedDate']);
  });

  it('is surer of the very label than of a synonym, and less where no heading tells', () => {
    const sure = (label: string, within?: Topic) => book.meaningsOf(label, within)[0]?.confidence ?? 0;
    expect(sure('Ethnic origin', topic('children'))).toBe(1);
    expect(sure('Ethnicity', topic('children'))).toBeLessThan(1);
    expect(sure('Reason for referral')).toBeLessThan(1);
  });
});

describe('labels that ask something else', () => {
  it.each([
    'Name',
    'Address',
    'Telephone',
    'Date',
    'DOB',
    'Role',
    'Agency',
    'Signature',
    'Reference',
    'Reason',
    'Relationship',
    'Email',
    'Surname',
    'First name',
    'Consent',
    'Postcode',
    'Status',
    'Comments',
    'Religion',
    'School',
    'GP',
    'Team',
    'Ethnicity',
  ])('"%s" alone, without a heading, is nobody’s', (label) => {
    expect(meaning(label)).toBeUndefined();
  });

  const people = ['children', 'household', 'referrer'];
  it.each([
    'Name of social worker',
    'Social worker’s name',
    'Name of health visitor',
    'Date of visit',
    'Date of last home visit',
    'GP’s address',
    'GP telephone number',
    'School’s address',
    'Telephone number of the school',
    'Previous address',
    'Date of last school attendance',
    'Name of person to be contacted in an emergency',
    'Name of landlord',
    'Landlord’s name',
    'Employer’s telephone',
    'National Insurance number',
    'Team manager',
    'Panel chair',
    'Date of panel',
    'Date received',
    'Case number',
    'Name of referrer’s manager',
    'Religion of referrer',
    'Your gender',
    'Your ethnicity',
    'Age',
    'Reason for closing the last episode',
    'Name of child’s solicitor',
    'Child’s social worker',
    'Name of child’s school nurse',
    'Name of interpreter',
    'Name/DOB',
    'Name & address',
    'Name and date of birth',
    'Name of chair',
    'Date of birth of perpetrator',
    'Name of alleged perpetrator',
    'Mother’s employer',
    'Mother’s GP',
    'Father’s solicitor',
    'Date of death',
    'Child’s hair colour',
    'Place of birth',
    'Date of next meeting',
    'Name of court',
    'Child protection plan',
    'Name of allocated worker',
    'Agency name and address of lead professional',
    'Worker’s supervisor',
    'Name of pet',
    'Signature of manager',
  ])('"%s" is no detail of a child, a parent or the referrer, under whichever heading', (label) => {
    for (const within of [undefined, ...people, 'agencies', 'concern', 'declaration']) {
      const read = meaning(label, within);
      if (read !== undefined)
        expect([label, within, read]).toEqual([label, 'agencies', expect.stringMatching(/^agencies\./)]);
    }
  });

  it('"Mother" is an answer, or a heading, and not her name', () => {
    for (const within of [undefined, 'household', 'children', 'referrer', 'agencies', 'parentsInformed', 'concern'])
      expect(meaning('Mother', within)).toBeUndefined();
  });

  it('a detail of a child is not asked for under another person’s heading', () => {
    expect(meaning('NHS number', 'household')).toBeUndefined();
    expect(meaning('School', 'referrer')).toBeUndefined();
    expect(meaning('Religion', 'declaration')).toBeUndefined();
  });
});

describe('labels under a heading of theirs', () => {
  it.each([
    ['Current address', 'children', 'children.homeAddress'],
    ['Name of school or educational setting', 'children', 'children.school'],
    ['1st Language', 'children', 'children.firstLanguage'],
    ['Does this person hold PR?', 'household', 'household.parentalResponsibility'],
    ['Does she have PR?', 'household', 'household.parentalResponsibility'],
    ['Team/Agency', 'agencies', 'agencies.agency'],
    ['Tel/Mobile', 'referrer', 'referrer.telephone'],
  ])('"%s" of %s is %s', (label, within, field) => {
    expect(meaning(label, within)).toBe(field);
  });

  it.each(['Previous address', 'School telephone', 'Category', 'Given by', 'Family member'])(
    '"%s" asks nothing that is known',
    (label) => {
      for (const within of [undefined, 'household', 'children', 'concern', 'parentsInformed'])
        expect([within, meaning(label, within)]).toEqual([within, undefined]);
    },
  );
});

describe('headings', () => {
  it.each([
    ['Child 1', 'children 1'],
    ['Child 2 details', 'children 2'],
    ['Details of child(ren)', 'children'],
    ['Child/young person details', 'children'],
    ['Details of Child/ren being referred', 'children'],
    ['Section A: Child details', 'children'],
    ['Children / Young Peoples Details', 'children'],
    ['Details of Mother', 'household mother'],
    ['Father’s details', 'household father'],
    ['Parent/Carer 1', 'household 1'],
    ['Main Parent / Carer', 'household'],
    ['Family composition', 'household'],
    ['Other household members', 'household'],
    ['Siblings', 'household sibling'],
    ['Professionals involved', 'agencies'],
    ['Health visitor', 'agencies health_visitor'],
    ['GP details', 'agencies gp'],
    ['C. FAMILY', 'household'],
    ['D. PROFESSIONALS', 'agencies'],
    ['4. Agencies', 'agencies'],
    ['B. CHILD – Details of Child/ren being referred', 'children'],
    ['Details of person making referral', 'referrer'],
    ['2. Referrer’s details', 'referrer'],
    ['Consent', 'parentsInformed'],
    ['Reason for referral', 'concern'],
    ['Identifying details', 'children'],
    ['Others in the household', 'household'],
    ['Parents, carers and others living in the household', 'household'],
    ['Parents/person caring for child/young person', 'household'],
    ['3. CHILD/YOUNG PERSON’S MAIN CARERS', 'household'],
    ['Details of professional contacts', 'agencies'],
    ['Agencies/professionals known to be involved', 'agencies'],
    // Not word for word: in another order, with other words for the same, or with words that say nothing.
    ['1. Details of Practitioner MAKING this REFERRAL', 'referrer'],
    ['Details of the agency making this request', 'referrer'],
    ['Services currently working with this family', 'agencies'],
    ['Other people who live in the household', 'household'],
    ['Main reason for this referral', 'concern'],
  ])('"%s" is about %s', (text, about) => {
    expect(heading(text)).toBe(about);
  });

  it.each([
    'Agency',
    'Professional',
    'Service',
    'Landlord',
    'School details',
    'For office use only',
    'Name',
    'Address',
    'Equality monitoring',
    'Agency address',
    'Details of agency',
    'Professionals not involved',
    'Previous professionals involved in the decision',
    'Parents’ employer',
    'Children in the household',
    'Panel members',
    '',
  ])('"%s" is about nothing of the form', (text) => {
    expect(heading(text)).toBeUndefined();
  });
});
