import { openDemo, playHistory, runDemoClock } from '../app/demo/start-demo.ts';
import type { DemoHost } from '../app/demo/start-demo.ts';
import type { Terminal } from './terminal.ts';

/** How often progress is printed where there is no terminal to update it on. */
const LOG_STEP = 0.2;

export interface DemoSettings {
  /** Milliseconds a business day lasts. */
  readonly dayMs: number;
  readonly onError: (error: unknown) => void;
}

/** Makes or continues the demo where the database has one; `clock` resolves when it was stopped. Null: no demo here. */
export async function startDemo(host: DemoHost, settings: DemoSettings, terminal: Terminal): Promise<{ clock: Promise<void> } | null> {
  const play = await openDemo(host);
  if (play === null) return null;
  await playHistory(play, host.stopping, showProgress(terminal));
  if (host.stopping.aborted) return null;
  terminal.note(`The demo's business date is ${play.schedule.takenThrough}; a business day passes every ${settings.dayMs / 1_000} s.`);
  return { clock: runDemoClock(play, settings.dayMs, host.stopping).catch(settings.onError) };
}

function showProgress(terminal: Terminal): (part: number) => void {
  let told = 0;
  return (part) => {
    const line = `Demo portfolio: ${Math.floor(part * 100)} %`;
    if (terminal.progress.isTTY === true) terminal.progress.write(`\r${line}\u001b[K${part >= 1 ? '\n' : ''}`);
    else if (part - told >= LOG_STEP || part >= 1) terminal.progress.write(`${line}\n`);
    else return;
    told = part;
  };
}
