import type { Words } from './words.ts';

interface Props {
  readonly words: Words;
  /** Why the token there was is not taken; null where there was none. */
  readonly problem: string | null;
  readonly onToken: (token: string) => void;
}

/** What stands where nobody is signed in. */
export function SignIn({ words, problem, onToken }: Props) {
  return (
    <main class="sign-in" lang={words.locale}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const token = String(new FormData(event.currentTarget as HTMLFormElement).get('token') ?? '').trim();
          if (token !== '') onToken(token);
        }}
      >
        <h1>{words.signIn}</h1>
        {problem === null ? null : (
          <p role="alert" class="problem">
            {problem}
          </p>
        )}
        <p>{words.signInHint}</p>
        <label>
          {words.token}
          <input name="token" type="password" autocomplete="off" />
        </label>
        <button type="submit">{words.open}</button>
      </form>
    </main>
  );
}
