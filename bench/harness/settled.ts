import { setTimeout as sleep } from 'node:timers/promises'

const lookMs = 500
/** Equal for so many looks, a list has settled: what is read behind the first answers is there. */
const equalLooks = 6
const mostLooks = 600

/**
 * Asks until the answer no longer changes.
 * @throws when it is refused, or doesn't settle within five minutes
 */
export async function settled(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ body: string; etag: string }> {
  let last = ''
  let equal = 0
  for (let look = 0; look < mostLooks; look += 1) {
    const response = await fetch(url, { headers })
    const body = await response.text()
    if (!response.ok) throw new Error(`${url} was refused: ${body}`)
    const etag = response.headers.get('etag') ?? ''
    equal = etag === last ? equal + 1 : 0
    if (equal === equalLooks) return { body, etag }
    last = etag
    await sleep(lookMs)
  }
  throw new Error(`${url} did not settle.`)
}
