import type { Task } from '#schemas/case.ts';
import { endOf } from '#schemas/task-words.ts';

type TaskSeen = Pick<Task, 'id' | 'kind' | 'about'>;

/** Where a task is dealt with: a page of its case, and the words of the link. */
interface End {
  readonly href: string;
  readonly text: string;
}

/** The tasks that a page or a form of the case ends, or helps to end. Every other task is marked as done. */
const ENDS: Readonly<Partial<Record<TaskSeen['kind'], (task: TaskSeen) => End>>> = {
  check_reading: ({ about }) => ({
    href: `reading${about === undefined ? '' : `?file=${about}`}`,
    text: 'Compare the form with what was read',
  }),
  decision_at_risk: () => ({ href: 'do/decide', text: 'Decide the case' }),
  decision_overdue: () => ({ href: 'do/decide', text: 'Decide the case' }),
  approve_confirmation: ({ about }) => ({
    href: `conversations/${about}`,
    text: 'Preview and approve the confirmation',
  }),
  form_due: ({ about }) => ({ href: `do/answer?ask=${about}`, text: 'Record the form or the answer' }),
  ask_by_hand: ({ about }) => ({ href: `do/answer?ask=${about}`, text: 'Record the answer' }),
  ask_overdue: ({ about }) => ({ href: `do/answer?ask=${about}`, text: 'Record the answer' }),
  match_returned_form: ({ about }) => ({ href: `do/answer?ask=${about}`, text: 'Record the form' }),
  judge_matches: () => ({ href: 'people', text: 'Look at the other cases' }),
  judge_link: () => ({ href: 'people', text: 'Look at the linked case' }),
  answer_query: () => ({ href: 'do/query-answered', text: 'Record the answer' }),
  query_at_risk: () => ({ href: 'do/query-answered', text: 'Record the answer' }),
  query_overdue: () => ({ href: 'do/query-answered', text: 'Record the answer' }),
  review_break_glass: () => ({ href: 'do/access', text: 'Set who may see the case' }),
  consider_restricting: () => ({ href: 'do/access', text: 'Set who may see the case' }),
  look_at_files: () => ({ href: 'files', text: 'Look at the files' }),
  file_without_verdict: () => ({ href: 'files', text: 'Look at the files' }),
  open_message_by_hand: () => ({ href: 'messages', text: 'Look at the emails' }),
  read_reply: () => ({ href: 'messages', text: 'Read the emails' }),
  release_held_mail: () => ({ href: 'messages', text: 'Read the emails' }),
  check_automatic_mail: () => ({ href: 'messages', text: 'Read the emails' }),
};

/** Returns the links of an open task: to the page that deals with it, and to mark it as done where a person does that. */
export function taskLinks(task: TaskSeen, base: string, mayFinish: boolean): readonly End[] {
  const end = ENDS[task.kind]?.(task);
  const done = { href: `do/task-done?task=${encodeURIComponent(task.id)}`, text: 'Mark as done' };
  const isMarked = endOf(task.kind) !== 'by_doing' && mayFinish;
  return [...(end === undefined ? [] : [end]), ...(isMarked ? [done] : [])].map(({ href, text }) => ({
    href: `${base}/${href}`,
    text,
  }));
}
