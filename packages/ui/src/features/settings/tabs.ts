import type { Session } from '@inlaykit/shared'

/** The parts of the page, in their order. */
export const automationTabs = ['scenarios', 'runs', 'webhooks', 'team', 'connection'] as const

/** One of {@link automationTabs}. */
export type AutomationTab = (typeof automationTabs)[number]

/**
 * The parts that make sense for this viewer. Who is not connected yet has one thing to do; what the connection doesn't offer
 * is left out.
 * @param wanted those that the host shows
 * @param session `undefined`: not read yet
 */
export function tabsFor(
  wanted: readonly AutomationTab[],
  session: Session | undefined,
): readonly AutomationTab[] {
  const ordered = automationTabs.filter((tab) => wanted.includes(tab))
  if (session?.connection === null) return ordered.filter((tab) => tab === 'connection')
  return ordered.filter((tab) => {
    if (tab === 'webhooks') return session?.capabilities?.webhooks !== false
    if (tab === 'team') return session?.permissions.includes('members:read') !== false
    return true
  })
}
