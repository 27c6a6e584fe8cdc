import type { Audit } from '../../../audit/index.js'
import type { ParsedConfig } from '../../../config/parse-options.js'
import type { Clock } from '../../../core/clock.js'
import type { Handlers } from '../../../core/handler.js'
import type { EventHub } from '../../../events/hub.js'
import type { Gateway } from '../../../make/gateway/index.js'
import type { Database } from '../../../store/database.js'
import type { Vault } from '../../../vault/vault.js'
import { withoutOAuth } from '../routes.js'
import { createOAuthClient } from './client.js'
import { OAuthFlows } from './flows.js'
import { Revocations } from './revocations.js'
import { oauthHandlers } from './routes.js'
import { createTokenFetch } from './token-fetch.js'
import { TokenKeeper } from './token-keeper.js'

/** All that connecting by OAuth needs, ready to be wired. */
export interface OAuth {
  readonly handlers: Handlers<'startOAuth' | 'beginOAuth' | 'completeOAuth'>
  readonly tokens: TokenKeeper
  readonly revocations: Revocations
  /** Ends once nothing is under way: renewed tokens are kept, and who is being asked has answered. */
  close(): Promise<void>
}

/** Wires OAuth. Where the server has no client, tokens that are there live out their time. */
export function createOAuth(
  config: ParsedConfig,
  parts: {
    readonly database: Database
    readonly vault: Vault
    readonly gateway: Gateway
    readonly hub: EventHub
    readonly audit: Audit
    readonly clock: Clock
    readonly userAgent: string
    readonly observeRenewal: <T>(work: () => Promise<T>) => Promise<T>
  },
): OAuth {
  const { logger, make, publicUrl, allowedOrigins, background } = config
  const { clock, userAgent } = parts
  const settings = make.oauth
  const client =
    settings &&
    createOAuthClient(settings, {
      clock,
      fetch: createTokenFetch({
        endpoints: [settings.tokenUrl, settings.revokeUrl].filter((url) => url !== null),
        userAgent,
        clock,
      }),
    })
  const shared = { ...parts, logger, client }
  const revocations = new Revocations({ ...shared, background })
  const tokens = new TokenKeeper({ ...shared, revocations })
  return {
    handlers:
      settings && client
        ? oauthHandlers(
            new OAuthFlows({
              ...shared,
              client,
              revocations,
              upstream: make,
              redirectUri: settings.redirectUri,
              publicUrl,
              allowedOrigins,
            }),
          )
        : withoutOAuth(),
    tokens,
    revocations,
    close: async () => {
      await tokens.idle()
      await revocations.close()
      await client?.close()
    },
  }
}
