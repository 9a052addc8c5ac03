/** The stacks around the pipeline, as their names end. */
export const PARTS = ['edge', 'sign-in', 'web-acl'] as const;

/**
 * Returns a stack's name, which carries the stage, so that two stages share an account and a Region. A stage that ends like a part
 * is refused by the settings: the pipeline of a stage `edge` would be `front-door-edge`.
 */
export function stackNameOf({ stage }: { readonly stage: string }, part?: (typeof PARTS)[number]): string {
  return ['front-door', ...(stage === 'main' ? [] : [stage]), ...(part === undefined ? [] : [part])].join('-');
}

/** Returns the CloudWatch namespace of the figures of a pipeline's stack: `FrontDoor`, `FrontDoor-trial`. */
export const namespaceOf = (stackName: string): string => stackName.replace('front-door', 'FrontDoor');

/** Returns whether a stack has a name that we give, of any stage. */
export const isOfAStage = (stackName: string): boolean => /^front-door(-|$)/.test(stackName);

/** Returns the name of the secret by which pages and doors know the front. CloudFormation resolves it (dynamic reference). */
export const originSecretName = ({ stage }: { readonly stage: string }): string => `front-door-${stage}/origin`;
