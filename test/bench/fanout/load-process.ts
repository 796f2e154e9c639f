/** The process that holds the sockets. Tells the driver each time that all of them have heard a step's events. */
import { answer } from './ipc.ts';
import { question } from './message.ts';
import { Subscriber } from './subscriber.ts';

const CONNECTING = 100;

/** What `open` is given. */
export interface OpenOrder {
  readonly port: number;
  readonly sockets: number;
  readonly questions: number;
  /** Null: sockets that only listen. */
  readonly asking: { readonly token: string; readonly query: string } | null;
}

/** What the load says by itself. */
export type LoadNote = { readonly heard: true } | { readonly failure: string };

/** What has been heard since the sockets were opened. */
export interface Heard {
  readonly messages: number;
  readonly bytes: number;
  /** Fewest and most on one socket. */
  readonly fewest: number;
  readonly most: number;
}

let subscribers: Subscriber[] = [];
let bytes = 0;
/** Events a step; how many each socket has heard when this step is over; how many sockets have not. */
let step = 0;
let target = 0;
let missing = 0;

answer({ open, expect, heard, close });

async function open({ port, sockets, questions, asking }: OpenOrder): Promise<void> {
  [bytes, step, target, missing] = [0, 0, 0, 0];
  const openNext = async (): Promise<void> => {
    while (subscribers.length < sockets) {
      const subscription = asking === null ? null : { ...asking, variables: question(subscribers.length % questions) };
      const subscriber = new Subscriber({ port, subscription, onEvent: count, onFailure: fail });
      subscribers.push(subscriber);
      await subscriber.opened;
    }
  };
  await Promise.all(Array.from({ length: CONNECTING }, openNext));
}

/** From now on each socket is to hear so many events a step, as long as no other order is given. */
function expect(events: number): void {
  target += events - step;
  step = events;
  missing = subscribers.length;
}

function count(subscriber: Subscriber, length: number): void {
  bytes += length;
  if (subscriber.count > target) return fail('a socket heard an event twice, or one that was not expected');
  if (subscriber.count < target) return;
  missing -= 1;
  if (missing > 0) return;
  target += step;
  missing = subscribers.length;
  tell({ heard: true });
}

function heard(): Heard {
  const counts = subscribers.map((subscriber) => subscriber.count);
  return {
    messages: counts.reduce((sum, each) => sum + each, 0),
    bytes,
    fewest: Math.min(...counts),
    most: Math.max(...counts),
  };
}

function close(): void {
  for (const subscriber of subscribers) subscriber.close();
  subscribers = [];
}

function fail(failure: string): void {
  tell({ failure });
}

function tell(note: LoadNote): void {
  process.send!(note);
}
