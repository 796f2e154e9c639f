/** The servers that are measured, each in a process of its own. */
import type { ChildProcess } from 'node:child_process';
import { ask } from './ipc.ts';
import { beside, startNode } from './node-process.ts';
import type { OpenOrder } from './load-process.ts';
import type { Captured } from './peers/control.ts';

export const SERVERS = ['Clc', 'graphql-ws', 'Mercurius', 'raw ws'] as const;
export type ServerName = (typeof SERVERS)[number];

export interface Server {
  readonly child: ChildProcess;
  readonly port: number;
  /** How a socket asks; null where there is nothing to ask. */
  readonly asking: OpenOrder['asking'];
  /** Makes so many events happen, together. */
  fire(events: number): Promise<void>;
  /** How many subscribers it has. */
  subscribers(): Promise<number>;
  stop(): Promise<void>;
}

const PEERS: Readonly<Record<Exclude<ServerName, 'Clc'>, string>> = {
  'graphql-ws': 'peers/graphql-ws.ts',
  Mercurius: 'peers/mercurius.ts',
  'raw ws': 'peers/raw-ws.ts',
};

/** Starts a peer, which serves what Clc was seen to send. */
export async function startPeer(name: keyof typeof PEERS, captured: Captured, query: string): Promise<Server> {
  const { child, output, stop } = startNode([beside(PEERS[name])], { env: { CAPTURED: JSON.stringify(captured) } });
  const port = await Promise.race([
    ask<number>(child, 'port'),
    new Promise<never>((_resolve, reject) => child.once('exit', () => reject(new Error(`${name} ended: ${output()}`)))),
  ]);
  return {
    child,
    port,
    asking: name === 'raw ws' ? null : { token: '', query },
    fire: (events) => ask(child, 'fire', events),
    subscribers: () => ask(child, 'subscribers'),
    stop,
  };
}
