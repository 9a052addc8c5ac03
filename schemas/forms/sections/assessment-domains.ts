import type { SectionDefinition } from '../definition.ts';

/** A side of a family's life that is assessed (domain 2.2). */
interface AssessmentDomain {
  readonly id: string;
  readonly title: string;
  /** What it is about, for whoever fills in the form. */
  readonly about: string;
  readonly synonyms: readonly string[];
}

const DOMAINS: readonly AssessmentDomain[] = [
  {
    id: 'childDevelopment',
    title: 'Child development',
    about: 'Growing, learning, behaviour, feelings, friends, looking after themselves.',
    synonyms: ['Development of the child', 'Child’s developmental needs', 'Child’s development'],
  },
  {
    id: 'education',
    title: 'Education',
    about: 'Attendance, progress, support at school, nursery or college, work and training.',
    synonyms: [
      'Learning and school',
      'School and learning',
      'Education and learning',
      'Learning',
      'Education, training and employment',
    ],
  },
  {
    id: 'health',
    title: 'Health',
    about: 'Physical and mental health of the children and of those who care for them.',
    synonyms: ['Health and wellbeing', 'Physical and emotional health'],
  },
  {
    id: 'parenting',
    title: 'Parenting',
    about: 'Basic care, safety, warmth, stimulation, guidance and boundaries, stability.',
    synonyms: [
      'Being a parent',
      'Looking after the children',
      'Caring for the children',
      'Parenting capacity',
      'Parents and carers',
      'Parenting and caring',
    ],
  },
  {
    id: 'familyEnvironment',
    title: 'Family and environment',
    about: 'Family history and relationships, wider family, community, what happens around them.',
    synonyms: ['Family and environmental factors', 'Family and community', 'Family relationships'],
  },
  {
    id: 'housing',
    title: 'Housing',
    about: 'Where they live, how safe, warm and lasting it is, how many share it.',
    synonyms: ['Home', 'Housing and accommodation', 'Accommodation'],
  },
  {
    id: 'finance',
    title: 'Finance',
    about: 'Money, work, benefits, debt.',
    synonyms: ['Money', 'Finances', 'Income', 'Finance and employment', 'Employment and finance'],
  },
];

function sectionOf({ id, title, about, synonyms }: AssessmentDomain): SectionDefinition {
  return {
    id,
    title,
    intro: about,
    synonyms: [...synonyms],
    fields: [
      {
        id: 'strengths',
        label: 'Strengths',
        type: 'long_text',
        need: 'expected',
        maxLength: 5_000,
        synonyms: ['What is working well?', 'What’s working well?', 'Positives', 'Protective factors'],
      },
      {
        id: 'needs',
        label: 'Needs',
        type: 'long_text',
        need: 'expected',
        maxLength: 5_000,
        synonyms: ['What are we worried about?', 'What are the worries?', 'Worries', 'Concerns', 'Needs and risks'],
      },
      {
        id: 'score',
        label: 'Score, 1 to 5',
        hint: '1 is the least need, 5 the most',
        type: 'choice',
        codes: 'needScore',
        need: 'expected',
        synonyms: ['Score', 'Scale', 'Scaling', 'Rating', 'Score (1-5)'],
      },
    ],
  };
}

/** The domains of an early help assessment: a section each, so that on paper each has a heading and its own room. */
export const assessmentDomains: readonly SectionDefinition[] = DOMAINS.map(sectionOf);
