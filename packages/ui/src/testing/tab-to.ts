import { expect } from 'vitest'
import { userEvent, type Locator } from 'vitest/browser'

/** So many stops are between any two things that somebody without a mouse would go between. */
const mostStops = 80

/**
 * Goes by Tab, as somebody without a mouse does, until an element has the focus.
 * @param key `{Tab}`, or `{Shift>}{Tab}{/Shift}` to go back
 * @throws {Error} when it cannot be reached
 */
export async function tabTo(
  locator: Locator,
  key: '{Tab}' | '{Shift>}{Tab}{/Shift}' = '{Tab}',
): Promise<void> {
  await expect.element(locator).toBeInTheDocument()
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (document.activeElement === locator.element()) return
    await userEvent.keyboard(key)
  }
  throw new Error(`Tab does not lead to ${locator.element().outerHTML.slice(0, 200)}`)
}

/** Goes to an element by Tab, and presses a key on it: Enter, if not said otherwise. */
export async function pressOn(locator: Locator, key = '{Enter}'): Promise<void> {
  await tabTo(locator)
  await expect.element(locator).not.toHaveAttribute('aria-disabled')
  await userEvent.keyboard(key)
}
