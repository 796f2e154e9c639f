import { v5 as uuidV5 } from 'uuid';

/** Row ids that follow from what the row is: writing the demo again writes the same rows. */
export class DemoIds {
  readonly #institutionId: string;

  constructor(institutionId: string) {
    this.#institutionId = institutionId;
  }

  of(kind: string, ...key: (string | number)[]): string {
    return uuidV5([kind, ...key].join('\n'), this.#institutionId);
  }
}
