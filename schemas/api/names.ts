import * as z from 'zod';
import { Role } from '../actor.ts';
import { Ask, Question } from '../ask.ts';
import {
  Case,
  CaseFlag,
  CaseState,
  FormRecord,
  Link,
  Priority,
  Task,
  TaskKind,
  Team,
  TimelineCode,
  TimelineEntry,
} from '../case.ts';
import { CatalogueEntry, CatalogueText } from '../catalogue.ts';
import { ClockSettings } from '../clock-settings.ts';
import { MissingReason } from '../codes/code-set.ts';
import { codeSets } from '../codes/code-sets.ts';
import { DecisionOutcome, LegalBasis } from '../codes/decision-outcome.ts';
import { ContactRecord, SafeWay } from '../contact.ts';
import { AgreedAction, Conversation } from '../conversation.ts';
import { Agencies, Agreement, Decision, Recommendation } from '../decision.ts';
import { Answer } from '../forms/answer.ts';
import { codesOf } from '../forms/body.ts';
import { ChildRecord, Match } from '../known-child.ts';
import { Levels } from '../levels.ts';
import { Reference } from '../reference.ts';

/**
 * What the API's document calls the shapes that stand in many of its places, and what they are. They are named here, where they
 * are told of, and not where they are kept: a job needs no document.
 */
const NAMED: Readonly<Record<string, readonly [z.ZodType, string]>> = {
  Reference: [Reference, 'Names a case and opens nothing. The last symbol is a check of the others.'],
  Team: [Team, 'Who owns a case until somebody takes it.'],
  CaseState: [CaseState, 'The state of a case. `query` and `answered` are states of process queries.'],
  CaseFlag: [CaseFlag, 'What must be seen at once on a case.'],
  Priority: [Priority, 'How soon somebody must look, whatever the clock says.'],
  Role: [Role, 'Who may do what.'],
  CaseHead: [Case, 'The head of a case: what lists are made of.'],
  CaseLink: [Link, 'Another case, and what it has to do with this one.'],
  FormRecord: [FormRecord, 'What was read from one form, each value with its source. Personal.'],
  Answer: [Answer, 'An answer of a form, or the reason why it is missing. `path` is a JSON pointer into the form.'],
  Task: [Task, 'Something that somebody owes a case.'],
  TaskKind: [TaskKind, 'What is to be done.'],
  TimelineCode: [TimelineCode, 'What a line of a case’s story tells.'],
  TimelineEntry: [TimelineEntry, 'A line of a case’s story. `what` is a code; `detail` may be personal.'],
  Recommendation: [Recommendation, 'What a social worker would decide. Personal.'],
  Decision: [Decision, 'What was decided, as it was called on the day. Personal.'],
  DecisionOutcome: [DecisionOutcome, 'What can be decided.'],
  LegalBasis: [LegalBasis, 'The law that a decision rests on: Children Act 1989, sections 17 and 47.'],
  Agencies: [Agencies, 'Who is to help, more than one; or why one will do.'],
  Agreement: [Agreement, 'Who agreed to early help, or why it is decided without.'],
  Ask: [Ask, 'One request for more, or for a form. Nothing but an answer ends it.'],
  Question: [Question, 'One thing that is asked. Its words stay on the case.'],
  Conversation: [Conversation, 'A conversation as staff recorded it. Personal.'],
  AgreedAction: [AgreedAction, 'What was agreed, who does it and by when.'],
  Child: [ChildRecord, 'One child of a case, by the form that tells of them and their place on it.'],
  Match: [Match, 'That a child of this case may be a child of another. Only a person confirms it.'],
  ContactRecord: [ContactRecord, 'How one person of a case may be contacted. Unknown is unsafe. Personal.'],
  SafeWay: [SafeWay, 'One way that is safe, and when.'],
  CatalogueText: [CatalogueText, 'What is said of a service or a centre. Public.'],
  CatalogueEntry: [CatalogueEntry, 'An entry of the catalogue at one of its versions.'],
  ClockSettings: [ClockSettings, 'How the decision clock counts.'],
  Levels: [Levels, 'What the area’s threshold document calls its levels of need.'],
};
for (const [id, [schema, description]] of Object.entries(NAMED)) z.globalRegistry.add(schema, { id, description });

/** Every set of codes that a form asks for, under the name of the set. */
export const CODES = z.object(Object.fromEntries([...codeSets.keys()].map((id) => [id, schemaOf(id)])));

function schemaOf(id: string): z.ZodType {
  return id === 'missingReasons' ? MissingReason : codesOf(id);
}

for (const { id, codes } of codeSets.values()) {
  const oneOf = codes.map(({ code, label }) => ({ const: code, title: label }));
  z.globalRegistry.add(schemaOf(id), { id: `${id.charAt(0).toUpperCase()}${id.slice(1)}Code`, oneOf });
}
