import { expect } from 'vitest'

/** Presses the first element that a selector finds, as soon as it is there; where nothing is to be pressed, nothing happens. */
export async function press(container: Element, selector: string | undefined): Promise<void> {
  if (selector === undefined) return
  const find = () => container.querySelector<HTMLElement>(selector)
  await expect.poll(find).not.toBeNull()
  find()?.click()
}
