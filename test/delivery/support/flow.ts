import { Random } from '../../../src/domain/shared/random.ts';
import type { AlertEventPayload } from '../../../src/domain/warning/alert-event.ts';
import { ALERT_STREAM, seqOf } from './feed-operation.ts';
import { expectedOf, judge, readTruth, sumOf } from './judge.ts';
import type { Truth, Verdict } from './judge.ts';
import { addClients, INDUSTRIES, Producer } from './producer.ts';
import { Resumer } from './resumer.ts';
import type { HeardEvent, ResumerOptions } from './resumer.ts';
import { Sender } from './sender.ts';
import type { Site } from './site.ts';
import { sleep, until } from './wait.ts';

const GOES_ON_WITHIN_MS = 60_000;
const NOTHING_NEW_MS = 20_000;

export interface FlowOptions {
  readonly random: Random;
  readonly eventsPerSecond?: number;
  readonly eventsACommand?: number;
  readonly clients?: number;
  /** How many subscribers, of every taste in turn. */
  readonly subscribers?: number;
  readonly jitterMs?: number;
}

/** What a subscriber asks for, and how the judge tells what that is. */
interface Taste extends Pick<ResumerOptions, 'filter' | 'operation'> {
  readonly wants: (payload: AlertEventPayload) => boolean;
}

const TASTES: readonly Taste[] = [
  { wants: () => true },
  { filter: { industryCodes: [INDUSTRIES[0]] }, wants: ({ industryCode }) => industryCode === INDUSTRIES[0] },
  { operation: ALERT_STREAM, wants: () => true },
  {
    filter: { minSeverity: 'YELLOW', segments: ['CORPORATE'], industryCodes: [INDUSTRIES[1]] },
    wants: ({ industryCode }) => industryCode === INDUSTRIES[1],
  },
];

export interface Subscriber extends Taste {
  readonly resumer: Resumer;
}

export interface FlowResult {
  /** Events that were acknowledged, and events that the log holds. */
  readonly acknowledged: number;
  readonly logged: number;
  readonly verdict: Verdict;
  readonly truth: Truth;
  readonly isOk: boolean;
  /** All of it in a line. */
  readonly figures: string;
}

/** Alert events that flow at a pace, and subscribers who resume; at the end it is told what they missed. */
export class Flow {
  readonly site: Site;
  readonly producer: Producer;
  readonly sender: Sender;
  readonly subscribers: Subscriber[];
  readonly start: string;
  readonly #options: FlowOptions;
  /** Events that others than the producer made. */
  #besides = 0;

  private constructor(
    site: Site,
    options: FlowOptions,
    parts: { start: string; references: readonly string[]; businessDate: string },
  ) {
    this.site = site;
    this.#options = options;
    this.start = parts.start;
    const { random, subscribers = 6, eventsPerSecond = 200, eventsACommand = 20 } = options;
    const seed = random.integer(0, 2 ** 31);
    this.sender = new Sender({
      urls: site.apis.map(({ url }) => url),
      token: site.token,
      businessDate: parts.businessDate,
      random: new Random(seed, 'sender'),
    });
    this.subscribers = Array.from({ length: subscribers }, (_, index) =>
      this.subscribe(TASTES[index % TASTES.length]!, {
        random: new Random(seed, index),
        url: site.apis[index % site.apis.length]!.url,
      }),
    );
    this.producer = new Producer({
      sender: this.sender,
      references: parts.references,
      eventsPerSecond,
      eventsACommand,
    });
  }

  /** Begins with clients of its own. */
  static async start(site: Site, options: FlowOptions): Promise<Flow> {
    const caller = site.caller();
    const references = await addClients(caller, `F${options.random.integer(0, 2 ** 31)}`, options.clients ?? 200);
    const { portfolio, me } = await caller.run('{ portfolio { alertCursor } me { businessDate } }');
    return new Flow(site, options, { start: portfolio.alertCursor, references, businessDate: me.businessDate });
  }

  /**
   * A subscriber of the flow from its beginning on; the caller puts it among `subscribers` where it is to be judged.
   */
  subscribe(taste: Taste, over: Pick<ResumerOptions, 'random' | 'url'> & Partial<ResumerOptions>): Subscriber {
    const { filter, operation } = taste;
    return {
      ...taste,
      resumer: new Resumer({
        token: this.site.token,
        after: this.start,
        filter,
        operation,
        jitterMs: this.#options.jitterMs,
        ...over,
      }),
    };
  }

  /** Counts events that were made besides, each acknowledged. */
  addAcknowledged(count: number): void {
    this.#besides += count;
  }

  /** Resolves when subscribers have heard so many events more. */
  async goesOn(events: number): Promise<void> {
    const heard = (): number => this.subscribers.reduce((sum, { resumer }) => sum + resumer.heard.length, 0);
    const wanted = heard() + events;
    await until(`${events} more events are heard`, GOES_ON_WITHIN_MS, () => heard() >= wanted);
  }

  /** Ends it, and judges. */
  async finish(): Promise<FlowResult> {
    const given: string[] = [];
    await this.producer.stop().catch((error: Error) => given.push(error.message));
    const truth = await readTruth(this.site);
    const { institutionId } = this.site;
    const afterSeq = seqOf(this.start);
    const acknowledged = this.producer.acknowledged + this.#besides;
    const logged = expectedOf(truth, { institutionId, afterSeq, wants: () => true }).length;
    const verdicts: Verdict[] = [];
    for (const { resumer, wants } of this.subscribers) {
      const expected = expectedOf(truth, { institutionId, afterSeq, wants });
      const lastSeq = expected.at(-1)?.seq ?? 0;
      await caughtUp(resumer, lastSeq);
      const ended =
        resumer.refusal ??
        resumer.resync ??
        (resumer.throughSeq < lastSeq
          ? `stuck at ${resumer.throughSeq} of ${lastSeq} on ${resumer.options.url}`
          : null);
      if (ended !== null) given.push(`a subscriber: ${ended}`);
      await resumer.stop();
      verdicts.push(judge(expected, resumer.heard));
    }
    return this.#result({ acknowledged, logged, verdict: sumOf(verdicts), truth }, given);
  }

  /** `given`: what was given up. */
  #result(result: Omit<FlowResult, 'isOk' | 'figures'>, given: readonly string[]): FlowResult {
    const { acknowledged, logged, verdict, truth } = result;
    const { lost, repeated, disordered, wrong } = verdict;
    const faults = [
      lost,
      repeated,
      disordered,
      wrong,
      truth.gaps,
      truth.duplicates,
      Math.abs(acknowledged - logged),
      given.length,
    ];
    const more = [
      ...(wrong > 0 ? [`${wrong} wrong`] : []),
      ...(truth.gaps + truth.duplicates > 0 ? [`${truth.gaps} gaps and ${truth.duplicates} duplicates of seq`] : []),
      ...(acknowledged === logged ? [] : [`${acknowledged} events acknowledged`]),
      ...new Set(given),
    ];
    const figures = [
      `${logged} events, ${this.subscribers.length} subscribers: ${lost} lost, ${repeated} repeated, ${disordered} disordered`,
      ...more,
    ].join('; ');
    return { ...result, isOk: faults.every((count) => count === 0), figures };
  }
}

/** Waits until it has heard all, or hears nothing new any more: then it lost something, and the verdict says so. */
async function caughtUp(resumer: Resumer, lastSeq: number): Promise<void> {
  let [seq, sinceMs] = [resumer.throughSeq, performance.now()];
  while (!resumer.hasEnded && resumer.throughSeq < lastSeq && performance.now() - sinceMs < NOTHING_NEW_MS) {
    await sleep(20);
    if (resumer.throughSeq > seq) [seq, sinceMs] = [resumer.throughSeq, performance.now()];
  }
}

export interface Latency {
  /** From the sending of the command, and from its acknowledgement; an event may be there before. */
  readonly fromSendingMs: number[];
  readonly fromAcknowledgementMs: number[];
}

/** How long each event took to a subscriber; `counts` may take some of them only, by when they were sent. */
export function latenciesOf(
  producer: Producer,
  heard: readonly HeardEvent[],
  counts: (sentAtMs: number) => boolean = () => true,
): Latency {
  const latency: Latency = { fromSendingMs: [], fromAcknowledgementMs: [] };
  const next = new Map<string, number>();
  for (const { reference, atMs } of heard) {
    const index = next.get(reference) ?? 0;
    next.set(reference, index + 1);
    const flip = producer.flips.get(reference)?.[index];
    if (flip === undefined || !counts(flip.sentAtMs)) continue;
    latency.fromSendingMs.push(atMs - flip.sentAtMs);
    latency.fromAcknowledgementMs.push(Math.max(0, atMs - flip.acknowledgedAtMs));
  }
  return latency;
}
