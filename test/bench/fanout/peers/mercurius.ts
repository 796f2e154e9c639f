/** Mercurius as its documentation has it: subscriptions on, its own emitter. No filter, which would cost it more. */
import fastify from 'fastify';
import mercurius from 'mercurius';
import type { AddressInfo } from 'node:net';
import { FIELD } from '../message.ts';
import { captured, schemaText, serveControl } from './control.ts';

const TOPIC = 'ALERT_EVENT';

let subscribers = 0;
const app = fastify();
await app.register(mercurius, {
  schema: schemaText,
  resolvers: {
    Subscription: {
      [FIELD]: {
        subscribe: async (_root: unknown, _arguments: unknown, { pubsub }: { pubsub: mercurius.PubSub }) => {
          const queue = await pubsub.subscribe(TOPIC);
          subscribers += 1;
          queue.once('close', () => (subscribers -= 1));
          return queue;
        },
      },
    },
  },
  subscription: true,
});
await app.listen({ host: '127.0.0.1', port: 0 });
const fire = (): void => void app.graphql.pubsub.publish({ topic: TOPIC, payload: captured.data });
serveControl((app.server.address() as AddressInfo).port, fire, () => subscribers);
