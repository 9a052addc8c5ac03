/** What a clock watches besides its own work, where a test is not about that. */
export const WATCHES_NOTHING = {
  sweepsWithin: {},
  deadLetters: [],
  depthOf: async () => 0,
  lookAtFailedWorkEvery: 5,
};
