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
 * The names and descriptions of shared shapes in the API's document. They are here, and not beside the shapes, because jobs
 * don't need them in their bundles.
 */
const NAMED: Readonly<Record<string, readonly [z.ZodType, string]>> = {
  Reference: [Reference, 'The reference of a case. It gives no access. The last symbol checks the others.'],
  Team: [Team, 'A team. It owns a case until a person accepts it.'],
  CaseState: [CaseState, 'The state of a case. `query` and `answered` are states of process queries.'],
  CaseFlag: [CaseFlag, 'A warning that staff must see at once on a case.'],
  Priority: [Priority, 'How soon a person must look at a case, whatever its clock says.'],
  Role: [Role, 'A role of staff, which decides what they may do.'],
  CaseHead: [Case, 'The head of a case, which lists show.'],
  CaseLink: [Link, 'A link to another case, and its reason.'],
  FormRecord: [FormRecord, 'The answers that were read from one form, each with its source. Personal data.'],
  Answer: [Answer, 'An answer of a form, or the reason why it is missing. `path` is a JSON pointer into the form.'],
  Task: [Task, 'Work on a case for a person, with an owner and a due time.'],
  TaskKind: [TaskKind, 'The kind of a task.'],
  TimelineCode: [TimelineCode, 'What a timeline entry records.'],
  TimelineEntry: [TimelineEntry, 'An entry of a case’s timeline. `detail` may be personal.'],
  Recommendation: [Recommendation, 'A social worker’s recommendation. Personal data.'],
  Decision: [Decision, 'A decision on a case, with the labels of its day. Personal data.'],
  DecisionOutcome: [DecisionOutcome, 'The outcome of a decision.'],
  LegalBasis: [
    LegalBasis,
    'The legal basis of a decision: Children Act 1989, section 17 or 47; early help by agreement; or none.',
  ],
  Agencies: [Agencies, 'The agencies that will help, at least two, or why one is enough.'],
  Agreement: [Agreement, 'Who agreed to early help, or why it is decided without agreement.'],
  Ask: [Ask, 'A request for information or for a form. Only an answer ends it.'],
  Question: [Question, 'One question of a request. Its words stay on the case.'],
  Conversation: [Conversation, 'A conversation that staff recorded. Personal data.'],
  AgreedAction: [AgreedAction, 'An agreed action: what, who and by when.'],
  Child: [ChildRecord, 'One child of a case, by the form that names them and their place on it.'],
  Match: [Match, 'A suggestion that a child of this case is also a child of another. Only a person confirms it.'],
  ContactRecord: [
    ContactRecord,
    'How staff may contact one person of a case. Unknown counts as unsafe. Personal data.',
  ],
  SafeWay: [SafeWay, 'One safe way to reach a person, and when.'],
  CatalogueText: [CatalogueText, 'The description of a service or a centre. Public information.'],
  CatalogueEntry: [CatalogueEntry, 'One version of an entry of the catalogue.'],
  ClockSettings: [ClockSettings, 'The settings of the decision clock.'],
  Levels: [Levels, 'The levels of need, in the words of the area’s threshold document.'],
};
for (const [id, [schema, description]] of Object.entries(NAMED)) z.globalRegistry.add(schema, { id, description });

/** The codes of every code set, by the id of the set. */
export const CODES = z.object(Object.fromEntries([...codeSets.keys()].map((id) => [id, schemaOf(id)])));

function schemaOf(id: string): z.ZodType {
  return id === 'missingReasons' ? MissingReason : codesOf(id);
}

for (const { id, codes } of codeSets.values()) {
  const oneOf = codes.map(({ code, label }) => ({ const: code, title: label }));
  z.globalRegistry.add(schemaOf(id), { id: `${id.charAt(0).toUpperCase()}${id.slice(1)}Code`, oneOf });
}
