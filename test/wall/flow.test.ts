import type { CDPSession } from 'playwright-core';
import { expect, it } from 'vitest';
import { MOST_ALERTS } from '../../src/wall/board.ts';
import { FLAGS, addClient, observe } from '../support/alerts.ts';
import { describeInBrowser } from '../support/browser.ts';
import type { Caller, TestInstitution } from '../support/clc.ts';
import { useSite } from '../support/site.ts';

const CLIENTS = 340;
const ROUNDS = 10;
const ROUND_MS = 60_000;
const MOST_TOTALS_NODES = 60;
/**
 * What is compiled comes and goes by half a megabyte, so that neither the first rounds nor the last are judged by one
 * of them.
 */
const JUDGED_ROUNDS = 4;
/** An alert that was kept would take several times as much. */
const MOST_BYTES_PER_CHANGE = 150;

describeInBrowser('a wall that hangs for long', () => {
  let bank: TestInstitution;
  let officer: Caller;
  const references = Array.from({ length: CLIENTS }, (_, index) => `F-${index}`);
  const site = useSite({ width: 1920, height: 1080 }, async (clc) => {
    bank = await clc.institution();
    officer = await bank.caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
    for (const reference of references) await addClient(officer, reference);
  });

  /** What the page holds once nothing is left to collect. */
  async function held(devtools: CDPSession): Promise<{ heap: number; nodes: number }> {
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    return { heap: usedSize, nodes: await site.page.evaluate<number>("document.querySelectorAll('*').length") };
  }

  it(
    'holds no more after 10,000 changes of alerts than after the first of them, and is drawn once for many',
    async () => {
      await site.open('/', await bank.caller('WALL_DISPLAY'));
      await site.state('Live');
      const devtools = await site.page.context().newCDPSession(site.page);
      await site.page.locator('.feed').waitFor();
      await site.page.evaluate(
        "window.drawn = 0; new MutationObserver(() => (window.drawn += 1)).observe(document.querySelector('.feed'), { subtree: true, childList: true, characterData: true })",
      );
      const rounds: { heap: number; nodes: number }[] = [];
      for (let round = 1; round <= ROUNDS; round += 1) {
        const isBad = round % 2 === 1;
        await observe(
          officer,
          ...references.flatMap((reference) =>
            Object.values(FLAGS).map((flag) => [reference, flag, isBad ? '1' : '0'] as const),
          ),
        );
        const word = round === 1 ? 'open' : isBad ? 'reopened' : 'resolved';
        // The stream is in order: the last alert of the round comes last.
        await expect
          .poll(() => site.page.locator('.alerts .about', { hasText: `· ${word}` }).count(), { timeout: ROUND_MS })
          .toBe(MOST_ALERTS);
        rounds.push(await held(devtools));
      }
      const [early, late] = [rounds.slice(0, JUDGED_ROUNDS), rounds.slice(-JUDGED_ROUNDS)];
      const changes = CLIENTS * Object.keys(FLAGS).length;
      // The totals beside the alerts may be of a moment earlier or later.
      expect(rounds.at(-1)!.nodes).toBeLessThan(Math.max(...early.map(({ nodes }) => nodes)) + MOST_TOTALS_NODES);
      expect(await site.page.evaluate<number>('window.drawn')).toBeLessThan((ROUNDS * changes) / 2);
      const grown = Math.min(...late.map(({ heap }) => heap)) - Math.max(...early.map(({ heap }) => heap));
      expect(grown).toBeLessThan((ROUNDS - JUDGED_ROUNDS) * changes * MOST_BYTES_PER_CHANGE);
    },
    ROUNDS * ROUND_MS,
  );
});
