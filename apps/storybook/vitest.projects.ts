import { fileURLToPath } from 'node:url'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import type { TestProjectInlineConfiguration } from 'vitest/config'
import type { BrowserConfigOptions } from 'vitest/node'

const configDir = fileURLToPath(new URL('.storybook', import.meta.url))

/**
 * A vitest project that runs every story as a test: it renders, its play function passes, axe finds nothing.
 * @param name of the project
 * @param globals of the toolbar, fixed for the run
 * @param maxWorkers how many pages run stories at once
 */
export function storyProject(
  name: string,
  globals: Readonly<Record<string, string>>,
  browser: BrowserConfigOptions,
  maxWorkers: number,
): TestProjectInlineConfiguration {
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    plugins: [storybookTest({ configDir, initialGlobals: globals })],
    test: { name, browser, maxWorkers },
  }
}
