import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { allowedCommands, defineMachine, transition } from '../../../src/domain/shared/state-machine.ts';
import type { CommandOf, StateOf } from '../../../src/domain/shared/state-machine.ts';

const door = defineMachine({
  name: 'Door',
  initial: 'CLOSED',
  transitions: {
    OPEN: { from: ['CLOSED'], to: 'OPENED' },
    SHUT: { from: ['OPENED'], to: 'CLOSED' },
    PAINT: { from: ['OPENED', 'CLOSED'] },
    DEMOLISH: { from: ['OPENED', 'CLOSED'], to: 'GONE' },
  },
});

describe('a state machine', () => {
  it('infers its states and commands', () => {
    expectTypeOf<StateOf<typeof door>>().toEqualTypeOf<'CLOSED' | 'OPENED' | 'GONE'>();
    expectTypeOf<CommandOf<typeof door>>().toEqualTypeOf<'OPEN' | 'SHUT' | 'PAINT' | 'DEMOLISH'>();
    expect(door.states).toEqual(['CLOSED', 'OPENED', 'GONE']);
  });

  it.each([
    ['CLOSED', 'OPEN', 'OPENED'],
    ['OPENED', 'SHUT', 'CLOSED'],
    ['OPENED', 'PAINT', 'OPENED'],
    ['CLOSED', 'PAINT', 'CLOSED'],
    ['CLOSED', 'DEMOLISH', 'GONE'],
  ] as const)('%s + %s = %s', (state, command, next) => {
    expect(transition(door, state, command)).toEqual({ ok: true, value: next });
  });

  it.each([
    ['CLOSED', 'SHUT', 'Door is CLOSED, which does not allow SHUT; allowed: OPEN, PAINT, DEMOLISH.'],
    ['GONE', 'OPEN', 'Door is GONE, which does not allow OPEN; no command is allowed any more.'],
  ] as const)('%s refuses %s and says what is allowed', (state, command, message) => {
    expect(transition(door, state, command)).toEqual({ ok: false, failure: { code: 'INVALID_TRANSITION', message } });
  });

  it.each(['constructor', '__proto__', 'toString', ''])('refuses the unknown command "%s"', (command) => {
    expect(transition(door, 'CLOSED', command as 'OPEN')).toMatchObject({
      ok: false,
      failure: { code: 'INVALID_TRANSITION' },
    });
  });
});

describe('any state machine', () => {
  const state = fc.constantFrom('A', 'B', 'C', 'D');
  const command = fc.constantFrom('X', 'Y', 'Z');
  const table = fc.dictionary(command, fc.record({ from: fc.uniqueArray(state), to: state }));

  it('allows exactly what it lists as allowed, and leads where its table says', () => {
    fc.assert(
      fc.property(table, state, command, (transitions, current, asked) => {
        const machine = defineMachine({ name: 'Any', initial: 'A', transitions });
        const result = transition(machine, current, asked);
        expect(result.ok).toBe(allowedCommands(machine, current).includes(asked));
        if (result.ok) expect(result.value).toBe(transitions[asked]?.to);
      }),
    );
  });
});
