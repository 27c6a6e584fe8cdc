import { defineConfig } from 'vitest/config'

/** Workspace packages resolve to their source, so that tests need no build. */
const conditions = ['inlaykit-source']
const resolve = {
  conditions: [...conditions, 'module', 'node', 'development|production', 'default'],
}
const ssr = {
  resolve: {
    conditions: [...conditions, 'module', 'node', 'development|production', 'default'],
    externalConditions: conditions,
  },
}

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        ssr,
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'apps/*/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [
            '**/*.integration.test.ts',
            '**/*.browser.test.*',
            '**/node_modules/**',
            '**/dist/**',
          ],
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'integration',
          include: ['packages/*/src/**/*.integration.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
