import { dialects, plans, type Dialect, type Plan } from '@inlaykit/shared'
import { faultOfAddress, isHostName, zones } from './checks.js'
import type { FaultList } from './faults.js'
import type { MakeOptions } from './options.js'
import { parseOAuth, type ParsedOAuth } from './parse-oauth.js'

/** How Make is reached, with every default filled in. */
export interface ParsedMake {
  readonly dialect: Dialect
  /** With its path, without a slash at the end. */
  readonly baseUrl: string
  /** The live dialect's zone, where one was named. */
  readonly zone: string | null
  readonly plan: Plan | null
  /** The zones that a connection may choose; none where a base URL says it all. */
  readonly zones: readonly string[]
  /** The base URL of another zone; `null` where it is no zone that credentials may be sent to. */
  readonly baseUrlOf: (zone: string) => string | null
  /** The OAuth client; `null` where people connect by API key alone. */
  readonly oauth: ParsedOAuth | null
}

const guideBaseUrl = 'https://api.make.com/api/v2'

function zoneBaseUrl(zone: string): string {
  return `https://${zone.toLowerCase()}/api/v2`
}

function checkBaseUrl(text: unknown, faults: FaultList): void {
  const fault = faultOfAddress(String(text))
  if (fault !== undefined) faults.add('make.baseUrl', fault)
  else if (/[?#]/.test(String(text))) faults.add('make.baseUrl', 'must have neither `?` nor `#`')
}

function checkZone(zone: unknown, dialect: unknown, faults: FaultList): void {
  if (dialect === 'guide') {
    faults.add('make.zone', 'belongs to the live dialect; leave it out, or set make.baseUrl')
  } else if (typeof zone !== 'string' || !isHostName(zone)) {
    faults.add('make.zone', `must be a host name: ${zones.join(', ')}, or that of an own instance`)
  }
}

/** Checks where and how Make is spoken to. */
export function parseMake(value: unknown, faults: FaultList): ParsedMake {
  const isObject = typeof value === 'object' && value !== null
  if (!isObject)
    faults.add('make', "is needed, for example { dialect: 'live', zone: 'eu1.make.com' }")
  const { dialect, baseUrl, zone, plan, oauth } = (isObject ? value : {}) as Partial<MakeOptions>
  if (isObject && !dialects.some((one) => one === dialect)) {
    faults.add('make.dialect', `must be one of ${dialects.join(', ')}`)
  }
  if (plan !== undefined && !plans.some((one) => one === plan)) {
    faults.add('make.plan', `must be one of ${plans.join(', ')}`)
  }
  if (baseUrl !== undefined) checkBaseUrl(baseUrl, faults)
  if (zone !== undefined) checkZone(zone, dialect, faults)
  if (dialect === 'live' && baseUrl !== undefined && zone !== undefined) {
    faults.add('make', 'names both make.baseUrl and make.zone; keep one of them')
  }
  if (dialect === 'live' && baseUrl === undefined && zone === undefined) {
    faults.add('make.zone', `is needed: where your organisations live, for example ${zones[0]}`)
  }
  const ownZone = dialect === 'live' && zone !== undefined ? String(zone).toLowerCase() : null
  return {
    dialect: dialect ?? 'live',
    baseUrl: (ownZone === null ? String(baseUrl ?? guideBaseUrl) : zoneBaseUrl(ownZone)).replace(
      /\/+$/,
      '',
    ),
    zone: ownZone,
    plan: plan ?? null,
    zones: ownZone === null ? [] : [...new Set([ownZone, ...zones])],
    baseUrlOf: (other) => {
      if (ownZone === null) return null
      const name = other.toLowerCase()
      // Credentials go where the host said, or to Make itself; never to a host that a request names.
      const isKnown = name === ownZone || zones.some((one) => one === name)
      return isKnown ? zoneBaseUrl(name) : null
    },
    oauth: parseOAuth(oauth, dialect === 'guide' ? 'guide' : 'live', faults),
  }
}
