import { createBffBy, type Bff } from '../app.js'
import { readEnvironment } from '../config/environment.js'
import { systemClock } from '../core/clock.js'
import type { CommandContext } from './command.js'

/** Runs administration on a BFF that serves nobody, and closes it whatever comes. */
export async function withBff(
  { environment }: CommandContext,
  work: (bff: Bff) => Promise<void>,
): Promise<void> {
  const { options } = readEnvironment(environment, { identify: () => null })
  const bff = await createBffBy(systemClock, { ...options, background: false }, 'command')
  try {
    await work(bff)
  } finally {
    await bff.close()
  }
}
