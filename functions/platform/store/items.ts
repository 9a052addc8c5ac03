import type { Case, CaseFlag, FormRecord, Task, TimelineEntry } from '#schemas/case.ts';
import type { CaseDocument, FileWords, UploadSlot } from '#schemas/case-document.ts';
import type { InboundMessage, OutboundMessage } from '#schemas/message.ts';
import type { Reference } from '#schemas/reference.ts';
import type { ToCopy } from '#schemas/referral-copy.ts';
import type { Holder } from './holder.ts';
import {
  caseKey,
  documentKey,
  formKey,
  mailKey,
  messageKey,
  onceKey,
  type Timer,
  taskKey,
  textKey,
  timelineKey,
  tokensMadeKey,
  uploadKey,
} from './keys.ts';
import { placeOf, taskPlaceOf } from './listing.ts';
import { storedForm } from './pack-form.ts';
import type { Tables } from './table.ts';
import type { Item, Write } from './transact.ts';

const NEW = { condition: 'attribute_not_exists(pk)' };

/** Puts an item on a sweep's list, and says when to look. */
export const timed = (timer: Timer, at: string) => ({ timer, timerAt: at });

/** Flags are a string set in the table, so that any two writers may add theirs at once; a set may not be empty. */
export function caseWrite(tables: Tables, whole: Case, beside: Item = {}): Write {
  const { flags, links, ...rest } = whole;
  return {
    name: 'case',
    table: tables.cases,
    put: {
      ...caseKey(whole.reference),
      item: 'case',
      ...rest,
      ...(flags.length === 0 ? {} : { flags: new Set(flags) }),
      links,
      forms: 0,
      ...beside,
      ...placeOf(whole),
    },
    ...NEW,
  };
}

/** Adds flags to a case; two writers may add theirs at once. */
export function flagWrite(tables: Tables, reference: Holder, flags: readonly CaseFlag[]): Write[] {
  if (flags.length === 0) return [];
  return [
    {
      name: 'flags',
      table: tables.cases,
      update: caseKey(reference),
      set: 'ADD flags :flags, #version :one',
      condition: 'attribute_exists(pk)',
      names: { '#version': 'version' },
      values: { ':flags': new Set(flags), ':one': 1 },
    },
  ];
}

export function formWrite(tables: Tables, reference: Reference, form: FormRecord): Write {
  return {
    name: `form-${form.number}`,
    table: tables.cases,
    put: { ...formKey(reference, form.number), item: 'form', ...storedForm(form) },
    ...NEW,
  };
}

/** The words of a file, beside its document. */
export function wordsWrite(tables: Tables, words: FileWords): Write {
  return {
    name: `words-${words.documentId}`,
    table: tables.cases,
    put: { ...textKey(words.reference, words.documentId), item: 'words', ...words },
  };
}

/**
 * A form that reads differently now. It needs no version of its own: a file's journey only adds forms, and whatever changes one
 * writes its case's head at the version that was read, in the same transaction.
 */
export function formRewrite(tables: Tables, reference: Reference, form: FormRecord): Write {
  return { ...formWrite(tables, reference, form), condition: 'attribute_exists(pk)' };
}

/**
 * Marks that a case has something new to be found by: it owes search tokens until the job that makes them is done. A new referral
 * without an object of its own owes a copy as well.
 */
export function lookupWrite(tables: Tables, reference: Reference, at: Date, toCopy?: ToCopy): Write {
  return {
    name: 'lookup',
    table: tables.cases,
    update: tokensMadeKey(reference),
    set: `SET #item = :item, #reference = :reference, #state = :toMake, #timer = :timer, timerAt = :at${toCopy === undefined ? '' : ', toCopy = :toCopy'} ADD wanted :one`,
    names: { '#item': 'item', '#reference': 'reference', '#state': 'state', '#timer': 'timer' },
    values: {
      ':item': 'lookup',
      ':reference': reference,
      ':toMake': 'to_make',
      ':timer': 'lookup',
      ':at': at.toISOString(),
      ':one': 1,
      ...(toCopy === undefined ? {} : { ':toCopy': toCopy }),
    },
  };
}

/**
 * Returns the lines of a case's timeline on its head: the first, which is written with it. They read like the items they replace.
 */
export function linesOnHead({ firstLine }: Item): Item[] {
  return typeof firstLine === 'object' && firstLine !== null ? [{ item: 'timeline', ...firstLine }] : [];
}

export function timelineWrite(tables: Tables, reference: Holder, entry: TimelineEntry): Write {
  return {
    name: `timeline-${entry.id}`,
    table: tables.cases,
    put: { ...timelineKey(reference, entry.id), item: 'timeline', ...entry },
  };
}

/** A task's id comes from its cause, so raising it again changes neither the task nor the rest of the transaction. */
export function taskWrite(tables: Tables, reference: Holder, task: Task): Write {
  return {
    name: `task-${task.id}`,
    table: tables.cases,
    put: {
      ...taskKey(reference, task.id),
      reference,
      item: 'task',
      ...task,
      ...taskPlaceOf(reference, task),
    },
    ...NEW,
    unlessThere: true,
  };
}

export function outboundWrite(tables: Tables, message: OutboundMessage): Write {
  return {
    name: `message-${message.id}`,
    table: tables.cases,
    put: {
      ...messageKey(message.reference, message.id),
      item: 'message',
      ...message,
      ...timed('outbox', message.createdAt),
    },
    ...NEW,
  };
}

export function inboundWrite(tables: Tables, message: InboundMessage, openBy: string): Write {
  return {
    name: `message-${message.id}`,
    table: tables.cases,
    put: { ...mailKey(message.reference, message.id), item: 'message', ...message, ...timed('open', openBy) },
    ...NEW,
  };
}

/** A file of a case. Its scan is waited for until `scanBy`; a file that was scanned elsewhere waits for nothing. */
export function documentWrite(tables: Tables, document: CaseDocument, scanBy: string | undefined): Write {
  return {
    name: `document-${document.id}`,
    table: tables.cases,
    put: {
      ...documentKey(document.reference, document.id),
      item: 'document',
      ...document,
      ...(scanBy === undefined ? {} : timed('scan', scanBy)),
    },
    ...NEW,
  };
}

export function slotWrite(tables: Tables, slot: UploadSlot, expiresAt: string): Write {
  return {
    name: 'slot',
    table: tables.cases,
    put: { ...uploadKey(slot.id), item: 'upload', ...slot, ...timed('upload', expiresAt) },
    ...NEW,
  };
}

/** What decides that a thing happens once (law 2). `until` frees it again: epoch seconds, also the table's time to live. */
export function onceWrite(
  tables: Tables,
  once: { kind: string; hash: string; until?: number; now: number; holds: Item },
): Write {
  return {
    name: 'once',
    table: tables.cases,
    put: {
      ...onceKey(once.kind, once.hash),
      ...once.holds,
      ...(once.until === undefined ? {} : { expiresAt: once.until }),
    },
    condition: 'attribute_not_exists(pk) OR expiresAt < :now',
    values: { ':now': once.now },
  };
}
