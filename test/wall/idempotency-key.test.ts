import { expect, it } from 'vitest';
import { IdempotencyKey } from '../../src/wall/alert/idempotency-key.ts';

it('is the same for the same input until it was answered, and another for another', () => {
  const key = new IdempotencyKey();
  const first = key.of({ note: 'a' });
  expect(key.of({ note: 'a' })).toBe(first);
  const other = key.of({ note: 'b' });
  expect(other).not.toBe(first);
  key.renew();
  expect(key.of({ note: 'b' })).not.toBe(other);
});
