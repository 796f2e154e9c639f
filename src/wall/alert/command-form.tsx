import { useEffect, useRef, useState } from 'preact/hooks';
import { UsersDocument } from '../../../schema/generated/graphql.ts';
import type { AlertCommand, AlertPageQuery, UsersQuery } from '../../../schema/generated/graphql.ts';
import type { Desk } from '../desk.tsx';
import { idOf } from '../persisted.ts';
import { read } from '../read.ts';
import { Shown } from '../shown.tsx';
import type { AlertWords } from './alert-words.ts';
import { COMMANDS, OPTIONAL, inputOf } from './commands.ts';
import type { FieldName } from './commands.ts';
import { IdempotencyKey } from './idempotency-key.ts';

type Alert = NonNullable<AlertPageQuery['alert']>;

interface Props {
  readonly desk: Desk;
  readonly words: AlertWords;
  readonly alert: Alert;
  readonly command: AlertCommand;
  /** It was carried out, or will not be. */
  readonly onDone: (carriedOut: boolean) => void;
}

interface Answer {
  readonly failure: { readonly code: string; readonly message: string; readonly path?: string | null } | null;
}

/** Asks for what a command needs and sends it; what was refused stays in the form with the reason. */
export function CommandForm({ desk, words, alert, command, onDone }: Props) {
  const { document, fields } = COMMANDS[command];
  const key = useRef(new IdempotencyKey());
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<{ message: string; field: string | null } | null>(null);
  const [isSending, setSending] = useState(false);
  useEffect(() => form.current!.querySelector<HTMLElement>('input, select, textarea, button')!.focus(), [command]);

  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const entries = [...new FormData(form.current!)]
      .map(([name, value]) => [name, String(value).trim()] as const)
      .filter(([, value]) => value !== '');
    const input = inputOf(command, alert.id, Object.fromEntries(entries));
    setSending(true);
    try {
      const [answer] = Object.values(
        await desk.clc.query<Record<string, Answer>>(idOf(document), {
          input: { ...input, idempotencyKey: key.current.of(input) },
        }),
      );
      if (answer!.failure === null) return onDone(true);
      key.current.renew();
      setProblem({ message: answer!.failure.message, field: answer!.failure.path?.split('.').at(-1) ?? null });
    } catch (error) {
      setProblem({ message: error instanceof Error ? error.message : String(error), field: null });
    }
    setSending(false);
  };

  return (
    <form ref={form} class="command" onSubmit={(event) => void send(event)}>
      <h3>{words.commands[command]}</h3>
      {fields.map((field) => (
        <label key={field}>
          <span>
            {words.fields[field]} {OPTIONAL.has(field) ? <small>{words.optional}</small> : null}
          </span>
          <Field name={field} desk={desk} alert={alert} isWrong={problem?.field === field} />
        </label>
      ))}
      {problem === null ? null : (
        <p role="alert" class="bad">
          {problem.message}
        </p>
      )}
      <p class="buttons">
        <button type="submit" class="main" disabled={isSending}>
          {words.send}
        </button>
        <button type="button" onClick={() => onDone(false)}>
          {words.cancel}
        </button>
      </p>
    </form>
  );
}

function Field({ name, desk, alert, isWrong }: { name: FieldName; desk: Desk; alert: Alert; isWrong: boolean }) {
  const usual = { name, required: !OPTIONAL.has(name), 'aria-invalid': isWrong };
  switch (name) {
    case 'dueOn':
    case 'until':
      return <input type="date" {...usual} />;
    case 'assigneeId':
    case 'ownerId':
      return <UserField desk={desk} usual={usual} />;
    case 'actionId':
      return (
        <select {...usual}>
          {(alert.actions ?? [])
            .filter(({ completedAt }) => completedAt == null)
            .map(({ id, description }) => (
              <option key={id} value={id}>
                {description}
              </option>
            ))}
        </select>
      );
    default:
      return <textarea rows={2} {...usual} />;
  }
}

function UserField({
  desk: { clc, words },
  usual,
}: {
  desk: Desk;
  usual: { name: string; required: boolean; 'aria-invalid': boolean };
}) {
  const [users, setUsers] = useState<UsersQuery['users']>({ nodes: [] });
  useEffect(
    () =>
      void read<UsersQuery>(clc, UsersDocument).then(
        ({ data }) => setUsers(data.users),
        () => undefined,
      ),
    [clc],
  );
  return (
    <Shown of={users} words={words}>
      {({ nodes }) => (
        <select {...usual}>
          <option value="" />
          {nodes.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Shown>
  );
}
