import { fail, ok } from './result.ts';
import type { Failure, Result } from './result.ts';

/**
 * A named command of a machine: the states it may be given in, and the state it leads to; without `to` it keeps the
 * state.
 */
export interface Transition<State extends string> {
  readonly from: readonly State[];
  readonly to?: State;
}

type Table = Readonly<Record<string, Transition<string>>>;
/** Every state a table of transitions mentions, at either end. */
type MentionedState<T extends Table> = T[keyof T]['from'][number] | Extract<T[keyof T], { readonly to: string }>['to'];

/** A life cycle as data: every state change is a named command, and what the table does not list is impossible. */
export interface StateMachine<State extends string, Command extends string> {
  readonly name: string;
  readonly initial: State;
  /** Every state the machine mentions, in order of first mention, the initial one first. */
  readonly states: readonly State[];
  readonly transitions: Readonly<Record<Command, Transition<State>>>;
}

/** The states of a machine as a union type. */
export type StateOf<M> = M extends StateMachine<infer State, string> ? State : never;
/** The commands of a machine as a union type. */
export type CommandOf<M> = M extends StateMachine<infer _State, infer Command> ? Command : never;

/** Builds a machine; its states are inferred from `initial` and from both ends of every transition. */
export function defineMachine<const Initial extends string, const T extends Table>(definition: {
  readonly name: string;
  readonly initial: Initial;
  readonly transitions: T;
}): StateMachine<Initial | MentionedState<T>, keyof T & string> {
  type State = Initial | MentionedState<T>;
  const { name, initial } = definition;
  // `State` was inferred from this very table, so the widened view of it loses nothing.
  const transitions = definition.transitions as unknown as Record<keyof T & string, Transition<State>>;
  const mentioned = Object.values<Transition<State>>(transitions).flatMap(({ from, to }) =>
    to === undefined ? from : [...from, to],
  );
  return { name, initial, transitions, states: [...new Set<State>([initial, ...mentioned])] };
}

/** The commands possible in `state`, in the order the machine declares them; none in a terminal state. */
export function allowedCommands<State extends string, Command extends string>(
  machine: StateMachine<State, Command>,
  state: NoInfer<State>,
): Command[] {
  const commands = Object.keys(machine.transitions) as Command[];
  return commands.filter((command) => machine.transitions[command].from.includes(state));
}

/** The state after `command`, or INVALID_TRANSITION naming the machine, the current state and what is allowed in it. */
export function transition<State extends string, Command extends string>(
  machine: StateMachine<State, Command>,
  state: NoInfer<State>,
  command: NoInfer<Command>,
): Result<State, Failure<'INVALID_TRANSITION'>> {
  // A command may come from outside the type system, so an unknown one (or `constructor`) is refused, not a crash.
  const rule = Object.hasOwn(machine.transitions, command) ? machine.transitions[command] : undefined;
  if (rule?.from.includes(state)) return ok(rule.to ?? state);
  const allowed = allowedCommands(machine, state);
  const hint = allowed.length === 0 ? 'no command is allowed any more' : `allowed: ${allowed.join(', ')}`;
  return fail('INVALID_TRANSITION', `${machine.name} is ${state}, which does not allow ${command}; ${hint}.`);
}
