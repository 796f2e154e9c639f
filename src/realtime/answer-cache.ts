import type { PlacedEvent } from '../persistence/event-log/event-log.repository.ts';
import { IdRanges } from './id-ranges.ts';
import type { Question } from './question.ts';

/** As far back as a thousand walls that lost one node may have to go together. */
const KEPT_EVENTS = 1_000;

/** The answers a group was given lately. Whoever asks for the same event meanwhile waits for the one answer. */
export class AnswerCache {
  readonly #question: Question;
  #rightsVersion: string | null = null;
  readonly #answers = new Map<bigint, Promise<Buffer | null>>();

  constructor(question: Question) {
    this.#question = question;
  }

  /** `rightsVersion`: by which state of the rights whoever asks may have them; answers of another are not given. */
  of(events: readonly PlacedEvent[], rightsVersion: string): Promise<readonly (Buffer | null)[]> {
    if (rightsVersion !== this.#rightsVersion) this.clear();
    this.#rightsVersion = rightsVersion;
    const missing = events.filter(({ seq }) => !this.#answers.has(seq));
    if (missing.length > 0) this.#ask(missing);
    const answers = events.map(({ seq }) => this.#answers.get(seq)!);
    this.#trim();
    return Promise.all(answers);
  }

  clear(): void {
    this.#answers.clear();
  }

  #ask(events: readonly PlacedEvent[]): void {
    const rendered = this.#question.render(events.map((event) => ({ kind: 'event', event, seen: IdRanges.NONE })));
    for (const [index, { seq }] of events.entries()) {
      const answer = rendered.then((answers) => answers[index]!);
      this.#answers.set(seq, answer);
      answer.catch(() => this.#answers.get(seq) === answer && this.#answers.delete(seq));
    }
  }

  #trim(): void {
    for (const seq of this.#answers.keys()) {
      if (this.#answers.size <= KEPT_EVENTS) return;
      this.#answers.delete(seq);
    }
  }
}
