import { makeUnlessFresh } from './fresh.ts';

/** Each page with the files its bundle is made of; the lock file stands for the packages in it. */
const PAGES = [
  { name: 'graphiql', inputs: ['src/graphiql/*', 'schema/operations/*', 'package-lock.json'] },
  { name: 'wall', inputs: ['src/wall/**/*.*', 'src/client/*', 'schema/generated/*', 'package-lock.json'] },
];

/** Bundles the pages into `dist/`, those that are not fresh. */
export async function buildPages(): Promise<void> {
  for (const { name, inputs } of PAGES) {
    await makeUnlessFresh(inputs, `dist/${name}/.inputs`, async () => {
      const { build } = await import('vite');
      await build({ configFile: `src/${name}/vite.config.ts` });
    });
  }
}
