import type { Organization } from '@inlaykit/shared'
import type { ParsedMake } from '../../../config/parse-make.js'
import type { Logger } from '../../../core/logger.js'
import type { Gateway } from '../../../make/gateway/index.js'
import { createMakeApi } from '../../../make/index.js'
import type { OAuthTarget } from '../../../store/tables.js'
import type { ConnectionTarget } from '../store.js'
import type { Tokens } from './client.js'

/** What a new connection is for, as far as it is known. */
export interface ChosenTarget extends ConnectionTarget {
  readonly zone: string | null
  /** What the organisation is called, where Make tells it. */
  readonly name: string | null
}

interface Parts {
  readonly gateway: Gateway
  readonly logger: Logger
  readonly upstream: ParsedMake
}

/**
 * What new tokens are for: what was asked for at the start, else the one organisation that they reach (and its team, where
 * there is one alone). `organizationId` is `null` where somebody must choose.
 * @param flow of the flow that brought the tokens
 */
export async function chooseTarget(
  parts: Parts,
  flow: { readonly tenantId: string; readonly id: string; readonly target: OAuthTarget },
  tokens: Tokens,
  signal: AbortSignal,
): Promise<ChosenTarget> {
  const { upstream } = parts
  const { zone, teamId } = flow.target
  const { dialect } = upstream
  const baseUrl = (zone === null ? null : upstream.baseUrlOf(zone)) ?? upstream.baseUrl
  const base = { dialect, baseUrl, zone: zone ?? upstream.zone, name: null }
  if (flow.target.organizationId !== null) {
    return { ...base, organizationId: flow.target.organizationId, teamId }
  }
  if (dialect === 'guide') {
    return { ...base, organizationId: upstream.oauth?.organizationId ?? null, teamId }
  }
  const only = onlyOne(await reachable(parts, flow, baseUrl, tokens, signal))
  if (!only) return { ...base, organizationId: null, teamId: null }
  // An organisation is spoken to where it lives.
  const home = only.zone === null ? null : upstream.baseUrlOf(only.zone)
  return {
    dialect,
    baseUrl: home ?? baseUrl,
    zone: home === null ? base.zone : only.zone,
    name: only.name,
    organizationId: only.id,
    teamId: teamId ?? onlyOne(only.teams)?.id ?? null,
  }
}

function onlyOne<T>(items: readonly T[]): T | null {
  return items.length === 1 ? items[0]! : null
}

/** The organisations that the tokens reach; none when Make can't say now, so that a person chooses later. */
async function reachable(
  { gateway, logger }: Parts,
  flow: { readonly tenantId: string; readonly id: string },
  baseUrl: string,
  { access }: Tokens,
  signal: AbortSignal,
): Promise<readonly Organization[]> {
  const link = gateway.connect({
    tenantId: flow.tenantId,
    connectionId: flow.id,
    dialect: 'live',
    baseUrl,
    organizationKey: `${baseUrl} ${flow.id}`,
    plan: null,
    credential: async () => ({ scheme: 'Bearer', value: access }),
  })
  const nowhere = { organizationId: null, teamId: null, editorOrigin: null }
  try {
    const api = createMakeApi('live', link.upstream, nowhere)
    return await api.account.organizations({ priority: 'interactive', signal })
  } catch (error) {
    logger.warn(
      { tenantId: flow.tenantId, err: error },
      'the organisations of a new connection could not be read; somebody must choose',
    )
    return []
  }
}
