// Made from schemas/api by `npm run api`, in the shape of openapi-typescript 7, which openapi-fetch takes. Not written by hand.

export interface paths {
  "/referrals": { post: operations["fileReferral"] };
  "/agency/referrals": { post: operations["fileAgencyReferral"] };
  "/referrals/{reference}/uploads": { post: operations["openUpload"] };
  "/uploads": { post: operations["uploadForm"] };
  "/uploads/{id}": { get: operations["readUpload"] };
  "/forms/{name}": { get: operations["readBlankForm"] };
  "/openapi.json": { get: operations["readOpenApi"] };
  "/openapi": { get: operations["readOpenApiPage"] };
  "/admin/cases": { get: operations["listCases"]; post: operations["fileCase"] };
  "/admin/tasks": { get: operations["listTasks"] };
  "/admin/dashboard": { get: operations["readDashboard"] };
  "/admin/shift": { get: operations["readShift"] };
  "/admin/search": { post: operations["searchCases"] };
  "/admin/cases/{reference}": { get: operations["readCase"] };
  "/admin/cases/{reference}/hand-over": { get: operations["handOverCase"] };
  "/admin/cases/{reference}/hand-over.pdf": { get: operations["printHandOver"] };
  "/admin/cases/{reference}/unmask": { post: operations["unmaskCase"] };
  "/admin/cases/{reference}/accept": { post: operations["acceptCase"] };
  "/admin/cases/{reference}/assign": { post: operations["assignCase"] };
  "/admin/cases/{reference}/reroute": { post: operations["rerouteCase"] };
  "/admin/cases/{reference}/priority": { post: operations["setPriority"] };
  "/admin/cases/{reference}/notes": { post: operations["addNote"] };
  "/admin/cases/{reference}/tasks": { post: operations["raiseTask"] };
  "/admin/cases/{reference}/tasks-done": { post: operations["finishTask"] };
  "/admin/cases/{reference}/query": { post: operations["callQuery"] };
  "/admin/cases/{reference}/query-answered": { post: operations["answerQuery"] };
  "/admin/cases/{reference}/concern": { post: operations["callConcern"] };
  "/admin/cases/{reference}/asks": { post: operations["askForMore"] };
  "/admin/cases/{reference}/asks-answered": { post: operations["recordAnswer"] };
  "/admin/cases/{reference}/form-instructed": { post: operations["instructForm"] };
  "/admin/cases/{reference}/conversations": { post: operations["recordConversation"] };
  "/admin/cases/{reference}/conversations-approved": { post: operations["approveConfirmation"] };
  "/admin/cases/{reference}/misdirected": { post: operations["reportMisdirected"] };
  "/admin/cases/{reference}/flags": { post: operations["setFlag"] };
  "/admin/cases/{reference}/flags-lifted": { post: operations["liftFlag"] };
  "/admin/cases/{reference}/contacts": { post: operations["recordContact"] };
  "/admin/cases/{reference}/readings": { post: operations["recordReading"] };
  "/admin/cases/{reference}/access": { post: operations["setAccess"] };
  "/admin/cases/{reference}/break-glass": { post: operations["breakGlass"] };
  "/admin/cases/{reference}/related": { post: operations["sayRelated"] };
  "/admin/cases/{reference}/links": { post: operations["linkCases"] };
  "/admin/cases/{reference}/links-removed": { post: operations["unlinkCases"] };
  "/admin/cases/{reference}/matches": { post: operations["judgeMatch"] };
  "/admin/cases/{reference}/compared-with/{other}": { get: operations["compareCases"] };
  "/admin/cases/{reference}/recommendation": { post: operations["recommend"] };
  "/admin/cases/{reference}/decision": { post: operations["decide"] };
  "/admin/cases/{reference}/close": { post: operations["closeCase"] };
  "/admin/cases/{reference}/reopen": { post: operations["reopenCase"] };
  "/admin/cases/{reference}/liquidlogic": { post: operations["setLiquidlogicNumber"] };
  "/admin/cases/{reference}/documents/{id}": { get: operations["openDocument"] };
  "/admin/messages/{id}/raw": { get: operations["openMessage"] };
  "/admin/cases/{reference}/conversations/{id}/preview": { get: operations["previewConfirmation"] };
  "/admin/cases/{reference}/forms/{name}": { get: operations["issueForm"] };
  "/admin/cases/{reference}/documents/{id}/original": { post: operations["openOriginal"] };
  "/admin/messages/{id}/original": { post: operations["openOriginalMessage"] };
  "/admin/settings/online-form": { put: operations["setOnlineForm"] };
  "/admin/settings/levels": { get: operations["readLevels"]; put: operations["setLevels"] };
  "/admin/settings/clock": { get: operations["readClock"]; put: operations["setClock"] };
  "/admin/catalogue": { get: operations["listCatalogue"] };
  "/admin/catalogue/{id}": { get: operations["readCatalogueEntry"]; put: operations["writeCatalogueEntry"] };
}
export interface components {
  schemas: {
    /** What became of a case by an action. */
    Acted: {
      reference: components['schemas']["Reference"];
      state: components['schemas']["CaseState"];
      version: number;
    };
    /** Who is to help, more than one; or why one will do. */
    Agencies: { agencies: string[] } | { why: string };
    /** What was agreed, who does it and by when. */
    AgreedAction: {
      what: "decide_what_happens_next" | "complete_the_form" | "send_information" | "tell_the_parents" | "telephone_again" | "speak_to_other_agencies" | "tell_of_changes" | "telephone_999_in_danger" | "do_nothing_more";
      who: "we" | "you";
      by?: string;
    };
    /** Who agreed to early help, or why it is decided without. */
    Agreement: { given: true; by: string; on: string; how: string } | { given: false; why: string };
    /** An answer of a form, or the reason why it is missing. `path` is a JSON pointer into the form. */
    Answer: {
      value?: string | boolean | string[];
      missing?: "not_known" | "not_asked" | "declined" | "not_applicable" | "unsafe_to_ask";
      words?: string;
      source: "web" | "agency" | "control" | "legacy_field" | "table" | "paragraph" | "email" | "staff";
      confidence: number;
      path: string;
      also?: {
        value?: string | boolean | string[];
        missing?: "not_known" | "not_asked" | "declined" | "not_applicable" | "unsafe_to_ask";
        words?: string;
        source: "web" | "agency" | "control" | "legacy_field" | "table" | "paragraph" | "email" | "staff";
        confidence: number;
      }[];
    };
    /** One request for more, or for a form. Nothing but an answer ends it. */
    Ask: {
      id: string;
      reference: string;
      reasons: ("existing_relationship" | "best_placed")[];
      questions: components['schemas']["Question"][];
      form?: string;
      asked: { by: "email"; who: "referrer" | "professional"; address: string; messageId: string } | {
        by: "person";
        who: "referrer" | "professional" | "family";
        how: "telephone" | "letter" | "visit" | "other";
        worker: string;
        whom?: string;
        person?: string;
        at?: string;
      };
      asker: string;
      askedAt: string;
      dueAt: string;
      state: "open" | "answered";
      next: "remind" | "chase" | "escalate" | "nothing";
      remindedAt?: string;
      chasedAt?: string;
      escalatedAt?: string;
      perhaps?: { reference: components['schemas']["Reference"]; at: string };
      answer?: {
        at: string;
        by: string;
        how: "email" | "telephone" | "other";
        messageId?: string;
        returnedIn?: components['schemas']["Reference"];
        text?: string;
      };
      version: number;
    };
    /** A case as staff see it. It holds personal data. What is kept secret or withheld has [kept secret] or [withheld] in its place: a text may then be longer than its bound. */
    Case: {
      case: {
        reference: components['schemas']["Reference"];
        door: "web" | "agency" | "word_upload" | "email" | "staff";
        team: components['schemas']["Team"];
        state: components['schemas']["CaseState"];
        receivedAt: string;
        decisionDueAt: string;
        flags: components['schemas']["CaseFlag"][];
        links: components['schemas']["CaseLink"][];
        form: { id: string; version: string } | null;
        completeness: { answered: number; reasoned: number; blank: number } | null;
        children: number | null;
        sender?: { name: string; role: string; email?: string; telephone?: string; emailIsSafe: boolean };
        source?: string;
        channel?: "phone" | "message" | "walk_in" | "email" | "form" | "post" | "liquidlogic" | "internal";
        liquidlogicId?: string;
        priority?: components['schemas']["Priority"];
        assignee?: string;
        takenAt?: string;
        decidedAt?: string;
        clockSaid?: "at_risk" | "breached" | "escalated";
        firstTeam?: components['schemas']["Team"];
        openAsks?: number;
        query?: { task: string; ended: ("acknowledge_safely" | "form_missing")[] };
        s47?: { since: string; until?: string };
        access?: { only?: string[]; never?: string[] };
        version: number;
        /** Its decision is overdue. */
        late: boolean;
        /** `null` once it is decided. */
        clock: components['schemas']["CaseClock"] | null;
      };
      forms: components['schemas']["Form"][];
      documents: components['schemas']["Document"][];
      texts: components['schemas']["FileText"][];
      messages: components['schemas']["Message"][];
      tasks: {
        id: string;
        kind: components['schemas']["TaskKind"];
        team: components['schemas']["Team"];
        state: "open" | "done";
        raisedAt: string;
        dueAt: string;
        why: string;
        about?: string;
        owner?: string;
        role?: string;
        contact?: string;
        lookAt?: { files: string[]; photographs: string[]; messages: string[] };
        s47?: true;
        doneAt?: string;
        doneBy?: string;
        /** What it asks, in one sentence. */
        says: string;
        /** Of an open `judge_matches` of a case: the cases to look at, of those that you may see. */
        matches?: components['schemas']["Reference"][];
      }[];
      timeline: components['schemas']["TimelineEntry"][];
      /** For a reader who may not see section 47 detail: only that it exists, who made it and when. */
      recommendations: (components['schemas']["Recommendation"] | { id: string; round: number; by: string; at: string; withheld: "s47_detail" })[];
      decisions: (components['schemas']["Decision"] | { id: string; round: number; by: string; at: string; withheld: "s47_detail" })[];
      asks: components['schemas']["Ask"][];
      conversations: components['schemas']["Conversation"][];
      children: components['schemas']["Child"][];
      /** References and reasons only. Access is checked when the other case is opened. */
      matches: components['schemas']["Match"][];
      contacts: components['schemas']["Contact"][];
      /** What the forms say about contacting people who have no recorded contact rules. */
      suggestedContacts: {
        person: string;
        contact: "safe" | "never" | "unknown";
        ways: { channel: "telephone" | "text" | "email" | "post" | "visit"; at: string }[];
        rules: string[];
      }[];
      sharedWays: { channel: "telephone" | "text" | "email" | "post" | "visit"; people: string[] }[];
      /** What is kept from this person here. Addresses can be unmasked for a reason; the detail of section 47 cannot. */
      hides: ("addresses" | "s47_detail")[];
      /** Forms that are not shown for it, by their numbers. */
      withheldForms: number[];
      residence: {
        form: number;
        /** As the form numbers its children, from 1. */
        child: number;
        residence: "in_area" | "out_of_area" | "unchecked";
        /** The ONS code of the other authority. Never given for a secret address. */
        authority: string | null;
        /** An outcome to consider. Only a person can hand the family over. */
        suggests: "redirect" | null;
        words: string;
      }[];
      /** Parts of the case that cannot be read. Listed so that none is hidden. */
      unreadable: string[];
      /** The cursor of the next page of a very long case; `null` at the end. */
      more: { cursor: string; why: string } | null;
    };
    /** How the decision on a case compares with its deadline. */
    CaseClock: {
      status: "on_time" | "at_risk" | "predicted_breach" | "breached";
      dueAt: string;
      /** Staffed minutes until it is due; 0 once it is. */
      minutesLeft: number;
      /** When a decision is expected, given the cases ahead of it and the working hours. */
      predictedAt: string;
    };
    /** What must be seen at once on a case. */
    CaseFlag: "do_not_inform_parents" | "immediate_danger" | "incomplete" | "no_form" | "held_mail" | "automatic_mail" | "open_elsewhere" | "suspected_repeat" | "further_form" | "needs_reading" | "file_infected" | "file_held" | "insecure_sender" | "contact_nobody_without_decision" | "address_confidential" | "danger_words" | "re_referral" | "third_contact" | "open_case";
    /** The head of a case: what lists are made of. */
    CaseHead: {
      reference: components['schemas']["Reference"];
      door: "web" | "agency" | "word_upload" | "email" | "staff";
      team: components['schemas']["Team"];
      state: components['schemas']["CaseState"];
      receivedAt: string;
      decisionDueAt: string;
      flags: components['schemas']["CaseFlag"][];
      links: components['schemas']["CaseLink"][];
      form: { id: string; version: string } | null;
      completeness: { answered: number; reasoned: number; blank: number } | null;
      children: number | null;
      sender?: { name: string; role: string; email?: string; telephone?: string; emailIsSafe: boolean };
      source?: string;
      channel?: "phone" | "message" | "walk_in" | "email" | "form" | "post" | "liquidlogic" | "internal";
      liquidlogicId?: string;
      priority?: components['schemas']["Priority"];
      assignee?: string;
      takenAt?: string;
      decidedAt?: string;
      clockSaid?: "at_risk" | "breached" | "escalated";
      firstTeam?: components['schemas']["Team"];
      openAsks?: number;
      query?: { task: string; ended: ("acknowledge_safely" | "form_missing")[] };
      s47?: { since: string; until?: string };
      access?: { only?: string[]; never?: string[] };
      version: number;
    };
    /** Another case, and what it has to do with this one. */
    CaseLink: {
      reference: components['schemas']["Reference"];
      why: "suspected_repeat" | "further_form" | "reply" | "form_in_reply" | "returned_form" | "same_child" | "siblings" | "by_hand";
    };
    /** A case in a list: nothing about the family. */
    CaseRow: {
      reference: components['schemas']["Reference"];
      receivedAt: string;
      decisionDueAt: string;
      flags: components['schemas']["CaseFlag"][];
      door: "web" | "agency" | "word_upload" | "email" | "staff";
      team: components['schemas']["Team"];
      state: components['schemas']["CaseState"];
      completeness: { answered: number; reasoned: number; blank: number } | null;
      /** Its decision is overdue. */
      late: boolean;
      /** `null` once it is decided: only that stops the clock. */
      clock: components['schemas']["CaseClock"] | null;
      priority: components['schemas']["Priority"];
      /** `null`: not assigned. */
      assignee: string | null;
      /** The kind of agency or person that referred, by its code; `null` where the form does not say. */
      source: string | null;
      /** Only named colleagues may see it. Others get no flags, source or completeness. */
      restricted: boolean;
    };
    /** The state of a case. `query` and `answered` are states of process queries. */
    CaseState: "new" | "accepted" | "awaiting_information" | "recommended" | "decided" | "closed" | "query" | "answered";
    /** An entry of the catalogue at one of its versions. */
    CatalogueEntry: {
      name: string;
      description: string;
      url: string | null;
      telephone: string | null;
      address: string | null;
      active: boolean;
      clusters: string[];
      id: string;
      version: number;
      changedAt: string;
      changedBy: string;
    };
    /** What is said of a service or a centre. Public. */
    CatalogueText: {
      name: string;
      description: string;
      url: string | null;
      telephone: string | null;
      address: string | null;
      active: boolean;
      clusters: string[];
    };
    /** One child of a case, by the form that tells of them and their place on it. */
    Child: {
      id: string;
      number: number;
      form: number;
      index: number;
      matching: "looked_for" | "no_keys";
      version: number;
    };
    /** How the decision clock counts. */
    ClockSettings: {
      extraHolidays: string[];
      workedHolidays: string[];
      workingDays: number;
      dueHour: number;
      staffedFrom: number;
      staffedUntil: number;
      atRiskMinutes: number;
      minutesADecision: number;
      workedAtOnce: number;
      selfReferralAge: number;
      escalation: { role: string; contact: string };
    };
    /** How the decision clock counts. */
    ClockSettingsSent: {
      extraHolidays?: string[];
      workedHolidays?: string[];
      workingDays?: number;
      dueHour?: number;
      staffedFrom?: number;
      staffedUntil?: number;
      atRiskMinutes?: number;
      minutesADecision?: number;
      workedAtOnce?: number;
      selfReferralAge?: number;
      escalation?: { role: string; contact: string };
    };
    /** What the forms of two cases say differently. It holds personal data. */
    Compared: {
      reference: components['schemas']["Reference"];
      other: components['schemas']["Reference"];
      forms: {
        title: string;
        /** The form’s number on this case. */
        here: number;
        /** … and on the other. */
        there: number;
        /** How many answers are the same. */
        same: number;
        differences: {
          section: string;
          /** “Child 2”; `null` in a section that does not repeat. */
          item: string | null;
          label: string;
          /** Where the answer is kept: a JSON pointer. */
          path: string;
          here: string | null;
          there: string | null;
        }[];
        /** Leftovers that only this form has. */
        onlyHere: { label: string; text: string }[];
        onlyThere: { label: string; text: string }[];
      }[];
      unpaired: {
        /** Forms of this case of which the other has none of the kind. */
        here: number[];
        there: number[];
      };
    };
    /** How one person of a case may be contacted; whole for those who work the case. */
    Contact: components['schemas']["ContactRecord"] | { person: string | string; reviewedAt: string; reviewedBy: string };
    /** How one person of a case may be contacted. Unknown is unsafe. Personal. */
    ContactRecord: {
      person: string | string;
      contact: "safe" | "never" | "unknown";
      ways: components['schemas']["SafeWay"][];
      codePhrase?: string;
      rules?: string;
      saidBy: string;
      reviewedAt: string;
      reviewedBy: string;
      version: number;
    };
    /** A conversation as staff recorded it. Personal. */
    Conversation: {
      id: string;
      reference: string;
      at: string;
      staffRole: components['schemas']["Role"];
      actions: components['schemas']["AgreedAction"][];
      with: "referrer" | "professional" | "young_person" | "parent_or_carer" | "other";
      summary: string;
      recordedBy: string;
      recordedAt: string;
      confirmation: { who: "referrer" | "professional"; address: string; messageId: string; state: "to_approve" } | {
        who: "referrer" | "professional";
        address: string;
        messageId: string;
        state: "approved";
        by: string;
        approvedAt: string;
      } | {
        state: "another_way";
        how: "telephone" | "letter" | "in_person" | "other";
        why: string;
        by: string;
      };
      version: number;
    };
    /** What was decided, as it was called on the day. Personal. */
    Decision: {
      id: string;
      round: number;
      by: string;
      at: string;
      level: { code: string; label: string; rationale: string };
      legalBasis: { code: components['schemas']["LegalBasis"]; rationale: string };
      outcome: components['schemas']["DecisionOutcome"];
      reasons: string;
      suggestedLevel?: string;
      version: number;
      recommendation: string | null;
      dueAt: string;
      alone?: { because: "not_recommended" | "same_person"; why: string };
      signposting?: { entries: { id: string; version: number; name: string }[]; toldWho: string };
      multiAgency?: components['schemas']["Agencies"];
      agreement?: components['schemas']["Agreement"];
      redirectTo?: string;
    };
    /** What can be decided. */
    DecisionOutcome: "advice" | "signposted" | "short_term_support" | "early_help_assessment" | "social_care_assessment" | "strategy_discussion" | "masp" | "redirect" | "no_further_action";
    /** A file of a case. */
    Document: {
      id: string;
      name: string;
      otherNames?: string[];
      size: number;
      sha256: string;
      type: string | null;
      origin: { kind: "upload" | "message"; id: string; part?: string; inline?: boolean; wrapped?: boolean };
      receivedAt: string;
      verdict: "pending" | "clean" | "infected" | "unscannable" | "error";
      threats: string[];
      safety: "unchecked" | "safe" | "held";
      reading: "waiting" | "read" | "not_a_form" | "needs_person" | "not_read";
      formNumber: number | null;
      /** Why it is held, in words for staff. */
      reasons: { code: string; words: string }[];
      /** Whether the file is clean, safe and filed, so that it may be opened. */
      mayBeOpened: boolean;
    };
    Fault: {
      /** In the body, by JSON pointer (RFC 6901). */
      pointer?: string;
      /** In the address, by its name. */
      parameter?: string;
      code: string;
      /** For a person to read. */
      detail?: string;
    };
    /** A link to one file, good for a minute. Whoever holds it can use it. */
    FileLink: { url: string; expiresAt: string };
    /** What a file that is no form says, each text with where it stood. Links in it are text and must never be made clickable. `cut`: there is more in the file. */
    FileText: {
      words: { label: string; text: string }[];
      cut: boolean;
      /** The id of the file. The record of a file of a very long case may be on another page. */
      document: string;
      /** Read from a file that is held: the words are safe to read, the file is not safe to open. */
      held: boolean;
    };
    /** The firewall’s own answer to more requests than one network may send. */
    FloodAnswer: { type: "urn:front-door:problem:too-many-requests"; title: string; status: 429 };
    /** A form of a case: what was read, each value with its source, and the form as staff read it. */
    Form: {
      number: number;
      formId: string;
      formVersion: string;
      documentId: string | null;
      readAt: string;
      answers: components['schemas']["Answer"][];
      leftovers: { label: string; text: string; path?: string }[];
      readings?: {
        path: string;
        before: {
          value?: string | boolean | string[];
          missing?: "not_known" | "not_asked" | "declined" | "not_applicable" | "unsafe_to_ask";
          words?: string;
          source: "web" | "agency" | "control" | "legacy_field" | "table" | "paragraph" | "email" | "staff";
          confidence: number;
        } | null;
        leftover?: number;
        by: string;
        at: string;
      }[];
      issuedFor?: components['schemas']["Reference"];
      held?: true;
      view: {
        id: string;
        version: string;
        title: string;
        sections: {
          id: string;
          title: string;
          missing: ("not_known" | "not_asked" | "declined" | "not_applicable" | "unsafe_to_ask") | null;
          items: {
            label: string | null;
            fields: {
              id: string;
              label: string;
              path: string;
              reading: {
                text: string;
                words?: string;
                missing: ("not_known" | "not_asked" | "declined" | "not_applicable" | "unsafe_to_ask") | null;
                source: "web" | "agency" | "control" | "legacy_field" | "table" | "paragraph" | "email" | "staff";
                confidence: number;
              } | null;
              also: {
                text: string;
                words?: string;
                missing: ("not_known" | "not_asked" | "declined" | "not_applicable" | "unsafe_to_ask") | null;
                source: "web" | "agency" | "control" | "legacy_field" | "table" | "paragraph" | "email" | "staff";
                confidence: number;
              }[];
              warning: string | null;
            }[];
          }[];
        }[];
        expected: { id: string; label: string; state: "answered" | "reasoned" | "blank" }[];
        leftovers: { label: string; text: string; path?: string }[];
      } | null;
    };
    /** What was read from one form, each value with its source. Personal. */
    FormRecord: {
      number: number;
      formId: string;
      formVersion: string;
      documentId: string | null;
      readAt: string;
      answers: components['schemas']["Answer"][];
      leftovers: { label: string; text: string; path?: string }[];
      readings?: {
        path: string;
        before: {
          value?: string | boolean | string[];
          missing?: "not_known" | "not_asked" | "declined" | "not_applicable" | "unsafe_to_ask";
          words?: string;
          source: "web" | "agency" | "control" | "legacy_field" | "table" | "paragraph" | "email" | "staff";
          confidence: number;
        } | null;
        leftover?: number;
        by: string;
        at: string;
      }[];
      issuedFor?: components['schemas']["Reference"];
      held?: true;
    };
    FormUpload: {
      name: string;
      /** Only a label. The content decides what the file is. */
      type?: string;
      /** In bytes. */
      size: number;
      sha256: string;
      sender: components['schemas']["UploadSender"];
    };
    FormUploadSlot: {
      id: string;
      /** How to send the bytes: straight to the store, not to this API. */
      put: {
        method: "PUT";
        /** Good once, for ten minutes. */
        url: string;
        expiresAt: string;
        /** Exactly these must be sent with the bytes. */
        headers: { [name: string]: string };
      };
      /** Where to ask what became of the file. */
      status: string;
      reference: components['schemas']["Reference"];
      /** A secret: asks what became of the file, sent as X-Upload-Token. */
      token: string;
    };
    /** The gateway’s own answer: the request never came to the program. */
    GatewayAnswer: { message: string };
    /** One child's details, to copy into another system. Personal data. */
    HandOver: {
      reference: components['schemas']["Reference"];
      /** `<form>.children.<place>`; `null` where no form of the case names a child. */
      child: string | null;
      /** All of it as one text. */
      summary: string;
      groups: { title: string; text: string }[];
      data: {
        head: components['schemas']["CaseHead"];
        forms: components['schemas']["FormRecord"][];
        recommendations: (components['schemas']["Recommendation"] | { id: string; round: number; by: string; at: string; withheld: "s47_detail" })[];
        decisions: (components['schemas']["Decision"] | { id: string; round: number; by: string; at: string; withheld: "s47_detail" })[];
      };
    };
    /** The law that a decision rests on: Children Act 1989, sections 17 and 47. */
    LegalBasis: "none" | "early_help" | "s17" | "s47";
    /** What the area’s threshold document calls its levels of need. */
    Levels: { code: string; label: string; earlyHelp: boolean }[];
    /** That a child of this case may be a child of another. Only a person confirms it. */
    Match: {
      id: string;
      child: number;
      other: { reference: components['schemas']["Reference"]; child: number };
      relation: "same_child" | "siblings";
      strength: "strong" | "possible" | "weak";
      reasons: ("nhs_number" | "upn" | "name_and_birth_date" | "names_swapped" | "birth_date_transposed" | "sound_and_birth_date" | "postcode_and_surname" | "other_nhs_number" | "other_upn" | "other_birth_date" | "other_name" | "other_own_name")[];
      side: "newer" | "older";
      state: "suggested" | "confirmed" | "rejected";
      suggestedAt: string;
      judgedBy?: string;
      judgedAt?: string;
      version: number;
    };
    /** An email that came, or that we send. */
    Message: {
      direction: "out";
      id: string;
      kind: "acknowledgement" | "safe_copy_request" | "form_returned_blank" | "information_request" | "information_reminder" | "information_chaser" | "conversation_confirmation" | "danger_alert";
      state: "pending" | "sending" | "sent" | "given_up";
      delivery: "none" | "delayed" | "delivered" | "bounced" | "complained" | "rejected";
      createdAt: string;
      /** The address on the case, without any secret part. */
      to: string;
      sentAt: string | null;
    } | {
      direction: "in";
      id: string;
      receivedAt: string;
      from: string | null;
      subject: string | null;
      automatic: "none" | "auto_reply" | "bounce" | "list" | "auto_generated";
      portal: string;
      opening: "filed" | "opened" | "unreadable";
      /** What the sender writes beside the address. Nobody has checked it. */
      fromName: string | null;
      /** Where the sender asks for answers. Nobody has checked it. */
      replyTo: string[];
      /** Who else the email names as its writer, by header: a list’s real author, or who passed it on. */
      otherSenders: { header: string; text: string }[];
      /** Which sign says that a program wrote it. */
      automaticBy: string | null;
      /** Which sign asks that no program answers. A person may have written it. */
      asksNoAnswer: string | null;
      /** Where to open an email whose words are elsewhere. Text, not links to follow. */
      openAt: string[];
      /** Which checks it failed, in words for staff. */
      held: { code: string; words: string }[];
      text: string | null;
      /** The text here is cut; the whole of it is in the raw message. */
      textIsCut: boolean;
      /** What went wrong when it was taken apart. */
      problems: string[];
    };
    /** Why an expected answer is not there. */
    Missing: { missing: "not_known" | "not_asked" | "declined" | "not_applicable" | "unsafe_to_ask" };
    /** How soon somebody must look, whatever the clock says. */
    Priority: "routine" | "urgent" | "immediate";
    Problem: {
      /** `urn:front-door:problem:` and its code. */
      type: string;
      /** For a person to read. */
      title: string;
      status: number;
      /** Identifies the request in our logs. Quote it when you ask us about it. */
      requestId: string;
      errors?: components['schemas']["Fault"][];
      /** may-not-be-sent, not-by-email, not-safe-to-contact: why not. */
      why?: string;
      /** two-people-needed: what is missing. */
      because?: "not_recommended" | "same_person";
      /** not-in-this-state: new, accepted, awaiting_information, recommended, decided, closed, query, answered. judged-before: how. */
      state?: string;
      /** restricted: the version of the case. */
      etag?: string;
      /** which-child: those that the case has, as `1.children.0`. */
      children?: string[];
      /** not-done-yet: what must be done first. */
      tasks?: { id: string; kind: string }[];
      /** not-read-yet: which. */
      questions?: { path: string; label: string }[];
      /** message-parts-not-clean: which. */
      documents?: { id: string; verdict: string; safety: string }[];
      /** file-…: the scanner’s. */
      verdict?: string;
      /** file-…: what our inspection found. */
      safety?: string;
      /** file-…: why it is held, by codes. */
      reasons?: string[];
      /** no-such-form: those that there are. */
      forms?: { title: string; path: string }[];
      /** online-form-shut: how else to refer a child, here and in the next three. */
      telephone?: string;
      wordForm?: string;
      mailbox?: string;
      emergency?: string;
    };
    /** One thing that is asked. Its words stay on the case. */
    Question: {
      topic: "child_details" | "ethnic_origin_or_religion" | "parents_details" | "home_address" | "other_agencies" | "what_happened" | "safety" | "support_tried" | "what_parents_were_told" | "something_else";
      text: string;
    };
    /** What a social worker would decide. Personal. */
    Recommendation: {
      id: string;
      round: number;
      by: string;
      at: string;
      level: { code: string; label: string; rationale: string };
      legalBasis: { code: components['schemas']["LegalBasis"]; rationale: string };
      outcome: components['schemas']["DecisionOutcome"];
      reasons: string;
      suggestedLevel?: string;
      version: number;
    };
    /** Names a case and opens nothing. The last symbol is a check of the others. */
    Reference: string;
    /** Early Help and Social Care referral */
    Referral: {
      /** Is anyone in danger now? */
      urgency: {
        /** Is a child in immediate danger? */
        immediateDanger: boolean;
        /** Have you called 999? */
        calledEmergencyServices?: boolean | components['schemas']["Missing"];
        /** When did you call 999? */
        calledAt?: string | components['schemas']["Missing"];
        /** Have you already spoken to us about this? */
        spokeToFrontDoor?: boolean | components['schemas']["Missing"];
        /** When did you speak to us? */
        spokeAt?: string | components['schemas']["Missing"];
        /** For example, duty social worker */
        spokeTo?: string | components['schemas']["Missing"];
        /** Reference that you were given */
        spokeReference?: string | components['schemas']["Missing"];
      };
      /** Who is making this referral */
      referrer: {
        /** Who are you? */
        referrerType: "young_person" | "parent" | "carer" | "professional" | "member_of_public" | "anonymous" | "other";
        /** Your name */
        name?: string | components['schemas']["Missing"];
        /** Your role or job title */
        role?: string | components['schemas']["Missing"];
        /** Your agency or organisation */
        agency?: string | components['schemas']["Missing"];
        /** Type of agency or person */
        sourceCode?: ("4" | "6" | "7" | "8" | "9" | "10" | "1A" | "1B" | "1C" | "1D" | "2A" | "2B" | "3A" | "3B" | "3C" | "3D" | "3E" | "3F" | "5A" | "5B" | "5C" | "5D") | components['schemas']["Missing"];
        /** Your telephone number */
        telephone?: string | components['schemas']["Missing"];
        /** Your email address */
        email?: string | components['schemas']["Missing"];
        /** Answer no if anyone who should not know about this could read it */
        emailIsSafe?: boolean | components['schemas']["Missing"];
        /** When is it safe to call you? */
        safeTimes?: string | components['schemas']["Missing"];
        /** Your address */
        address?: string | components['schemas']["Missing"];
        /** How do you know the child or family? */
        relationshipToChild?: string | components['schemas']["Missing"];
        /** How long have you known them? */
        howLongKnown?: string | components['schemas']["Missing"];
        /** We cannot always promise this, for example if a court asks */
        identityWithheld?: boolean | components['schemas']["Missing"];
        /** Does this include information from someone who wants to stay anonymous? */
        thirdPartyInformation?: boolean | components['schemas']["Missing"];
        /** Which information is that? */
        thirdPartyDetails?: string | components['schemas']["Missing"];
      };
      /** Children */
      children: {
        /** Leave this if you have given the name */
        identity?: ("known" | "unborn" | "unknown") | components['schemas']["Missing"];
        /** Full name */
        fullName?: string | components['schemas']["Missing"];
        /** First name */
        firstName?: string | components['schemas']["Missing"];
        /** Middle names */
        middleNames?: string | components['schemas']["Missing"];
        /** For a child with one name, write it as the first name and give "not applicable" here */
        lastName?: string | components['schemas']["Missing"];
        /** Known as */
        knownAs?: string | components['schemas']["Missing"];
        /** Other names */
        aliases?: string | components['schemas']["Missing"];
        /** Date of birth */
        dateOfBirth?: string | components['schemas']["Missing"];
        /** Expected date of birth, if not born yet */
        expectedDate?: string | components['schemas']["Missing"];
        /** If you do not know the day, use the 15th */
        dateEstimated?: boolean | components['schemas']["Missing"];
        /** Sex */
        sex?: ("M" | "F" | "U") | components['schemas']["Missing"];
        /** Gender identity, if different */
        genderIdentity?: string | components['schemas']["Missing"];
        /** Ethnic origin */
        ethnicity?: ("WBRI" | "WIRI" | "WIRT" | "WOTH" | "WROM" | "MWBC" | "MWBA" | "MWAS" | "MOTH" | "AIND" | "APKN" | "ABAN" | "AOTH" | "BCRB" | "BAFR" | "BOTH" | "CHNE" | "OOTH" | "REFU" | "NOBT") | components['schemas']["Missing"];
        /** Who said so? */
        ethnicitySaidBy?: ("child_or_family" | "referrer") | components['schemas']["Missing"];
        /** Religion */
        religion?: ("none" | "christian" | "buddhist" | "hindu" | "jewish" | "muslim" | "sikh" | "other" | "not_answered") | components['schemas']["Missing"];
        /** Religion, if another */
        religionOther?: string | components['schemas']["Missing"];
        /** First language */
        firstLanguage?: ("eng" | "aka" | "sqi" | "amh" | "ara" | "ben" | "bfi" | "bul" | "yue" | "ces" | "prs" | "nld" | "fas" | "fra" | "deu" | "ell" | "guj" | "hin" | "hun" | "ibo" | "ita" | "kur" | "lav" | "lin" | "lit" | "mal" | "cmn" | "nep" | "pan" | "pus" | "pol" | "por" | "rom" | "ron" | "rus" | "sna" | "sin" | "slk" | "som" | "spa" | "swa" | "syl" | "tgl" | "tam" | "tel" | "tha" | "tir" | "tur" | "ukr" | "urd" | "vie" | "cym" | "yor" | "mis") | components['schemas']["Missing"];
        /** First language, if another */
        firstLanguageOther?: string | components['schemas']["Missing"];
        /** Interpreter or other communication needs */
        communicationNeeds?: string | components['schemas']["Missing"];
        /** Disability */
        disability?: ("NONE" | "MOB" | "HAND" | "PC" | "INC" | "COMM" | "LD" | "HEAR" | "VIS" | "BEH" | "CON" | "AUT" | "DDA")[] | components['schemas']["Missing"];
        /** Special educational needs support */
        specialNeedsSupport?: ("N" | "K" | "E") | components['schemas']["Missing"];
        /** Health needs */
        healthNeeds?: string | components['schemas']["Missing"];
        /** NHS number */
        nhsNumber?: string | components['schemas']["Missing"];
        /** Unique pupil number (UPN) */
        upn?: string | components['schemas']["Missing"];
        /** School, nursery or college */
        school?: string | components['schemas']["Missing"];
        /** Name and surgery */
        gp?: string | components['schemas']["Missing"];
        /** Home address */
        homeAddress?: string | components['schemas']["Missing"];
        /** Home postcode */
        homePostcode?: string | components['schemas']["Missing"];
        /** Property reference (UPRN), if known */
        homeUprn?: string | components['schemas']["Missing"];
        /** Where is the child now, if not at home? */
        currentWhereabouts?: string | components['schemas']["Missing"];
        /** Must this address be kept secret from anyone? */
        addressConfidential?: boolean | components['schemas']["Missing"];
        /** From whom? */
        addressSecretFrom?: string | components['schemas']["Missing"];
        /** Immigration or asylum status, if it matters here */
        immigrationStatus?: ("uk_or_irish" | "settled" | "asylum_seeker" | "unaccompanied" | "refugee" | "no_recourse" | "other") | components['schemas']["Missing"];
        /** Is there anything about this child in particular? */
        concernForChild?: string | components['schemas']["Missing"];
      }[];
      /** Parents, carers and others in the family */
      household?: {
        /** Full name */
        fullName?: string | components['schemas']["Missing"];
        /** First name */
        firstName?: string | components['schemas']["Missing"];
        /** Last name */
        lastName?: string | components['schemas']["Missing"];
        /** Other names */
        aliases?: string | components['schemas']["Missing"];
        /** Date of birth */
        dateOfBirth?: string | components['schemas']["Missing"];
        /** Is this date an estimate? */
        dateEstimated?: boolean | components['schemas']["Missing"];
        /** Relationship to the children */
        relationship?: ("mother" | "father" | "parent" | "step_parent" | "adoptive_parent" | "foster_carer" | "guardian" | "parents_partner" | "grandparent" | "sibling" | "other_relative" | "not_related") | components['schemas']["Missing"];
        /** If it differs from child to child, say how */
        relationshipToEach?: string | components['schemas']["Missing"];
        /** Parental responsibility */
        parentalResponsibility?: ("yes" | "no" | "unknown") | components['schemas']["Missing"];
        /** Sex */
        sex?: ("M" | "F" | "U") | components['schemas']["Missing"];
        /** Ethnic origin */
        ethnicity?: ("WBRI" | "WIRI" | "WIRT" | "WOTH" | "WROM" | "MWBC" | "MWBA" | "MWAS" | "MOTH" | "AIND" | "APKN" | "ABAN" | "AOTH" | "BCRB" | "BAFR" | "BOTH" | "CHNE" | "OOTH" | "REFU" | "NOBT") | components['schemas']["Missing"];
        /** First language */
        firstLanguage?: ("eng" | "aka" | "sqi" | "amh" | "ara" | "ben" | "bfi" | "bul" | "yue" | "ces" | "prs" | "nld" | "fas" | "fra" | "deu" | "ell" | "guj" | "hin" | "hun" | "ibo" | "ita" | "kur" | "lav" | "lin" | "lit" | "mal" | "cmn" | "nep" | "pan" | "pus" | "pol" | "por" | "rom" | "ron" | "rus" | "sna" | "sin" | "slk" | "som" | "spa" | "swa" | "syl" | "tgl" | "tam" | "tel" | "tha" | "tir" | "tur" | "ukr" | "urd" | "vie" | "cym" | "yor" | "mis") | components['schemas']["Missing"];
        /** First language, if another */
        firstLanguageOther?: string | components['schemas']["Missing"];
        /** Lives with the child? */
        livesInHousehold?: ("yes" | "no" | "unknown") | components['schemas']["Missing"];
        /** Address, if different */
        address?: string | components['schemas']["Missing"];
        /** Postcode */
        postcode?: string | components['schemas']["Missing"];
        /** Telephone */
        telephone?: string | components['schemas']["Missing"];
        /** Email address */
        email?: string | components['schemas']["Missing"];
        /** Is it safe to contact this person? */
        safeToContact?: ("yes" | "no" | "unknown") | components['schemas']["Missing"];
        /** Which number, which times, whether to leave a message */
        safeContact?: string | components['schemas']["Missing"];
        /** Might this person be a risk to a child? */
        riskToChild?: ("yes" | "no" | "unknown") | components['schemas']["Missing"];
        /** Might this person be a risk to staff? */
        riskToWorker?: ("yes" | "no" | "unknown") | components['schemas']["Missing"];
      }[] | components['schemas']["Missing"];
      /** Other agencies that know the family */
      agencies?: {
        /** Name of the agency */
        agency?: string | components['schemas']["Missing"];
        /** Kind of agency */
        type?: ("school" | "gp" | "health_visitor" | "school_nurse" | "midwife" | "hospital" | "camhs" | "adult_mental_health" | "substance_misuse" | "domestic_abuse_service" | "police" | "probation" | "youth_justice" | "housing" | "early_help" | "children_social_care" | "adult_social_care" | "voluntary" | "other") | components['schemas']["Missing"];
        /** Worker’s name and role */
        worker?: string | components['schemas']["Missing"];
        /** Telephone */
        telephone?: string | components['schemas']["Missing"];
        /** Email address */
        email?: string | components['schemas']["Missing"];
        /** Which child or adult do they work with? */
        whom?: string | components['schemas']["Missing"];
        /** Are they working with the family now? */
        status?: ("open" | "closed") | components['schemas']["Missing"];
        /** Do they know of this referral? */
        awareOfReferral?: ("yes" | "no" | "unknown") | components['schemas']["Missing"];
      }[] | components['schemas']["Missing"];
      /** What the parents know */
      parentsInformed: {
        /** Have you shared your concerns with the parents or carers? */
        concernsShared: "yes" | "no" | "partly";
        /** If only some of them, say who was not */
        toldWho?: string | components['schemas']["Missing"];
        /** When were they told? */
        toldWhen?: string | components['schemas']["Missing"];
        /** What did they say? */
        response?: string | components['schemas']["Missing"];
        /** If they were not told, why not? */
        notToldReason?: ("risk_to_child" | "risk_to_another" | "risk_to_investigation" | "risk_of_delay" | "risk_sexual_abuse" | "risk_fabricated_illness" | "risk_forced_marriage" | "risk_fgm" | "risk_trafficking" | "risk_of_flight" | "not_yet_told_no_risk" | "could_not_reach" | "young_person_asks_not_to" | "other") | components['schemas']["Missing"];
        /** Say more about why they were not told */
        notToldReasonText?: string | components['schemas']["Missing"];
        /** We can help a family early only if they agree. A child who may be at risk is referred without agreement. */
        agreementToReferral: "yes" | "no" | "unknown";
        /** Have they agreed that agencies share information? */
        agreementToShare: "yes" | "no" | "unknown";
        /** Who gave the agreement? */
        agreementGivenBy?: string | components['schemas']["Missing"];
        /** If there is no agreement, why not? */
        noAgreementReason?: string | components['schemas']["Missing"];
      };
      /** Why you are making this referral */
      concern: {
        /** What are you worried about, or what help is needed? */
        reason: string;
        /** What has happened, or is happening? */
        whatHappened: string;
        /** When? */
        whenHappened?: string | components['schemas']["Missing"];
        /** How do you know? */
        informationSource?: ("seen" | "child" | "family" | "other" | "record" | "opinion")[] | components['schemas']["Missing"];
        /** What kind of harm are you worried about? */
        harmTypes?: ("NEG" | "PHY" | "SAB" | "EMO" | "MUL")[] | components['schemas']["Missing"];
        /** How does it affect the child? */
        impactOnChild?: string | components['schemas']["Missing"];
        /** What has the child said, in their own words? */
        childsWords?: string | components['schemas']["Missing"];
        /** Which of these play a part? */
        factors?: ("20" | "21" | "1A" | "1B" | "1C" | "2A" | "2B" | "2C" | "3A" | "3B" | "3C" | "4A" | "4B" | "4C" | "5A" | "5B" | "5C" | "6A" | "6B" | "6C" | "7A" | "8B" | "8C" | "8D" | "8E" | "8F" | "9A" | "10A" | "11A" | "12A" | "13A" | "14A" | "15A" | "16A" | "17A" | "18B" | "18C" | "19B" | "19C" | "22A" | "23A" | "24A")[] | components['schemas']["Missing"];
        /** What are we worried about? */
        worries?: string | components['schemas']["Missing"];
        /** Strengths and what protects the child */
        strengths?: string | components['schemas']["Missing"];
        /** What needs to happen? */
        needsToHappen?: string | components['schemas']["Missing"];
      };
      /** What has been tried */
      history?: {
        /** Is the family known to the council? */
        existingInvolvement?: ("open_social_worker" | "open_early_help" | "previously_known" | "never_known" | "unchecked") | components['schemas']["Missing"];
        /** What support has been tried, and how did it go? */
        supportTried?: string | components['schemas']["Missing"];
        /** Is there an early help assessment or plan? */
        existingPlan?: ("yes" | "no" | "unknown") | components['schemas']["Missing"];
        /** Who leads it, and since when? */
        existingPlanDetails?: string | components['schemas']["Missing"];
        /** Main events, with dates */
        chronology?: string | components['schemas']["Missing"];
      };
      /** What you are asking for */
      request?: {
        /** What are you asking for? */
        requestType?: ("early_help" | "early_help_assessment" | "social_care") | components['schemas']["Missing"];
        /** What do you hope will change? */
        desiredOutcome?: string | components['schemas']["Missing"];
        /** See the threshold procedures. We decide the level; yours is advice. */
        suggestedLevel?: ("1" | "2" | "3" | "4") | components['schemas']["Missing"];
      };
      /** Safety */
      safety?: {
        /** Are there risks to staff who visit? */
        staffRisks?: ("none_known" | "violence" | "dogs" | "weapons" | "substances" | "health" | "other")[] | components['schemas']["Missing"];
        /** Say more about these risks */
        staffRiskDetails?: string | components['schemas']["Missing"];
        /** Who must not know, which number, which times, letters or not */
        safeContactRules?: string | components['schemas']["Missing"];
      };
      /** Declaration */
      declaration: {
        /** Name */
        name?: string | components['schemas']["Missing"];
        /** Date */
        date: string;
        /** For professionals */
        lineManager?: string | components['schemas']["Missing"];
      };
    };
    ReferralReceipt: {
      /** Names the case. Quote it when you telephone. It gives no access. */
      reference: components['schemas']["Reference"];
      receivedAt: string;
      /** By when a duty social worker decides: one working day (law 6). */
      decisionDueAt: string;
      /** For a person to read: what happens by when, and what to do in danger. */
      whatHappensNext: string;
      telephone: string;
      /** How to add files to the referral. */
      uploads: {
        /** A secret: opens upload slots on this referral, sent as X-Upload-Token. */
        token: string;
        until: string;
        /** Where slots are asked for. */
        path: string;
      };
      /** Answers that look wrong. They were accepted anyway. */
      warnings: { pointer: string; code: string; detail: string }[];
    };
    /** Who may do what. */
    Role: "screening_officer" | "duty_social_worker" | "team_manager" | "eh_coordinator" | "masp_chair" | "ig_officer" | "system_admin";
    /** One way that is safe, and when. */
    SafeWay: {
      channel: "telephone" | "text" | "email" | "post" | "visit";
      at: string;
      times?: {
        days: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
        from: string;
        until: string;
      }[];
      voicemail: "yes" | "no" | "unknown";
    };
    /** One way that is safe, and when. */
    SafeWaySent: {
      channel: "telephone" | "text" | "email" | "post" | "visit";
      at: string;
      times?: {
        days: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[];
        from: string;
        until: string;
      }[];
      voicemail?: "yes" | "no" | "unknown";
    };
    /** The receipt of a referral that staff took down. */
    StaffFiled: {
      reference: components['schemas']["Reference"];
      receivedAt: string;
      decisionDueAt: string;
      /** `true`: it was filed earlier, and this is the first receipt. */
      filedBefore: boolean;
      /** Answers that look wrong. The referral was filed anyway. */
      warnings: { pointer: string; code: string; detail: string }[];
    };
    /** What is to be done. */
    TaskKind: "acknowledge_safely" | "open_elsewhere" | "look_at_files" | "check_reading" | "form_returned_blank" | "letter_on_wrong_reading" | "release_held_mail" | "ask_for_safe_copy" | "file_without_verdict" | "message_failed" | "message_uncertain" | "read_reply" | "check_automatic_mail" | "open_message_by_hand" | "late_infection" | "form_missing" | "immediate_danger" | "danger_words" | "ask_referrer_to_tell_parents" | "missing_file" | "decision_at_risk" | "decision_overdue" | "tell_referrer" | "confirm_hand_over" | "by_hand" | "ask_by_hand" | "ask_overdue" | "ask_escalated" | "approve_confirmation" | "form_due" | "match_returned_form" | "judge_matches" | "new_contact_on_open_case" | "tell_allocated_worker" | "answer_query" | "query_at_risk" | "query_overdue" | "consider_restricting" | "review_break_glass" | "judge_disclosure";
    /** A task in a list, with its case. */
    TaskListed: {
      id: string;
      kind: components['schemas']["TaskKind"];
      team: components['schemas']["Team"];
      state: "open" | "done";
      raisedAt: string;
      dueAt: string;
      why: string;
      about?: string;
      owner?: string;
      role?: string;
      contact?: string;
      lookAt?: { files: string[]; photographs: string[]; messages: string[] };
      s47?: true;
      doneAt?: string;
      doneBy?: string;
      /** What it asks, in one sentence. */
      says: string;
      /** Of an open `judge_matches` of a case: the cases to look at, of those that you may see. */
      matches?: components['schemas']["Reference"][];
      reference: string;
      /** It is overdue. */
      late: boolean;
    };
    /** Who owns a case until somebody takes it. */
    Team: "duty_and_advice" | "early_help_coordinator" | "masp" | "information_governance" | "held_mail" | "documents_to_read";
    /** A line of a case’s story. `what` is a code; `detail` may be personal. */
    TimelineEntry: { id: string; at: string; what: string; by: string; detail?: string };
    UploadFile: {
      name: string;
      /** Only a label. The content decides what the file is. */
      type?: string;
      /** In bytes. */
      size: number;
      sha256: string;
    };
    /** An email address or a telephone number is needed, so that we can answer. */
    UploadSender: {
      name: string;
      role: string;
      email?: string;
      telephone?: string;
      /** Whether an email to this address is safe for everyone. */
      emailIsSafe?: boolean;
    };
    UploadSlot: {
      id: string;
      /** How to send the bytes: straight to the store, not to this API. */
      put: {
        method: "PUT";
        /** Good once, for ten minutes. */
        url: string;
        expiresAt: string;
        /** Exactly these must be sent with the bytes. */
        headers: { [name: string]: string };
      };
      /** Where to ask what became of the file. */
      status: string;
    };
    UploadStatus: { status: "waiting" | "received" | "needs attention" };
  };
}
export interface operations {
  /** Files a referral from the online form. */
  fileReferral: {
    parameters: {
      header?: {
        /** Your own name for this request. The same key within 24 hours returns the first receipt. */
        "idempotency-key"?: string;
      };
    };
    requestBody: { content: { "application/json": components['schemas']["Referral"] } };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: { "application/json": components['schemas']["ReferralReceipt"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-key"; status: 400 };
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-by-the-front"; status: 403 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:form-incomplete" | "urn:front-door:problem:key-used"; status: 422 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy" | "urn:front-door:problem:online-form-shut"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Files a referral from an agency's system. */
  fileAgencyReferral: {
    parameters: {
      header?: {
        /** Your own name for this request. The same key within 24 hours returns the first receipt. */
        "idempotency-key"?: string;
      };
    };
    requestBody: { content: { "application/json": components['schemas']["Referral"] } };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: { "application/json": components['schemas']["ReferralReceipt"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-key"; status: 400 };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: { "application/json": components['schemas']["GatewayAnswer"] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:form-incomplete" | "urn:front-door:problem:key-used"; status: 422 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Returns a link to upload one more file of a referral. */
  openUpload: {
    parameters: {
      header: {
        /** The token of the receipt or the slot. */
        "x-upload-token": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: { content: { "application/json": components['schemas']["UploadFile"] } };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: { "application/json": components['schemas']["UploadSlot"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-json"; status: 400 };
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-by-the-front"; status: 403 };
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-many-files"; status: 409 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:upload-incomplete"; status: 422 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Returns a link to upload a completed Word form as a referral. */
  uploadForm: {
    parameters: Record<string, never>;
    requestBody: { content: { "application/json": components['schemas']["FormUpload"] } };
    responses: {
      201: {
        headers: { [name: string]: unknown };
        content: { "application/json": components['schemas']["FormUploadSlot"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-json"; status: 400 };
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-by-the-front"; status: 403 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:upload-incomplete"; status: 422 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Returns the status of an uploaded file. */
  readUpload: {
    parameters: {
      header: {
        /** The token of the receipt or the slot. */
        "x-upload-token": string;
      };
      path: { id: string };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": components['schemas']["UploadStatus"] };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-by-the-front"; status: 403 };
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Returns a blank Word form. */
  readBlankForm: {
    parameters: {
      header?: {
        /** The ETag of your copy. The answer is 304 if nothing changed. */
        "if-none-match"?: string;
      };
      path: {
        /** For example early-help-and-social-care.docx. */
        name: string;
      };
    };
    responses: {
      200: {
        headers: { etag?: string; "cache-control"?: string; [name: string]: unknown };
        content: { "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string };
      };
      304: { headers: { etag?: string; "cache-control"?: string; [name: string]: unknown }; content?: never };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:no-such-form"; status: 404 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: { "application/json": components['schemas']["GatewayAnswer"] };
      };
    };
  };
  /** Returns this document for a program. */
  readOpenApi: {
    parameters: {
      header?: {
        /** The ETag of your copy. The answer is 304 if nothing changed. */
        "if-none-match"?: string;
      };
    };
    responses: {
      200: {
        headers: { etag?: string; "cache-control"?: string; [name: string]: unknown };
        content: { "application/json": { openapi: string } };
      };
      304: { headers: { etag?: string; "cache-control"?: string; [name: string]: unknown }; content?: never };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: { "application/json": components['schemas']["GatewayAnswer"] };
      };
    };
  };
  /** Returns this document as a page to read. */
  readOpenApiPage: {
    parameters: {
      header?: {
        /** The ETag of your copy. The answer is 304 if nothing changed. */
        "if-none-match"?: string;
      };
    };
    responses: {
      200: {
        headers: { etag?: string; "cache-control"?: string; [name: string]: unknown };
        content: { "text/html": string };
      };
      304: { headers: { etag?: string; "cache-control"?: string; [name: string]: unknown }; content?: never };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: { "application/json": components['schemas']["GatewayAnswer"] };
      };
    };
  };
  /** Lists cases, one page at a time. */
  listCases: {
    parameters: {
      query?: {
        team?: components['schemas']["Team"];
        state?: components['schemas']["CaseState"];
        priority?: components['schemas']["Priority"];
        /** The id in their token. `me`: the person who asks. */
        assignee?: string;
        /** The kind of agency that referred, by its code. */
        source?: string;
        sort?: "due" | "priority" | "received";
        /** How many rows, at most. */
        limit?: number;
        /** The cursor of the page before. */
        cursor?: string;
      };
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            cases: components['schemas']["CaseRow"][];
            /** References of cases that cannot be read. Listed so that none is hidden. */
            unreadable: string[];
            /** Cases that went elsewhere while the page was read. */
            moved: string[];
            /** How many rows of this page you may not see: another team has them, or they are restricted. */
            withheld: number;
            /** The cursor of the next page; `null` at the end. */
            cursor: string | null;
          };
        };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-cursor" | "urn:front-door:problem:bad-query" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:not-together" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Files a referral that a member of staff received. */
  fileCase: {
    parameters: {
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** Your own name for this request. The same key within 24 hours returns the first receipt. */
        "idempotency-key"?: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          channel: "phone" | "message" | "walk_in" | "email" | "form" | "post" | "liquidlogic" | "internal";
          /** A form’s id, as early-help-and-social-care. */
          form: string;
          /** When it was said or handed in, if that was before now: the clock runs from then. */
          receivedAt?: string;
          liquidlogicId?: string;
          /** Whether the referrer was told at once that we have it and what happens next. */
          acknowledged?: boolean;
          /** As in the JSON Schema of that form. No answer is mandatory. */
          answers: { [name: string]: unknown };
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": components['schemas']["StaffFiled"] };
      };
      201: {
        headers: { [name: string]: unknown };
        content: { "application/json": components['schemas']["StaffFiled"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-key" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-referral" | "urn:front-door:problem:bad-time" | "urn:front-door:problem:form-unreadable" | "urn:front-door:problem:key-used";
            status: 422;
          };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Lists the open tasks of a team or a person, due first. */
  listTasks: {
    parameters: {
      query?: {
        team?: components['schemas']["Team"];
        /** The id in their token. `me`: the person who asks. */
        owner?: string;
        /** How many rows, at most. */
        limit?: number;
        /** The cursor of the page before. */
        cursor?: string;
      };
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            tasks: components['schemas']["TaskListed"][];
            /** References of cases that cannot be read. Listed so that none is hidden. */
            unreadable: string[];
            /** Cases that went elsewhere while the page was read. */
            moved: string[];
            /** How many rows of this page you may not see, because another team has them. */
            withheld: number;
            /** The cursor of the next page; `null` at the end. */
            cursor: string | null;
          };
        };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-cursor" | "urn:front-door:problem:bad-query" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:not-together" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Returns how many cases and tasks each team has open. */
  readDashboard: {
    parameters: {
      query?: { team?: components['schemas']["Team"] };
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            teams: {
              team: components['schemas']["Team"];
              /** How many concerns are in each state. Counted by the stream, some seconds behind the lists. */
              cases: {
                new: number;
                accepted: number;
                awaiting_information: number;
                recommended: number;
                decided: number;
                closed: number;
              };
              /** … and of process queries, which are counted apart. */
              queries: { query: number; answered: number };
              openTasks: number;
              /** The open case that is due first, or `null`. */
              firstDueCase: { reference: string; dueAt: string; late: boolean } | null;
              firstDueTask: { reference: string; dueAt: string; late: boolean } | null;
            }[];
          };
        };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-query" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Returns what one shift hands over to the next. */
  readShift: {
    parameters: {
      query?: {
        team?: components['schemas']["Team"];
        /** Default: 12 hours ago. At most a week ago. */
        since?: string;
        /** Default: 12 hours from now. At most 4 days from now. */
        until?: string;
        /** Only this section. Needed with a cursor. */
        section?: "arrived" | "due" | "late" | "waiting" | "tasks";
        /** How many rows of each section, at most. */
        limit?: number;
        /** The cursor of the page before. */
        cursor?: string;
      };
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            team: components['schemas']["Team"];
            since: string;
            until: string;
            arrived?: {
              rows: components['schemas']["CaseRow"][];
              /** References of cases that cannot be read. Listed so that none is hidden. */
              unreadable: string[];
              /** Cases that went elsewhere while the page was read. */
              moved: string[];
              /** The cursor of the next page; `null` at the end. */
              cursor: string | null;
            };
            due?: {
              rows: components['schemas']["CaseRow"][];
              /** References of cases that cannot be read. Listed so that none is hidden. */
              unreadable: string[];
              /** Cases that went elsewhere while the page was read. */
              moved: string[];
              /** The cursor of the next page; `null` at the end. */
              cursor: string | null;
            };
            late?: {
              rows: components['schemas']["CaseRow"][];
              /** References of cases that cannot be read. Listed so that none is hidden. */
              unreadable: string[];
              /** Cases that went elsewhere while the page was read. */
              moved: string[];
              /** The cursor of the next page; `null` at the end. */
              cursor: string | null;
            };
            waiting?: {
              rows: components['schemas']["CaseRow"][];
              /** References of cases that cannot be read. Listed so that none is hidden. */
              unreadable: string[];
              /** Cases that went elsewhere while the page was read. */
              moved: string[];
              /** The cursor of the next page; `null` at the end. */
              cursor: string | null;
            };
            tasks?: {
              rows: components['schemas']["TaskListed"][];
              /** References of cases that cannot be read. Listed so that none is hidden. */
              unreadable: string[];
              /** Cases that went elsewhere while the page was read. */
              moved: string[];
              /** The cursor of the next page; `null` at the end. */
              cursor: string | null;
            };
          };
        };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-cursor" | "urn:front-door:problem:bad-query" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed" | "urn:front-door:problem:section-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Finds cases by details of a child or of the referrer. */
  searchCases: {
    parameters: {
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
    };
    requestBody: {
      content: {
        "application/json": {
          reference?: string;
          /** The child’s name, in any order. */
          name?: string;
          /** What the child is called. */
          knownAs?: string;
          /** As people write it: 3/2/2017 is the third of February. */
          dateOfBirth?: string;
          nhsNumber?: string;
          postcode?: string;
          /** Their email address or telephone number. */
          referrer?: string;
        };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            cases: {
              reference: components['schemas']["Reference"];
              receivedAt: string;
              decisionDueAt: string;
              flags: components['schemas']["CaseFlag"][];
              door: "web" | "agency" | "word_upload" | "email" | "staff";
              team: components['schemas']["Team"];
              state: components['schemas']["CaseState"];
              completeness: { answered: number; reasoned: number; blank: number } | null;
              /** Its decision is overdue. */
              late: boolean;
              /** `null` once it is decided: only that stops the clock. */
              clock: components['schemas']["CaseClock"] | null;
              priority: components['schemas']["Priority"];
              /** `null`: not assigned. */
              assignee: string | null;
              /** The kind of agency or person that referred, by its code; `null` where the form does not say. */
              source: string | null;
              /** Only named colleagues may see it. Others get no flags, source or completeness. */
              restricted: boolean;
              why: {
                term: "reference" | "name" | "knownAs" | "dateOfBirth" | "nhsNumber" | "postcode" | "referrer";
                likeness: "exact" | "swapped" | "transposed" | "phonetic" | "surname";
              }[];
            }[];
            /** How many matches belong to cases that you may not see. */
            hidden: number;
            /** There may be more matches. Add another term to narrow the search. */
            more: boolean;
          };
        };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-search"; status: 422 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Returns a case with its forms, files, messages, tasks and timeline. */
  readCase: {
    parameters: {
      query?: {
        /** The cursor of the page before. */
        cursor?: string;
      };
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Case"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-cursor" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Returns one child's details, ready to copy into another system. */
  handOverCase: {
    parameters: {
      query?: {
        /** The child, as `1.children.0`: the first child of form 1. Needed where the case has several. */
        child?: string;
        as?: "json" | "html";
      };
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": components['schemas']["HandOver"]; "text/html": string };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-query" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed" | "urn:front-door:problem:which-child";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:case-too-long"; status: 409 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Returns one child's details as a PDF, ready to copy into another system. */
  printHandOver: {
    parameters: {
      query?: {
        /** The child, as `1.children.0`: the first child of form 1. Needed where the case has several. */
        child?: string;
      };
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    responses: {
      200: {
        headers: { "Content-Disposition"?: string; [name: string]: unknown };
        content: { "application/pdf": string };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-query" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed" | "urn:front-door:problem:which-child";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:case-too-long"; status: 409 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Returns the secret addresses of a case. */
  unmaskCase: {
    parameters: {
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: { content: { "application/json": { group: "addresses"; why: string } } };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            reference: components['schemas']["Reference"];
            group: "addresses";
            fields: {
              /** The form’s number on the case. */
              form: number;
              /** A JSON pointer into the form’s answers. */
              path: string;
              values: string[];
            }[];
          };
        };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-unmask"; status: 422 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Accepts a case and assigns it to you. */
  acceptCase: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: { content: { "application/json": Record<string, never> } };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Assigns a case to a colleague. */
  assignCase: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: { content: { "application/json": { to: string; why?: string } } };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Sends a case to another team. */
  rerouteCase: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: { content: { "application/json": { team: components['schemas']["Team"]; why: string } } };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state" | "urn:front-door:problem:same-team" | "urn:front-door:problem:stands-under-s47";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Sets the priority of a case. */
  setPriority: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: { content: { "application/json": { priority: components['schemas']["Priority"]; why?: string } } };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input" | "urn:front-door:problem:why-needed"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Adds a note for colleagues. */
  addNote: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: { content: { "application/json": { text: string } } };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Creates a task on a case, for a team or a person. */
  raiseTask: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: {
      content: {
        "application/json": { why: string; dueAt: string; team?: components['schemas']["Team"]; owner?: string };
      };
    };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input" | "urn:front-door:problem:due-in-the-past"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Marks a task as done. */
  finishTask: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: { content: { "application/json": { id: string; how?: string } } };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:answer-it" | "urn:front-door:problem:approve-it" | "urn:front-door:problem:decide-it" | "urn:front-door:problem:done-before" | "urn:front-door:problem:judge-the-matches" | "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state" | "urn:front-door:problem:not-read-yet" | "urn:front-door:problem:record-the-form" | "urn:front-door:problem:review-it";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input" | "urn:front-door:problem:how-needed"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Marks an email as a process query, after a person has screened it. */
  callQuery: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: { content: { "application/json": { namesChildOrConcern: boolean; why: string } } };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:no-query" | "urn:front-door:problem:not-in-this-state" | "urn:front-door:problem:stands-under-s47";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input" | "urn:front-door:problem:is-a-concern"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Records the answer to a process query. */
  answerQuery: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: { content: { "application/json": { how: "email" | "telephone" | "other"; answer: string } } };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:no-query" | "urn:front-door:problem:not-in-this-state";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Turns a process query back into a concern, with its original deadline. */
  callConcern: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: { content: { "application/json": { why: string } } };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Asks for more information, by email if one may be sent, otherwise through a colleague. */
  askForMore: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: {
      content: {
        "application/json": {
          reasons: ("existing_relationship" | "best_placed")[];
          questions: components['schemas']["Question"][];
          dueAt: string;
          of: { who: "referrer" } | { who: "professional"; address: string; confirmAddress: string } | {
            who: "referrer" | "professional" | "family";
            how: "telephone" | "letter" | "visit" | "other";
            /** The colleague who asks them. */
            worker: string;
            /** Whom exactly, for colleagues. */
            whom?: string;
            /** Their place on a form, as `1.household.0`. Nobody of the family is asked without. */
            person?: string;
            /** The number or address that was recorded as safe. */
            at?: string;
          };
        };
      };
    };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-be-sent" | "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state" | "urn:front-door:problem:not-safe-to-contact" | "urn:front-door:problem:parents-must-not-be-informed" | "urn:front-door:problem:too-many-open-asks";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-input" | "urn:front-door:problem:due-in-the-past" | "urn:front-door:problem:due-too-late" | "urn:front-door:problem:no-such-person" | "urn:front-door:problem:not-by-email";
            status: 422;
          };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Records the answer to an information request. */
  recordAnswer: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: {
      content: {
        "application/json": {
          id: string;
          how: "email" | "telephone" | "other";
          answers?: string;
          /** The email on this case that answers it. */
          messageId?: string;
          /** The linked case that the form made which was sent back (S13b). */
          returnedIn?: components['schemas']["Reference"];
        };
      };
    };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:answered-before" | "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state" | "urn:front-door:problem:not-linked";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-input" | "urn:front-door:problem:no-answer" | "urn:front-door:problem:no-such-message";
            status: 422;
          };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Records that a person was asked to complete a form and return it. */
  instructForm: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: {
      content: {
        "application/json": {
          /** A form’s id, as masp. */
          form: string;
          dueAt: string;
          of: { who: "referrer" } | { who: "professional"; address: string; confirmAddress: string } | {
            who: "referrer" | "professional" | "family";
            how: "telephone" | "letter" | "visit" | "other";
            /** The colleague who asks them. */
            worker: string;
            /** Whom exactly, for colleagues. */
            whom?: string;
            /** Their place on a form, as `1.household.0`. Nobody of the family is asked without. */
            person?: string;
            /** The number or address that was recorded as safe. */
            at?: string;
          };
        };
      };
    };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-be-sent" | "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state" | "urn:front-door:problem:not-safe-to-contact" | "urn:front-door:problem:parents-must-not-be-informed" | "urn:front-door:problem:too-many-open-asks";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-input" | "urn:front-door:problem:due-in-the-past" | "urn:front-door:problem:due-too-late" | "urn:front-door:problem:no-such-person" | "urn:front-door:problem:not-by-email";
            status: 422;
          };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Records a conversation and drafts the email that confirms it. */
  recordConversation: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: {
      content: {
        "application/json": {
          at: string;
          with: "referrer" | "professional" | "young_person" | "parent_or_carer" | "other";
          /** The role in which they spoke. Optional for a person with one role. */
          staffRole?: components['schemas']["Role"];
          actions: components['schemas']["AgreedAction"][];
          summary: string;
          confirm: { who: "referrer" } | { who: "professional"; address: string; confirmAddress: string } | { how: "telephone" | "letter" | "in_person" | "other"; why: string };
        };
      };
    };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state" | "urn:front-door:problem:parents-must-not-be-informed";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-input" | "urn:front-door:problem:not-by-email" | "urn:front-door:problem:not-yet" | "urn:front-door:problem:not-your-role";
            status: 422;
          };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Approves the confirmation of a conversation and sends it once, or records how they were told instead. */
  approveConfirmation: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: {
      content: {
        "application/json": { id: string; instead?: { how: "telephone" | "letter" | "in_person" | "other"; why: string } };
      };
    };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:goes-elsewhere-now" | "urn:front-door:problem:may-not-be-sent" | "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state" | "urn:front-door:problem:settled-before";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input" | "urn:front-door:problem:not-by-email"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Reports that one of our letters reached the wrong person. */
  reportMisdirected: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: { content: { "application/json": { id: string; why: string } } };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state" | "urn:front-door:problem:reported-before";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input" | "urn:front-door:problem:no-such-message"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Sets a safety flag. */
  setFlag: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: {
      content: {
        "application/json": {
          flag: "do_not_inform_parents" | "contact_nobody_without_decision" | "address_confidential" | "immediate_danger";
          why: string;
        };
      };
    };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:has-this-flag" | "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Lifts a flag. The reason stays on the case. */
  liftFlag: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: {
      content: {
        "application/json": {
          flag: "do_not_inform_parents" | "contact_nobody_without_decision" | "address_confidential" | "immediate_danger" | "danger_words" | "held_mail" | "automatic_mail";
          why: string;
        };
      };
    };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:no-such-flag" | "urn:front-door:problem:not-in-this-state" | "urn:front-door:problem:said-to-be-secret";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Records how one person may be contacted. Unknown counts as unsafe. */
  recordContact: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: {
      content: {
        "application/json": {
          person: string;
          contact: "safe" | "never" | "unknown";
          ways: components['schemas']["SafeWaySent"][];
          codePhrase?: string;
          rules?: string;
          saidBy: string;
        };
      };
    };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-input" | "urn:front-door:problem:no-safe-way" | "urn:front-door:problem:no-such-person" | "urn:front-door:problem:not-safe";
            status: 422;
          };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Records what an answer of a form says, if it was not understood or was read wrongly. */
  recordReading: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: {
      content: {
        "application/json": {
          /** The form’s number on the case. */
          form: number;
          /** The question, as `/children/0/dateOfBirth`. */
          path: string;
          answer: string | boolean | string[] | { missing: "not_known" | "not_asked" | "declined" | "not_applicable" | "unsafe_to_ask" } | null;
          /** The leftover that it was read from, by its place among the form’s own. */
          leftover?: number;
          why?: string;
        };
      };
    };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state" | "urn:front-door:problem:same-reading" | "urn:front-door:problem:too-many";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-input" | "urn:front-door:problem:form-unreadable" | "urn:front-door:problem:no-such-leftover" | "urn:front-door:problem:no-such-question";
            status: 422;
          };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Sets who may see a case. */
  setAccess: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: {
      content: {
        "application/json": {
          /** Only these people. `null`: everyone whose role allows it. */
          only: string[] | null;
          /** People who may never see it, whatever their role: it is about them or their family. */
          never: string[];
          why: string;
        };
      };
    };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Breaks the glass: gives you access to a restricted case, with a reason. */
  breakGlass: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: { content: { "application/json": { why: string } } };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state" | "urn:front-door:problem:not-restricted" | "urn:front-door:problem:too-many";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Declares that a case is about you or your family. */
  sayRelated: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: { content: { "application/json": { why?: string } } };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state" | "urn:front-door:problem:somebody-must-see-it" | "urn:front-door:problem:too-many";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Links two cases. */
  linkCases: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: { content: { "application/json": { reference: components['schemas']["Reference"]; why: string } } };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:linked-before" | "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state" | "urn:front-door:problem:other-case-busy" | "urn:front-door:problem:same-case" | "urn:front-door:problem:too-many-links";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input" | "urn:front-door:problem:no-such-case"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Removes the links between two cases. */
  unlinkCases: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: { content: { "application/json": { reference: components['schemas']["Reference"]; why: string } } };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state" | "urn:front-door:problem:not-linked" | "urn:front-door:problem:other-case-busy" | "urn:front-door:problem:undo-the-match";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input" | "urn:front-door:problem:no-such-case"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Records whether two children are the same child or siblings, or undoes that. */
  judgeMatch: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: {
      content: { "application/json": { id: string; decision: "confirm" | "reject" | "undo"; why?: string } };
    };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:judged-before" | "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state" | "urn:front-door:problem:other-case-busy" | "urn:front-door:problem:too-many-links";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input" | "urn:front-door:problem:no-such-case"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Compares the forms of two cases. */
  compareCases: {
    parameters: {
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
      path: { reference: components['schemas']["Reference"]; other: components['schemas']["Reference"] };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": components['schemas']["Compared"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed"; status: 400 };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:case-too-long"; status: 409 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Records a social worker's recommendation. It is not a decision. */
  recommend: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: {
      content: {
        "application/json": {
          level: { code: string; rationale: string };
          legalBasis: { code: components['schemas']["LegalBasis"]; rationale: string };
          outcome: components['schemas']["DecisionOutcome"];
          reasons: string;
        };
      };
    };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state" | "urn:front-door:problem:too-many";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input" | "urn:front-door:problem:no-such-level"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Decides a case and stops its decision clock. */
  decide: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: {
      content: {
        "application/json": {
          level: { code: string; rationale: string };
          legalBasis: { code: components['schemas']["LegalBasis"]; rationale: string };
          outcome: components['schemas']["DecisionOutcome"];
          reasons: string;
          signposting?: { entries: string[]; toldWho: string };
          multiAgency?: components['schemas']["Agencies"];
          agreement?: components['schemas']["Agreement"];
          redirectTo?: string;
          /** Why one person alone decides. */
          aloneBecause?: string;
        };
      };
    };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state" | "urn:front-door:problem:too-many";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:agencies-needed" | "urn:front-door:problem:agreement-needed" | "urn:front-door:problem:authority-needed" | "urn:front-door:problem:bad-input" | "urn:front-door:problem:no-such-level" | "urn:front-door:problem:not-early-help" | "urn:front-door:problem:not-in-catalogue" | "urn:front-door:problem:signposting-needed" | "urn:front-door:problem:two-people-needed";
            status: 422;
          };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Closes a decided case, after the referrer was told and each hand-over confirmed. */
  closeCase: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: { content: { "application/json": { why?: string } } };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-done-yet" | "urn:front-door:problem:not-in-this-state";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Reopens a decided or closed case, with a new working day for the decision. */
  reopenCase: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: { content: { "application/json": { why: string } } };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Records the case's Liquidlogic number, which only one case can have. */
  setLiquidlogicNumber: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
      path: { reference: components['schemas']["Reference"] };
    };
    requestBody: { content: { "application/json": { id: string; why?: string } } };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["Acted"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:claimed" | "urn:front-door:problem:may-not-see-it" | "urn:front-door:problem:not-in-this-state" | "urn:front-door:problem:same-number";
            status: 409;
          };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-input" | "urn:front-door:problem:why-needed"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Returns a link to a file of a case. */
  openDocument: {
    parameters: {
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
      path: { reference: components['schemas']["Reference"]; id: string };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": components['schemas']["FileLink"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed" | "urn:front-door:problem:shows-a-secret-address";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:file-held" | "urn:front-door:problem:file-infected" | "urn:front-door:problem:file-not-filed" | "urn:front-door:problem:file-not-inspected" | "urn:front-door:problem:file-not-scanned" | "urn:front-door:problem:file-without-verdict";
            status: 409;
          };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Returns a link to an email as it was sent. */
  openMessage: {
    parameters: {
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
      path: {
        /** The reference of its case, an underscore, and its id on the case. */
        id: string;
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": components['schemas']["FileLink"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed"; status: 400 };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:message-held" | "urn:front-door:problem:message-not-opened" | "urn:front-door:problem:message-parts-not-clean";
            status: 409;
          };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Returns the email that will confirm a conversation, before it is sent. */
  previewConfirmation: {
    parameters: {
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
      path: { reference: components['schemas']["Reference"]; id: string };
    };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: {
          "application/json": { state: "to_approve" | "approved"; to: string; subject: string; text: string };
        };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed"; status: 400 };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:no-email"; status: 409 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Returns a blank Word form that carries a case's reference. */
  issueForm: {
    parameters: {
      query?: {
        /** The day by which the form should come back. */
        dueAt?: string;
      };
      path: {
        reference: components['schemas']["Reference"];
        /** The form’s name with .docx, as masp.docx. */
        name: string;
      };
    };
    responses: {
      200: {
        headers: { "Content-Disposition"?: string; [name: string]: unknown };
        content: { "application/vnd.openxmlformats-officedocument.wordprocessingml.document": string };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-due-date" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:no-such-form" | "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Creates an encrypted zip of a file as it was sent, even if the file is held. */
  openOriginal: {
    parameters: {
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
      path: { reference: components['schemas']["Reference"]; id: string };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            url: string;
            expiresAt: string;
            /** Given once and not stored. Ask again for another zip with another password. */
            password: string;
          };
        };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed"; status: 400 };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:file-infected" | "urn:front-door:problem:file-not-scanned" | "urn:front-door:problem:file-without-verdict";
            status: 409;
          };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Creates an encrypted zip of an email as it was sent, even if it could not be opened. */
  openOriginalMessage: {
    parameters: {
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
      path: {
        /** The reference of its case, an underscore, and its id on the case. */
        id: string;
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": {
            url: string;
            expiresAt: string;
            /** Given once and not stored. Ask again for another zip with another password. */
            password: string;
          };
        };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed"; status: 400 };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front" | "urn:front-door:problem:restricted";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:message-held" | "urn:front-door:problem:message-infected" | "urn:front-door:problem:message-not-opened" | "urn:front-door:problem:message-parts-not-clean";
            status: 409;
          };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Opens the online form with a recorded sign-off, or shuts it. */
  setOnlineForm: {
    parameters: {
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
    };
    requestBody: {
      content: {
        "application/json": { open: false } | { dpiaReference: string; approverRole: string; signedOffOn: string; demonstration?: boolean };
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": { open: false } | {
            open: true;
            signOff: { dpiaReference: string; approverRole: string; signedOffOn: string; demonstration: boolean };
            recordedAt: string;
          };
        };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-sign-off"; status: 422 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Returns the levels of need. */
  readLevels: {
    parameters: {
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": { levels: components['schemas']["Levels"] } };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed"; status: 400 };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Sets the names of the levels of need. Past decisions keep the names of their time. */
  setLevels: {
    parameters: {
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
    };
    requestBody: { content: { "application/json": { levels: components['schemas']["Levels"] } } };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": { levels: components['schemas']["Levels"] } };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-levels"; status: 422 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Returns the settings of the decision clock. */
  readClock: {
    parameters: {
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
    };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": { settings: components['schemas']["ClockSettings"]; version: number } };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed"; status: 400 };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Replaces the settings of the decision clock. */
  setClock: {
    parameters: {
      header: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match": string;
      };
    };
    requestBody: { content: { "application/json": components['schemas']["ClockSettingsSent"] } };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": { settings: components['schemas']["ClockSettings"]; version: number } };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-clock"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Lists the services that families can be told about. */
  listCatalogue: {
    parameters: {
      query?: { cluster?: string; active?: "yes" | "no" };
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
    };
    responses: {
      200: {
        headers: { [name: string]: unknown };
        content: { "application/json": { entries: components['schemas']["CatalogueEntry"][] } };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-query" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Returns one catalogue entry with its earlier versions. */
  readCatalogueEntry: {
    parameters: {
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
      };
      path: { id: string };
    };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: {
          "application/json": {
            entry: components['schemas']["CatalogueEntry"];
            versions: components['schemas']["CatalogueEntry"][];
          };
        };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed"; status: 400 };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
  /** Adds a catalogue entry, or a new version of one. */
  writeCatalogueEntry: {
    parameters: {
      header?: {
        /** Why you need it. Some roles must give a reason. */
        "x-reason"?: string;
        /** The ETag that you were given when you read it. */
        "if-match"?: string;
        /** For a new entry. */
        "if-none-match"?: "*";
      };
      path: { id: string };
    };
    requestBody: { content: { "application/json": components['schemas']["CatalogueText"] } };
    responses: {
      200: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["CatalogueEntry"] };
      };
      201: {
        headers: { ETag?: string; [name: string]: unknown };
        content: { "application/json": components['schemas']["CatalogueEntry"] };
      };
      400: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:bad-if-match" | "urn:front-door:problem:bad-json" | "urn:front-door:problem:bad-reason" | "urn:front-door:problem:reason-needed";
            status: 400;
          };
        };
      };
      401: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:sign-in"; status: 401 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      403: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & {
            type: "urn:front-door:problem:forbidden" | "urn:front-door:problem:not-by-the-front";
            status: 403;
          };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      404: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-found"; status: 404 };
        };
      };
      409: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:catalogue-full"; status: 409 };
        };
      };
      412: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:changed-since"; status: 412 };
        };
      };
      413: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:too-large"; status: 413 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      415: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:not-json"; status: 415 };
        };
      };
      422: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:bad-entry"; status: 422 };
        };
      };
      428: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:if-match-needed"; status: 428 };
        };
      };
      429: {
        headers: { [name: string]: unknown };
        content: {
          "application/json": components['schemas']["GatewayAnswer"] | components['schemas']["FloodAnswer"];
        };
      };
      500: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:unexpected"; status: 500 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
      503: {
        headers: { [name: string]: unknown };
        content: {
          "application/problem+json": components['schemas']["Problem"] & { type: "urn:front-door:problem:busy"; status: 503 };
          "application/json": components['schemas']["GatewayAnswer"];
        };
      };
    };
  };
}
