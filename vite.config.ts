import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The one configuration: the client by default, the server with `--mode server`, the tests under `test`.
 * Each worker is an entry of its own, because a worker is found by its file name at run time.
 */
export default defineConfig(({ mode }) =>
  mode === 'server'
    ? {
        build: {
          ssr: true,
          target: 'node20',
          outDir: here('./dist/server'),
          emptyOutDir: true,
          rolldownOptions: {
            input: {
              main: here('./server/main.ts'),
              cli: here('./server/cli.ts'),
              'tile-worker': here('./server/tiles/worker.ts'),
              'coverage-worker': here('./server/coverage/worker.ts'),
              'standing-worker': here('./server/standing/worker.ts'),
              'parse-child': here('./server/import/parse-child.ts'),
              'job-child': here('./server/import/jobs/job-child.ts'),
            },
            output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
          },
        },
      }
    : {
        root: here('./client'),
        publicDir: false,
        server: { proxy: { '^/(api|ogc|tiles|basemap|healthz|readyz|metrics)': 'http://127.0.0.1:8080' } },
        build: {
          outDir: here('./dist/client'),
          emptyOutDir: true,
          target: 'es2022',
          chunkSizeWarningLimit: 1200,
        },
        test: {
          // Two files at once, as the smallest machine has cores: a journey waits for its page as long as it works.
          maxWorkers: 2,
          projects: [
            {
              resolve: {},
              test: {
                name: 'node',
                root: here('./'),
                include: ['test/**/*.test.ts'],
                exclude: ['test/journeys/**'],
                pool: 'threads' as const,
                // A slow machine is no fault of the code: a test hangs only after a minute.
                testTimeout: 60_000,
                hookTimeout: 60_000,
              },
            },
            {
              test: {
                name: 'journeys',
                root: here('./'),
                include: ['test/journeys/**/*.test.ts'],
                testTimeout: 300_000,
                hookTimeout: 180_000,
                globalSetup: [here('./test/journeys/build.ts')],
              },
            },
          ],
        },
      },
);
