import type { DemoPlay } from '../app/demo/play-days.ts';
import { playHistory, runDemoClock } from '../app/demo/start-demo.ts';
import type { Terminal } from './terminal.ts';

/** How often progress is printed where there is no terminal to update it on. */
const LOG_STEP = 0.2;

export interface DemoSettings {
  /** Milliseconds a business day lasts. */
  readonly dayMs: number;
  readonly onError: (error: unknown) => void;
}

/** Fills the demo up to its first day in public, and runs its clock until it is stopped. */
export async function playDemo(
  play: DemoPlay,
  stopping: AbortSignal,
  settings: DemoSettings,
  terminal: Terminal,
): Promise<void> {
  await playHistory(play, stopping, showProgress(terminal));
  if (stopping.aborted) return;
  terminal.note(
    `The demo's business date is ${play.schedule.takenThrough}; a business day passes every ${settings.dayMs / 1_000} s.`,
  );
  await runDemoClock(play, settings.dayMs, stopping).catch(settings.onError);
}

function showProgress(terminal: Terminal): (part: number) => void {
  let shown = 0;
  return (part) => {
    const line = `Demo portfolio: ${Math.floor(part * 100)} %`;
    if (terminal.progress.isTTY === true) terminal.progress.write(`\r${line}\u001b[K${part >= 1 ? '\n' : ''}`);
    else if (part - shown >= LOG_STEP || part >= 1) terminal.progress.write(`${line}\n`);
    else return;
    shown = part;
  };
}
