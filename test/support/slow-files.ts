import type { Reporter, TestModule } from 'vitest/node';

const MOST = 10;

/** Says at the end of a run where its time went: the slowest files, hooks and imports included. */
export default class SlowFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = modules.map((module) => ({ module, ms: durationOf(module) })).toSorted((a, b) => b.ms - a.ms);
    if (rows.length <= MOST) return;
    const seconds = (ms: number): string => (ms / 1_000).toFixed(1).padStart(7);
    console.log(`\n Slowest files (s of ${seconds(rows.reduce((sum, { ms }) => sum + ms, 0)).trim()} in all)`);
    for (const { module, ms } of rows.slice(0, MOST))
      console.log(`${seconds(ms)}  ${module.project.name.padEnd(8)}  ${module.relativeModuleId}`);
  }
}

function durationOf(module: TestModule): number {
  const { environmentSetupDuration, prepareDuration, collectDuration, setupDuration, duration } = module.diagnostic();
  return environmentSetupDuration + prepareDuration + collectDuration + setupDuration + duration;
}
