import type { CatalogueText } from './catalogue.ts';

const entry = (id: string, name: string, description: string) => ({ id, name, description });

/**
 * The services that the council's two public pages name (S16, S18, S19), in words like theirs. The pages give no address of a website
 * or a centre, and no cluster map: the council adds these, and each centre of a cluster as an entry of its own.
 */
const NAMED = [
  entry(
    'advice-point',
    'Advice Point',
    'Advice, signposting, and low level or short term support. Telephone, or walk in to your nearest centre.',
  ),
  entry('childrens-centres', 'Children’s centres', 'Centres for families, which anybody can walk into.'),
  entry('connexions', 'Connexions', 'Early help of the council for young people.'),
  entry('customer-service-centre', 'Customer service centre', 'Where people can visit the council in person.'),
  entry(
    'family-information-directory',
    'Family Information Directory',
    'A website with the wider offer of early help: children’s centres and family support.',
  ),
  entry(
    'family-support',
    'Family Support',
    'Support for parents and carers, as part of the wider offer of early help.',
  ),
  entry('mychoice', 'MyChoice', 'A website with other early help services, such as the Youth Service and Connexions.'),
  entry('youth-service', 'Youth Service', 'Early help of the council for young people.'),
];

/** Returns the entries with which a catalogue can start. Advice Point answers the one number. */
export const startingSet = (telephone: string): (CatalogueText & { readonly id: string })[] =>
  NAMED.map((named) => ({
    ...named,
    url: null,
    telephone: named.id === 'advice-point' ? telephone.slice(0, 40) : null,
    address: null,
    active: true,
    clusters: [],
  }));
