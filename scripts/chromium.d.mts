/** Launch options for Playwright. */
export interface ChromiumLaunch {
  executablePath: string
  args: string[]
}

/**
 * Finds a Chromium for tests: `CHROMIUM_PATH`, the system's, Playwright's own, else the one from npm.
 *
 * @throws {Error} when `CHROMIUM_PATH` names nothing, or no Chromium can be had
 */
export function findChromium(): Promise<ChromiumLaunch>
