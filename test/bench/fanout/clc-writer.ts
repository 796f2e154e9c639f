/** Whoever records the observations that the events come of. */
const CREATE_CLIENT =
  'mutation ($input: CreateClientInput!) { createClient(input: $input) { failure { code message } } }';
const RECORD =
  'mutation ($input: RecordObservationsInput!) { recordObservations(input: $input) { rejected { failure { code message } } failure { code message } } }';
const TODAY = '{ me { businessDate } }';
/** Each observation is of the next client, and the other way round than its last: it fires the rule, or clears it. */
const CLIENTS = 100;

export class ClcWriter {
  readonly #url: string;
  readonly #token: string;
  #asOf: string | null = null;

  constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  async enterClients(): Promise<void> {
    for (let client = 0; client < CLIENTS; client += 1) {
      const input = {
        reference: reference(client),
        name: `Client ${reference(client)} of the bench`,
        segment: 'CORPORATE',
        unitCode: 'HQ',
        industryCode: 'C34',
      };
      const { createClient } = await this.#run<{ createClient: { failure: unknown } }>(CREATE_CLIENT, { input });
      if (createClient.failure !== null) throw new Error(JSON.stringify(createClient.failure));
    }
  }

  /** Makes so many events with one mutation; `recorded` is how many there were before, over all writers. */
  async record(recorded: number, events: number): Promise<void> {
    this.#asOf ??= (await this.#run<{ me: { businessDate: string } }>(TODAY, {})).me.businessDate;
    const observations = Array.from({ length: events }, (_, index) => {
      const [round, client] = [Math.floor((recorded + index) / CLIENTS), (recorded + index) % CLIENTS];
      return {
        clientReference: reference(client),
        indicator: 'labour_dispute',
        value: round % 2 === 0 ? '1' : '0',
        asOf: this.#asOf,
      };
    });
    const { recordObservations } = await this.#run<{ recordObservations: { rejected: unknown[]; failure: unknown } }>(
      RECORD,
      { input: { observations } },
    );
    if (recordObservations.failure !== null || recordObservations.rejected.length > 0)
      throw new Error(JSON.stringify(recordObservations));
  }

  async #run<T>(query: string, variables: Record<string, unknown>): Promise<T> {
    const response = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: T | null; errors?: unknown };
    if (data == null || errors !== undefined)
      throw new Error(`Clc answered ${response.status} ${JSON.stringify(errors)}`);
    return data;
  }
}

function reference(client: number): string {
  return `B-${String(client).padStart(3, '0')}`;
}
