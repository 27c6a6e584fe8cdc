import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { systemClock } from '../../core/clock.js'
import type { Database } from '../../store/database.js'
import { reasonOf, type Findings } from './findings.js'

const hearMs = 5000
const mend =
  'Let INLAYKIT_DATABASE_DIRECT_URL name the same server without its pooler. Until then instances ask each second.'

/** Says something as one instance does, and sees whether another would hear it. */
export async function examineEvents(database: Database, findings: Findings): Promise<void> {
  if (database.kind === 'embedded') {
    findings.ok('One process uses the embedded database, so none has to hear of another.')
    return
  }
  const channel = `inlaykit_doctor_${randomBytes(6).toString('hex')}`
  let hear: (payload: string) => void = () => {}
  const heard = new Promise<string>((resolve) => {
    hear = resolve
  })
  let stop = async () => {}
  try {
    stop = await database.listen(channel, hear, () => undefined)
    await database.db.execute(sql`select pg_notify(${channel}, 'heard')`)
    const late = systemClock.sleep(hearMs).then(() => null)
    if ((await Promise.race([heard, late])) === null) {
      findings.warn('Instances do not hear each other: NOTIFY arrives at no LISTEN.', mend)
    } else {
      findings.ok('Instances hear each other by LISTEN and NOTIFY.')
    }
  } catch (error) {
    findings.warn(`Instances cannot hear each other: ${reasonOf(error)}.`, mend)
  } finally {
    await stop()
  }
}
