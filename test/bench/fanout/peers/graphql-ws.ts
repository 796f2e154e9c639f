/**
 * graphql-ws as its documentation has it: `useServer({ schema }, wss)`, and a source that yields to each subscriber
 * from memory. The source is as light as can be, and does not look at the filter.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { FIELD } from '../message.ts';
import { captured, schemaText, serveControl } from './control.ts';

type Step = IteratorResult<unknown, undefined>;

/** The events of one subscriber. */
class Channel implements AsyncIterableIterator<unknown> {
  #queued: unknown[] = [];
  #waiting: ((step: Step) => void) | null = null;

  constructor() {
    channels.add(this);
  }

  push(event: unknown): void {
    if (this.#waiting === null) return void this.#queued.push(event);
    this.#waiting({ value: event, done: false });
    this.#waiting = null;
  }

  next(): Promise<Step> {
    if (this.#queued.length > 0) return Promise.resolve({ value: this.#queued.shift(), done: false });
    return new Promise((resolve) => (this.#waiting = resolve));
  }

  return(): Promise<Step> {
    channels.delete(this);
    this.#waiting?.({ value: undefined, done: true });
    return Promise.resolve({ value: undefined, done: true });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

const channels = new Set<Channel>();
const schema = buildSchema(schemaText);
schema.getSubscriptionType()!.getFields()[FIELD]!.subscribe = () => new Channel();
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, path: '/graphql' });
useServer({ schema }, server);
await once(server, 'listening');
const fire = (): void => {
  for (const channel of channels) channel.push(captured.data);
};
serveControl((server.address() as AddressInfo).port, fire, () => channels.size);
