import pg from 'pg';
import { PLACED_CHANNEL } from './event-log.repository.ts';

const RECONNECT_MS = 1_000;

/**
 * Hears of placements on a connection of its own, which it makes anew for as long as it takes. A hint: nothing rests on
 * it.
 */
export class PlacedListener {
  readonly #url: string;
  readonly #onPlaced: () => void;
  #client: pg.Client | null = null;
  #isStopped = false;
  #retry: NodeJS.Timeout | undefined;

  constructor(url: string, onPlaced: () => void) {
    this.#url = url;
    this.#onPlaced = onPlaced;
    this.#connect();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#retry);
    await this.#client?.end().catch(() => undefined);
  }

  #connect(): void {
    const client = new pg.Client({ connectionString: this.#url, application_name: 'clc listener', keepAlive: true });
    this.#client = client;
    client.on('notification', this.#onPlaced);
    // What breaks it is told by its end.
    client.on('error', () => undefined);
    client.once('end', () => this.#connectLater());
    client
      .connect()
      .then(() => client.query(`listen ${PLACED_CHANNEL}`))
      .catch(() => void client.end().catch(() => this.#connectLater()));
  }

  #connectLater(): void {
    clearTimeout(this.#retry);
    if (!this.#isStopped) this.#retry = setTimeout(() => this.#connect(), RECONNECT_MS);
  }
}
