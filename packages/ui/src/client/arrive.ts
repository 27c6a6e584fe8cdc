import { ProblemError } from '@inlaykit/shared/client'

/**
 * Loads a program that is needed now.
 * @throws {ProblemError} `network`, where it doesn't arrive: to whoever waits for it the network is lost
 */
export async function arrive<M>(load: () => Promise<M>): Promise<M> {
  try {
    return await load()
  } catch (cause) {
    const detail = 'A part of the program did not arrive.'
    throw new ProblemError({ problem: 'network', status: 0, detail, cause })
  }
}

/** For a program that is not needed yet, or was there already: whoever needs it asks again, and hears of it. */
export function ignore(): undefined {}
