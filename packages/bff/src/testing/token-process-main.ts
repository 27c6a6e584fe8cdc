import { createHash } from 'node:crypto'
import { systemClock } from '../core/clock.js'
import { isDomainError } from '../core/errors.js'
import { silentLogger } from '../core/logger.js'
import { Secret } from '../core/secret.js'
import { createOAuthClient } from '../features/connections/oauth/client.js'
import { Revocations } from '../features/connections/oauth/revocations.js'
import { createTokenFetch } from '../features/connections/oauth/token-fetch.js'
import { TokenKeeper, type TokenOwner } from '../features/connections/oauth/token-keeper.js'
import { openDatabase } from '../store/database.js'
import { createVault } from '../vault/vault.js'
import type { Got, TokenSettings } from './token-process.js'

async function serveTokens(settings: TokenSettings): Promise<void> {
  const { tokenUrl, clientId } = settings
  const database = await openDatabase(settings.location)
  const parts = {
    database,
    vault: createVault(settings.encryptionKeys),
    clock: systemClock,
    logger: silentLogger,
    client: createOAuthClient(
      {
        clientId,
        clientSecret: new Secret(settings.clientSecret),
        redirectUri: 'https://app.host.test/oauth/callback',
        scopes: [],
        authorizeUrl: tokenUrl,
        tokenUrl,
        revokeUrl: null,
        issuer: null,
        organizationId: null,
      },
      {
        clock: systemClock,
        fetch: createTokenFetch({
          endpoints: [tokenUrl],
          userAgent: 'inlaykit/test',
          clock: systemClock,
        }),
      },
    ),
  }
  const keeper = new TokenKeeper({
    ...parts,
    revocations: new Revocations({ ...parts, background: false }),
  })
  const answer = (got: Got | 'here') => process.send?.(got)
  process.on('message', (owner: TokenOwner) => {
    keeper.access(owner).then(
      ({ value, version }) => {
        const digest = createHash('sha256').update(value.reveal()).digest('hex')
        answer({ version, digest })
      },
      (error: unknown) => answer({ problem: isDomainError(error) ? error.problem : String(error) }),
    )
  })
  process.on('disconnect', () => process.exit())
  answer('here')
}

// The program of `startTokenProcess`.
await serveTokens(JSON.parse(process.env['INLAYKIT_TEST_TOKEN_PROCESS'] ?? '') as TokenSettings)
