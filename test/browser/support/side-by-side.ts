/** One page waits for the local cloud while another is read. */
const LANES = 3;

/** Does a piece of work for each of many things, some at a time, each by one worker at a time. */
export async function sideBySide<Worker, Thing>(
  things: readonly Thing[],
  worker: () => Promise<Worker>,
  work: (worker: Worker, thing: Thing) => Promise<void>,
): Promise<void> {
  const left = things.values();
  const lane = async () => {
    const one = await worker();
    for (const thing of left) await work(one, thing);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
