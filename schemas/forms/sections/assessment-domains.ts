import type { SectionDefinition } from '../definition.ts';

/** An area of a family's life that is assessed (domain 2.2). */
interface AssessmentDomain {
  readonly id: string;
  readonly title: string;
  /** What it covers, for the person who fills in the form. */
  readonly about: string;
}

const DOMAINS: readonly AssessmentDomain[] = [
  {
    id: 'childDevelopment',
    title: 'Child development',
    about: 'Growing, learning, behaviour, feelings, friends, looking after themselves.',
  },
  {
    id: 'education',
    title: 'Education',
    about: 'Attendance, progress, support at school, nursery or college, work and training.',
  },
  {
    id: 'health',
    title: 'Health',
    about: 'Physical and mental health of the children and of those who care for them.',
  },
  {
    id: 'parenting',
    title: 'Parenting',
    about: 'Basic care, safety, warmth, stimulation, guidance and boundaries, stability.',
  },
  {
    id: 'familyEnvironment',
    title: 'Family and environment',
    about: 'Family history and relationships, wider family, community, what happens around them.',
  },
  {
    id: 'housing',
    title: 'Housing',
    about: 'Where they live, how safe, warm and lasting it is, how many share it.',
  },
  {
    id: 'finance',
    title: 'Finance',
    about: 'Money, work, benefits, debt.',
  },
];

function sectionOf({ id, title, about }: AssessmentDomain): SectionDefinition {
  return {
    id,
    title,
    intro: about,
    fields: [
      {
        id: 'strengths',
        label: 'Strengths',
        type: 'long_text',
        need: 'expected',
        maxLength: 5_000,
      },
      {
        id: 'needs',
        label: 'Needs',
        type: 'long_text',
        need: 'expected',
        maxLength: 5_000,
      },
      {
        id: 'score',
        label: 'Score, 1 to 5',
        hint: '1 is the least need, 5 the most',
        type: 'choice',
        codes: 'needScore',
        need: 'expected',
      },
    ],
  };
}

/** The domains of an early help assessment. Each is a section, so that it has a heading and its own space on paper. */
export const assessmentDomains: readonly SectionDefinition[] = DOMAINS.map(sectionOf);
