/** What a peer is told, and does at the driver's word. */
import { readFileSync } from 'node:fs';
import { answer } from '../ipc.ts';

/** What Clc sent for an event, and how long the frame's text was. */
export interface Captured {
  readonly data: Record<string, unknown>;
  readonly frameBytes: number;
}

export const captured = JSON.parse(process.env['CAPTURED']!) as Captured;

/** The schema that Clc serves; scalars are passed through as they are, which costs less than Clc's own. */
export const schemaText = readFileSync(new URL('../../../../schema/schema.graphql', import.meta.url), 'utf8');

/** Serves the driver's orders: `fire` makes one event happen. */
export function serveControl(port: number, fire: () => void, subscribers: () => number): void {
  answer({
    port: () => port,
    fire: (events: number) => {
      for (let event = 0; event < events; event += 1) fire();
    },
    subscribers,
  });
}
