import { hkdfSync } from 'node:crypto'
import { z } from 'zod'
import { seal, SealBroken, unseal } from '../../vault/cipher.js'
import type { EncryptionKey } from '../../vault/vault.js'

/** Of which run's end a token lets somebody tell: a run of that scenario. */
export interface NoticeSubject {
  readonly tenantId: string
  readonly connectionId: string
  readonly scenarioId: string
}

/** A subject, and when the token ends, in ms since the epoch. */
const Sealed = z.tuple([z.string(), z.string(), z.string(), z.number()])

const place = ['run-notice']
/** No token of ours is longer: nobody makes us decode more. */
const longest = 2500

/**
 * The tokens in the addresses that Make calls: the subject itself, sealed with a key drawn from a master key. So they can be
 * neither guessed nor read by who sees them, and nothing of them is kept.
 */
export interface NoticeTokens {
  /** @param endsAt in ms since the epoch */
  make(subject: NoticeSubject, endsAt: number): string
  /** What a token is good for; `null`: it isn't ours, or its end has come. Takes as long however much of it is right. */
  open(token: string, now: number): NoticeSubject | null
}

/** @param keys the master keys: the first seals, all open */
export function createNoticeTokens(keys: readonly EncryptionKey[]): NoticeTokens {
  const drawn = keys.map(({ key }) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64'), '', 'inlaykit run notice', 32)),
  )
  const [first] = drawn
  if (!first) throw new TypeError('Tokens of notices need at least one encryption key.')

  function unsealed(bytes: Buffer): Buffer | null {
    for (const key of drawn) {
      try {
        return unseal(key, bytes, place)
      } catch (error) {
        if (!(error instanceof SealBroken)) throw error
      }
    }
    return null
  }

  return {
    make: ({ tenantId, connectionId, scenarioId }, endsAt) => {
      const sealed: z.infer<typeof Sealed> = [tenantId, connectionId, scenarioId, endsAt]
      return seal(first, Buffer.from(JSON.stringify(sealed), 'utf8'), place).toString('base64url')
    },
    open: (token, now) => {
      if (token.length > longest) return null
      const bytes = Buffer.from(token, 'base64url')
      // Other ways of writing the same bytes are not ours.
      if (bytes.toString('base64url') !== token) return null
      const plain = unsealed(bytes)
      if (plain === null) return null
      const [tenantId, connectionId, scenarioId, endsAt] = Sealed.parse(
        JSON.parse(plain.toString('utf8')),
      )
      return now < endsAt ? { tenantId, connectionId, scenarioId } : null
    },
  }
}
