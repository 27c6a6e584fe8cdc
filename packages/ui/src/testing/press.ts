import { expect } from 'vitest'

/** The program of a dialog is loaded when one is opened for the first time: so long that may take, in ms. */
const loadMs = 10_000

/**
 * Presses the first element that a selector finds, as soon as it is there, and waits for the dialog that it opens; where nothing
 * is to be pressed, nothing happens.
 */
export async function press(container: Element, selector: string | undefined): Promise<void> {
  if (selector === undefined) return
  const find = () => container.querySelector<HTMLElement>(selector)
  await expect.poll(find).not.toBeNull()
  find()?.click()
  await expect.poll(() => container.querySelector('dialog'), { timeout: loadMs }).not.toBeNull()
}
