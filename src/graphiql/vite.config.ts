import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const folder = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: folder('.'),
  base: './',
  logLevel: 'error',
  build: {
    outDir: folder('../../dist/graphiql'),
    emptyOutDir: true,
    target: 'es2022',
    // Monaco is one large chunk by nature; the page is loaded once and cached for good.
    chunkSizeWarningLimit: 8_000,
    reportCompressedSize: false,
  },
});
