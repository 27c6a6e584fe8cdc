import { randomBytes, randomUUID } from 'node:crypto'
import { seal, SealBroken, unseal } from './cipher.js'

/** A master key: `id` is stored beside what it wraps, `key` is 32 bytes in base64. */
export interface EncryptionKey {
  readonly id: string
  readonly key: string
}

/** A tenant's own key as it is stored. */
export interface WrappedDataKey {
  /** Which master key wraps it. */
  readonly masterKeyId: string
  /** The wrapped bytes. */
  readonly dataKey: Buffer
  /**
   * Its name, drawn with it: no two data keys ever share one, not even those of a tenant that was deleted and came again.
   * What is sealed with it carries the name, so that nothing is ever opened or kept with a key that is not meant.
   */
  readonly dataKeyId: string
}

/** The name of data keys that were made before they had names. */
export const namelessKeyId = '0'

/** The master keys of this process: the first wraps, all unwrap. */
export interface Keyring {
  /** The id of the key that wraps. */
  readonly currentId: string
  readonly ids: readonly string[]
  /** Draws a tenant's own key. */
  draw(tenantId: string): { readonly wrapped: WrappedDataKey; readonly key: Buffer }
  /**
   * Opens a data key.
   * @throws {SealBroken} when its master key is not here, or it is not this tenant's
   */
  unwrap(tenantId: string, wrapped: WrappedDataKey): Buffer
  /** Wraps a data key with the key that wraps now; its name stays. */
  wrap(tenantId: string, dataKeyId: string, key: Buffer): WrappedDataKey
}

/** What a wrapped data key is bound to. */
function wrapPlace(tenantId: string, dataKeyId: string): readonly string[] {
  return dataKeyId === namelessKeyId ? ['data-key', tenantId] : ['data-key', tenantId, dataKeyId]
}

/** What a sealed value is bound to: purpose, tenant, record, field and the name of the data key. */
export function secretPlace(
  tenantId: string,
  recordId: string,
  field: string,
  dataKeyId: string,
): readonly string[] {
  const place = ['secret', tenantId, recordId, field]
  return dataKeyId === namelessKeyId ? place : [...place, dataKeyId]
}

/** @param keys the first wraps, all unwrap */
export function createKeyring(keys: readonly EncryptionKey[]): Keyring {
  const [first] = keys
  if (!first) throw new TypeError('The vault needs at least one encryption key.')
  const masters = new Map(keys.map(({ id, key }) => [id, Buffer.from(key, 'base64')]))
  const current = Buffer.from(first.key, 'base64')

  const wrap: Keyring['wrap'] = (tenantId, dataKeyId, key) => ({
    masterKeyId: first.id,
    dataKey: seal(current, key, wrapPlace(tenantId, dataKeyId)),
    dataKeyId,
  })
  return {
    currentId: first.id,
    ids: [...masters.keys()],
    draw: (tenantId) => {
      const key = randomBytes(32)
      return { wrapped: wrap(tenantId, randomUUID(), key), key }
    },
    unwrap: (tenantId, { masterKeyId, dataKey, dataKeyId }) => {
      const master = masters.get(masterKeyId)
      if (!master) throw new SealBroken()
      return unseal(master, dataKey, wrapPlace(tenantId, dataKeyId))
    },
    wrap,
  }
}
