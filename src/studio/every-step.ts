/** Runs every step in order, also after one that failed; the first failure is thrown in the end, the others ride along. */
export async function everyStep(what: string, steps: readonly (() => void | Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  throwFailures(failures, what);
}

/** Throws what was gathered, if anything was. */
export function throwFailures(failures: readonly unknown[], what: string): void {
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, what);
}
