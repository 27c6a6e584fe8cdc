import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'
import type { BrowserConfigOptions } from 'vitest/node'
import { storyProject } from './apps/storybook/vitest.projects.js'
import { findChromium } from './scripts/chromium.mjs'

/**
 * Workspace packages resolve to their source, so that tests need no build. Without `module`: what packages offer under it is for
 * bundlers, and Node can't always load it.
 */
const conditions = ['inlaykit-source']
const resolve = {
  conditions: [...conditions, 'node', 'development|production', 'default'],
}
const ssr = {
  resolve: {
    conditions: [...conditions, 'node', 'development|production', 'default'],
    externalConditions: conditions,
  },
}

const browserResolve = {
  conditions: [...conditions, 'module', 'browser', 'development|production', 'default'],
}

const chromium = await findChromium()
const inChromium = (): BrowserConfigOptions => ({
  enabled: true,
  headless: true,
  provider: playwright({
    launchOptions: chromium,
    contextOptions: { locale: 'en-US', timezoneId: 'Asia/Seoul' },
  }),
  instances: [{ browser: 'chromium' }],
  viewport: { width: 1024, height: 768 },
  screenshotFailures: false,
})

/** The kit's tests in a real browser, with the React of `packages/ui/node_modules/REACT`. */
function browserProject(name: string, alias: Record<string, string>): TestProjectConfiguration {
  return {
    resolve: { ...browserResolve, alias, dedupe: ['react', 'react-dom'] },
    test: {
      name,
      include: ['packages/ui/src/**/*.browser.test.tsx'],
      exclude: ['**/node_modules/**', '**/dist/**'],
      testTimeout: 15_000,
      // What a test waits for comes late on machines that do other things too.
      expect: { poll: { timeout: 5_000 } },
      maxWorkers,
      browser: inChromium(),
    },
  }
}

const uiModule = (name: string) =>
  fileURLToPath(new URL(`packages/ui/node_modules/${name}`, import.meta.url))

/**
 * Tests wait for databases, sandboxes and pages more than they compute: two workers even where there are only two cores.
 * A project in a browser has to be told itself, or it leaves a core free.
 */
const maxWorkers = Math.max(2, availableParallelism() - 1)

export default defineConfig({
  test: {
    maxWorkers,
    projects: [
      {
        resolve,
        ssr,
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'apps/*/**/*.test.ts', 'scripts/**/*.test.ts'],
          // Some try hundreds of cases, on machines that do other things too.
          testTimeout: 30_000,
          // They leave nothing behind, and to load the modules anew for each file takes as long as the tests.
          isolate: false,
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
          globalSetup: ['scripts/vitest-databases.ts', 'scripts/vitest-programs.ts'],
          // Half of their time they wait, for outages to be over and rests to end.
          maxWorkers: maxWorkers + 2,
          // They wait for databases and servers, on machines that do other things too.
          testTimeout: 60_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 5_000 } },
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'e2e',
          include: ['e2e/*.spec.ts'],
          globalSetup: ['scripts/vitest-databases.ts', 'e2e/build-web.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Each file runs a server and a browser of its own.
          fileParallelism: false,
        },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'hosts',
          include: ['e2e/hosts/*.spec.ts'],
          globalSetup: ['scripts/vitest-databases.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      browserProject('browser', {}),
      browserProject('browser-react18', {
        react: uiModule('react-18'),
        'react-dom': uiModule('react-dom-18'),
      }),
      storyProject('storybook', { theme: 'light' }, inChromium(), maxWorkers),
      storyProject('storybook-dark', { theme: 'dark' }, inChromium(), maxWorkers),
    ],
  },
})
