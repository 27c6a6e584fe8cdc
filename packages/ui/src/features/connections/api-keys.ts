import type { CreateConnectionInput } from '@inlaykit/shared'

/** What is connected, without the key. */
export type ConnectionTarget = {
  readonly [K in keyof Omit<CreateConnectionInput, 'apiKey'>]: CreateConnectionInput[K] | undefined
}

/** A mutation's variables stay in the query cache, where devtools and persisters read them: keys travel beside it. */
const keys = new WeakMap<ConnectionTarget, string>()

/** Holds a key until it is sent. */
export function holdApiKey(target: ConnectionTarget, apiKey: string): void {
  keys.set(target, apiKey)
}

/** Gives out the key that was held, once. */
export function takeApiKey(target: ConnectionTarget): string {
  const apiKey = keys.get(target) ?? ''
  keys.delete(target)
  return apiKey
}
