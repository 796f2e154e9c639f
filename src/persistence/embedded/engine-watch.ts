import type { PGlite } from '@electric-sql/pglite';

/** The status with which a statement's error leaves the engine in good order (PGlite's POSTGRES_MAIN_LONGJMP). */
const STATEMENT_ERROR = 100;

interface Engine {
  _PostgresMainLoopOnce(): void;
}

/**
 * Reports an engine that fell: a PANIC, a WebAssembly trap, an exit. PGlite 0.5.14 swallows all of these and then never
 * answers again, to anybody, with its thread alive; so `onFatal` is called at the throw and should not return.
 */
export function watchEngine(db: PGlite, onFatal: (error: unknown) => void): void {
  const { mod: engine } = db as unknown as { mod?: Engine };
  if (!engine?._PostgresMainLoopOnce)
    throw new Error('This version of PGlite hides its engine: its fall would go unnoticed.');
  const once = engine._PostgresMainLoopOnce;
  engine._PostgresMainLoopOnce = () => {
    try {
      once();
    } catch (error) {
      if ((error as { status?: unknown }).status !== STATEMENT_ERROR) onFatal(error);
      throw error;
    }
  };
}
