import type { Dialect } from '../http/environment.js'
import { oauthDialects, type Endpoint } from './dialects.js'

/** The addresses of a dialect's endpoints. */
export function oauthUrls(origin: string, dialect: Dialect): Partial<Record<Endpoint, string>> {
  return Object.fromEntries(
    Object.entries(oauthDialects[dialect].paths).map(([endpoint, path]) => [
      endpoint,
      `${origin}${path}`,
    ]),
  )
}
