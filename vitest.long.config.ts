import { defineConfig } from 'vitest/config'

const conditions = ['inlaykit-source', 'node', 'development|production', 'default']

/** What takes too long for every change: kills, soaks and large histories. `pnpm test:long` */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['inlaykit-source'] } },
  test: {
    include: ['e2e/long/*.long.ts', 'packages/bff/src/testing/*.long.ts'],
    globalSetup: ['scripts/vitest-databases.ts'],
    testTimeout: 15 * 60_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
})
