import type { ClcClient, FollowHandle, StreamState } from '../client/clc-client.ts';
import { WallDocument, WallFeedDocument } from '../../schema/generated/graphql.ts';
import type { WallQuery } from '../../schema/generated/graphql.ts';
import { MOST_ALERTS, afterEvent, boardOf } from './board.ts';
import type { Board, WallEvent } from './board.ts';
import { idOf } from './persisted.ts';
import { cursorOf, read } from './read.ts';
import type { Settings } from './settings.ts';
import { API_LANGUAGES } from './words.ts';
import type { WallUnit } from './unit-tree.ts';

/** Totals are read again so long after an event, and no oftener: many events at once cost one reading. */
const FIGURES_AFTER_MS = 1_000;
/** Without any event: what the clock alone changes, such as what is overdue. */
const FIGURES_EVERY_MS = 60_000;

export interface WallView {
  readonly board: Board | null;
  readonly state: StreamState;
  /** Why they could not be read last time; null where they could. */
  readonly problem: string | null;
}

/** Follows what one wall shows until it is stopped; `show` is given every change. */
export class WallFeed {
  readonly #clc: ClcClient;
  readonly #variables: Readonly<Record<string, unknown>>;
  readonly #show: (view: WallView) => void;
  readonly #stream: FollowHandle;
  #view: WallView;
  #pending: ReturnType<typeof setTimeout> | undefined;
  #soonestMs = Number.POSITIVE_INFINITY;
  #isReading = false;
  #isOver = false;

  constructor(
    clc: ClcClient,
    { minSeverity, days, language: own }: Settings,
    unit: WallUnit | null,
    show: (view: WallView) => void,
  ) {
    this.#clc = clc;
    this.#show = show;
    const ofUnit = unit === null ? {} : { unitIds: [unit.id] };
    const filter = { ...ofUnit, minSeverity };
    const language = API_LANGUAGES[own];
    this.#variables = {
      days,
      language,
      first: MOST_ALERTS,
      clients: ofUnit,
      alerts: { ...filter, open: true },
      watched: { ...ofUnit, tiers: ['RISK_WARNING'] },
    };
    this.#view = { board: null, state: { kind: 'connecting', attempt: 1, reason: null }, problem: null };
    this.#stream = clc.follow<WallEvent>({
      ...idOf(WallFeedDocument),
      variables: { filter, language },
      onEvent: (event) => this.#hear(event),
      onState: (state) => {
        this.#change({ state });
        // Whoever may not hear of alerts is shown what there is without them.
        const isSilent = state.kind === 'refused' && state.code === 'FORBIDDEN';
        if (state.kind === 'live' || state.kind === 'catching-up' || isSilent) void this.#readFirst();
      },
      onResync: async () => cursorOf(await this.#begin()),
    });
  }

  stop(): void {
    this.#isOver = true;
    clearTimeout(this.#pending);
    this.#stream.stop();
  }

  /**
   * The first reading, once somebody answers; the stream then goes on from there, so that nothing is missed or told
   * twice.
   */
  async #readFirst(): Promise<void> {
    if (this.#isReading || this.#view.board !== null) return;
    this.#isReading = true;
    const figures = await this.#begin().catch((error: unknown) => this.#fail(error));
    this.#isReading = false;
    if (this.#isOver) return;
    if (figures?.portfolio != null) this.#stream.resume(figures.portfolio.alertCursor);
    else if (figures === null) setTimeout(() => void this.#readFirst(), FIGURES_AFTER_MS);
  }

  /** Reads everything, and gives it. */
  async #begin(): Promise<WallQuery> {
    const figures = await this.#read();
    this.#change({ board: boardOf(figures), problem: null });
    this.#readAgainIn(FIGURES_EVERY_MS);
    return figures;
  }

  #hear(event: WallEvent): void {
    if (this.#view.board !== null) this.#change({ board: afterEvent(this.#view.board, event) });
    this.#readAgainIn(FIGURES_AFTER_MS);
  }

  async #read(): Promise<WallQuery> {
    return (await read<WallQuery>(this.#clc, WallDocument, this.#variables)).data;
  }

  #readAgainIn(ms: number): void {
    const at = performance.now() + ms;
    if (this.#isOver || at >= this.#soonestMs) return;
    clearTimeout(this.#pending);
    this.#soonestMs = at;
    this.#pending = setTimeout(() => void this.#readAgain(), ms);
  }

  /** Totals alone: the alerts come by the stream, which may be further on than this answer, or behind it. */
  async #readAgain(): Promise<void> {
    this.#soonestMs = Number.POSITIVE_INFINITY;
    const figures = await this.#read().catch((error: unknown) => this.#fail(error));
    if (this.#isOver) return;
    if (figures !== null && this.#view.board !== null)
      this.#change({ board: { ...this.#view.board, figures }, problem: null });
    this.#readAgainIn(figures === null ? FIGURES_AFTER_MS : FIGURES_EVERY_MS);
  }

  #fail(error: unknown): null {
    this.#change({ problem: error instanceof Error ? error.message : String(error) });
    return null;
  }

  #change(part: Partial<WallView>): void {
    if (this.#isOver) return;
    this.#view = { ...this.#view, ...part };
    this.#show(this.#view);
  }
}
