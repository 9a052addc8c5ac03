/** What the activation does with SES, and no more. */
export interface ReceiptRuleSets {
  /** The set that is active in this account and region, if one is. */
  active(): Promise<string | undefined>;
  /** Whether a set of that name is there, active or not. */
  exists(name: string): Promise<boolean>;
  create(name: string): Promise<void>;
  activate(name: string): Promise<void>;
}

/** Another set is active. Ours would replace it, and the mail of whoever it belongs to would stop. */
export class OtherRuleSetActive extends Error {
  constructor(active: string) {
    super(
      `The SES receipt rule set "${active}" is active in this account and region, and only one can be. ` +
        `Add our rule to it with -c receiptRuleSet=${active}, or make it inactive yourself if nobody needs it.`,
    );
    this.name = 'OtherRuleSetActive';
  }
}

/** We were told to add our rule to a set that receives nothing. */
export class RuleSetNotActive extends Error {
  constructor(wanted: string, active: string | undefined) {
    super(
      `receiptRuleSet=${wanted} was given, but ${active === undefined ? 'no set' : `"${active}"`} is the active SES receipt ` +
        'rule set of this account and region: our rule would receive nothing.',
    );
    this.name = 'RuleSetNotActive';
  }
}

/** Which set our rule is to be in: our own, or one of somebody else's that is active. */
export interface Wanted {
  readonly ruleSet: string;
  readonly whose: 'ours' | 'theirs';
}

/**
 * Makes sure that the set our rule is in receives mail, without taking mail from anybody: one set alone is active in an
 * account and region (AWS SES: Managing receipt rule sets). Done twice it changes nothing.
 * @throws OtherRuleSetActive, RuleSetNotActive, before anything is changed
 */
export async function activate(sets: ReceiptRuleSets, { ruleSet, whose }: Wanted): Promise<void> {
  const active = await sets.active();
  if (active === ruleSet) return;
  if (whose === 'theirs') throw new RuleSetNotActive(ruleSet, active);
  if (active !== undefined) throw new OtherRuleSetActive(active);
  if (!(await sets.exists(ruleSet))) await sets.create(ruleSet);
  await sets.activate(ruleSet);
}
