/**
 * Milliseconds of processor time that something takes in this thread: what else runs on the machine does not count, nor do the
 * threads that clear away what the tests before it left in memory.
 */
export async function processorTime(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const spent = process.threadCpuUsage(before);
  return (spent.user + spent.system) / 1000;
}
