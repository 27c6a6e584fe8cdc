import type { RevealedWebhook, ScenarioDetail } from '@inlaykit/shared'

const names = [
  'Orders from the shop',
  'Contact form',
  'Returns desk',
  'Parcel tracking',
  'Newsletter sign-ups',
  'Warehouse scanner',
  'Invoices paid',
  'Support chat',
] as const

const minuteMs = 60_000

/** The webhooks of a story: each starts one of the first scenarios, but for the last, which is in none. */
export function seedWebhooks(
  count: number,
  scenarios: readonly ScenarioDetail[],
): RevealedWebhook[] {
  return Array.from({ length: count }, (_, index): RevealedWebhook => {
    const scenario = index === count - 1 ? undefined : scenarios[index % scenarios.length]
    const round = Math.floor(index / names.length)
    const name = names[index % names.length] ?? names[0]
    const security = (['none', 'token', 'basic'] as const)[index % 3] ?? 'none'
    return {
      id: `hook-${index + 1}`,
      name: round === 0 ? name : `${name} ${round + 1}`,
      url: `https://hook.eu1.make.com/story${index + 1}abcdefgh${String(index + 1).padStart(4, '0')}`,
      urlMasked: `https://hook.eu1.make.com/…${String(index + 1).padStart(4, '0')}`,
      secret: null,
      scenarioId: scenario?.id ?? null,
      scenarioName: scenario?.name ?? null,
      type: 'custom',
      method: null,
      security: { type: security },
      enabled: index % 4 !== 3,
      learning: index === 2,
      queueCount: index === 1 ? 12 : 0,
      queueLimit: 50,
      lastReceivedAt:
        index % 3 === 2 ? null : new Date(Date.now() - (index + 1) * 7 * minuteMs).toISOString(),
    }
  })
}
