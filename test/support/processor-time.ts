/**
 * Measures the milliseconds of processor time that work takes in this thread. Other programs do not count, nor do the threads that
 * clear the memory of earlier tests.
 */
export async function processorTime(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const spent = process.threadCpuUsage(before);
  return (spent.user + spent.system) / 1000;
}
