/** The calls of SES that the activation needs. */
export interface ReceiptRuleSets {
  /** Returns the set that is active in this account and region, if there is one. */
  active(): Promise<string | undefined>;
  /** Returns whether a set has that name, active or not. */
  exists(name: string): Promise<boolean>;
  create(name: string): Promise<void>;
  activate(name: string): Promise<void>;
}

/** Reports that another set is active. Ours would replace it, and stop the mail of its owner. */
export class OtherRuleSetActive extends Error {
  constructor(active: string) {
    super(
      `The SES receipt rule set "${active}" is active in this account and region, and only one can be. ` +
        `Add our rule to it with -c receiptRuleSet=${active}, or make it inactive yourself if nobody needs it.`,
    );
    this.name = 'OtherRuleSetActive';
  }
}

/** Reports that `receiptRuleSet` names a set that receives nothing. */
export class RuleSetNotActive extends Error {
  constructor(wanted: string, active: string | undefined) {
    super(
      `receiptRuleSet=${wanted} was given, but ${active === undefined ? 'no set' : `"${active}"`} is the active SES receipt ` +
        'rule set of this account and region: our rule would receive nothing.',
    );
    this.name = 'RuleSetNotActive';
  }
}

/** The set for our rule: our own, or another service's active one. */
export interface Wanted {
  readonly ruleSet: string;
  readonly whose: 'ours' | 'theirs';
}

/** Returns why our rule would receive nothing, given the set that is active. Only one is, in an account and Region. */
export function whyNotActive(active: string | undefined, { ruleSet, whose }: Wanted): Error | undefined {
  if (active === ruleSet) return undefined;
  if (whose === 'theirs') return new RuleSetNotActive(ruleSet, active);
  return active === undefined ? undefined : new OtherRuleSetActive(active);
}

/**
 * Makes the set of our rule receive mail, without stopping another service's mail: only one set is active in an account and
 * region (AWS SES: Managing receipt rule sets). Safe to repeat.
 * @throws OtherRuleSetActive, RuleSetNotActive, before anything is changed
 */
export async function activate(sets: ReceiptRuleSets, wanted: Wanted): Promise<void> {
  const active = await sets.active();
  const why = whyNotActive(active, wanted);
  if (why !== undefined) throw why;
  if (active === wanted.ruleSet) return;
  if (!(await sets.exists(wanted.ruleSet))) await sets.create(wanted.ruleSet);
  await sets.activate(wanted.ruleSet);
}
