/** D6: cursors that cannot be gone on from are told so, and a queried snapshot and its stream join without a seam. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Random } from '../../../src/domain/shared/random.ts';
import { seqOf } from '../support/feed-operation.ts';
import { Flow } from '../support/flow.ts';
import { removeFolder } from '../support/processes.ts';
import { Resumer } from '../support/resumer.ts';
import type { Circumstances, Row } from '../support/scenario.ts';
import { Site } from '../support/site.ts';
import { sleep } from '../support/wait.ts';
import { joinSnapshots } from './snapshot-join.ts';

const ROUNDS = { short: 20, long: 200 };
const TOLD_WITHIN_MS = 10_000;

export async function cursors(circumstances: Circumstances): Promise<Row[]> {
  const { backend, random, isShort } = circumstances;
  return Site.during(backend, { roles: ['api', 'worker'] }, async (site) => [
    await joinSnapshots(site, random, isShort ? ROUNDS.short : ROUNDS.long),
    ...(await restoreAnEarlierDatabase(site, random)),
    await expire(site, random),
  ]);
}

/** The first part of the log goes, as its retention lets it go. */
async function expire(site: Site, random: Random): Promise<Row> {
  const flow = await smallFlow(site, random);
  await flow.goesOn(200);
  const { truth } = await flow.finish();
  const kept = truth.log.at(-20)!.seq;
  await site.query('delete from event_log where seq < $1', [kept]);
  await site.query('update sequencer_lease set first_seq = $1', [kept]);
  // What a node still has in memory it may go on telling.
  for (const node of site.nodes) {
    await node.stop();
    await node.start();
  }
  const told = await whatIsTold(site, flow.start, random);
  return { target: 'D6', what: 'a cursor that retention has passed', figures: told, isOk: told === 'CURSOR_EXPIRED' };
}

/** The database is put back to an earlier state: what was placed since then was another history. */
async function restoreAnEarlierDatabase(site: Site, random: Random): Promise<Row[]> {
  const copy = join(site.folder, 'copy');
  await (await startedFlow(site, random, 100)).finish();
  await site.whileStopped((data) => copyFolder(data, copy));
  const lost = await startedFlow(site, random, 200);
  await lost.finish();
  const { cursor } = lost.subscribers[0]!.resumer;
  await site.whileStopped((data) => {
    removeFolder(data);
    copyFolder(copy, data);
  });
  const toldEarly = await whatIsTold(site, cursor, random);
  const after = await startedFlow(site, random, 800);
  const { figures, isOk } = await after.finish();
  const isPassed = seqOf(after.subscribers[0]!.resumer.cursor) > seqOf(cursor);
  const toldLate = await whatIsTold(site, cursor, random);
  const isClear = (told: string): boolean => told === 'EPOCH_CHANGED' || told === 'CURSOR_AHEAD';
  return [
    { target: 'D6', what: 'a cursor of what a restored database lost', figures: toldEarly, isOk: isClear(toldEarly) },
    {
      target: 'D6',
      what: 'the same once the log is longer again',
      figures: isPassed ? toldLate : 'the log did not get longer',
      isOk: isPassed && isClear(toldLate),
    },
    { target: 'D6', what: 'the stream of the restored database', figures, isOk },
  ];
}

function copyFolder(from: string, to: string): void {
  // Keeps owners and modes, which PostgreSQL insists on.
  execFileSync('cp', ['-a', from, to]);
}

function smallFlow(site: Site, random: Random): Promise<Flow> {
  return Flow.start(site, { random, subscribers: 2, clients: 100, eventsPerSecond: 200 });
}

async function startedFlow(site: Site, random: Random, events: number): Promise<Flow> {
  const flow = await smallFlow(site, random);
  await flow.goesOn(events);
  return flow;
}

/** What a subscriber hears who resumes there. */
async function whatIsTold(site: Site, after: string, random: Random): Promise<string> {
  const resumer = new Resumer({
    url: site.apis[0]!.url,
    token: site.token,
    after,
    random: new Random(random.integer(0, 2 ** 31)),
  });
  const deadline = performance.now() + TOLD_WITHIN_MS;
  while (!resumer.hasEnded && resumer.liveAtMs === null && performance.now() < deadline) await sleep(20);
  const told =
    resumer.resync ??
    resumer.refusal ??
    (resumer.liveAtMs === null ? 'nothing' : 'it goes on as if nothing were missing');
  await resumer.stop();
  return told;
}
