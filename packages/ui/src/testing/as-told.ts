import { initialGlobals } from './story-globals.js'

/** What of the toolbar makes a story another one: other words, and other things to press. */
const telling = ['locale', 'role', 'state'] as const

/**
 * The play function of a story, for the story as it is told: where the toolbar chose another language, role or state, what it would
 * look for isn't there, and the story is left to who looks at it.
 */
export function asTold<C extends { readonly globals: Readonly<Record<string, unknown>> }>(
  play: (context: C) => Promise<void>,
): (context: C) => Promise<void> {
  return async (context) => {
    const isChanged = telling.some((name) => context.globals[name] !== initialGlobals[name])
    if (!isChanged) await play(context)
  }
}
