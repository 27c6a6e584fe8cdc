import type { Hono } from 'hono'
import type { Environment } from '../http/environment.js'
import { mountPath } from '../http/routes.js'
import type { World } from '../world/world.js'
import { answerMethod } from './errors.js'

function offsetOf(timeZone: string, now: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(now)
    .find(({ type }) => type === 'timeZoneName')
  return parts?.value.replace('GMT', '') || '+00:00'
}

/** `/enums/timezones`: those of the sandbox's own organisations (`@makehq/sdk`, type `Timezone`). */
export function mountEnums(app: Hono<Environment>, world: World): void {
  mountPath(
    app,
    '/enums/timezones',
    {
      GET(c) {
        const zones = new Map(world.organizations.map((one) => [one.timezoneId, one.timeZone]))
        return c.json({
          timezones: [...zones].map(([id, code]) => ({
            id,
            name: code,
            code,
            offset: offsetOf(code, world.clock.now()),
          })),
        })
      },
    },
    answerMethod,
  )
}
