import type { Connection, ConnectionTest, UpdateConnectionInput } from '@inlaykit/shared'
import { useState } from 'react'
import { useKit } from '../../client/context.js'
import { useUnderWay } from '../../client/useUnderWay.js'
import { useFeedback } from '../../parts/Feedback.js'
import type { ConnectionAction, ConnectionActionResult, ConnectionPanelProps } from './props.js'
import { nameOf, useConnectionProblemText, usePanelMessages } from './texts.js'
import { useConnectWithApiKey, type ConnectWithApiKeyInput } from './useConnectWithApiKey.js'
import { useDisconnect } from './useDisconnect.js'
import { useTestConnection } from './useTestConnection.js'
import { useUpdateConnection } from './useUpdateConnection.js'

/** Why connecting by a key did not succeed. `refused`: Make does not take it, and it was not kept. */
export type KeyFailure =
  | { readonly kind: 'refused' }
  | { readonly kind: 'failed'; readonly error: unknown }

/** How connecting by a key came out. */
export type KeyOutcome = { readonly kind: 'done' } | { readonly kind: 'vetoed' } | KeyFailure

/** What the parts of the panel can ask for. */
export interface ConnectionActions {
  /** Connects by a key, or renews the key of `renewed`, and asks Make whether it takes it. */
  readonly connect: (
    input: ConnectWithApiKeyInput,
    renewed: Connection | null,
  ) => Promise<KeyOutcome>
  readonly rename: (connection: Connection, label: string) => void
  readonly makeDefault: (connection: Connection) => void
  readonly choose: (
    connection: Connection,
    target: { readonly organizationId: string; readonly teamId: string | null },
  ) => void
  readonly test: (connection: Connection) => void
  readonly disconnect: (connection: Connection) => void
  /** Whether something is under way with it. */
  readonly isBusy: (connectionId: string) => boolean
  readonly isTesting: (connectionId: string) => boolean
  readonly testOf: (connectionId: string) => ConnectionTest | undefined
  /** Asks the host; answers whether it may be done. */
  readonly mayDo: (action: ConnectionAction) => Promise<boolean>
  readonly tellHost: (action: ConnectionAction, result: ConnectionActionResult) => void
}

/** Which names the telemetry has for what a host is asked about. */
const telemetryNames = {
  'connect-api-key': 'connection.connect-api-key',
  'connect-oauth': 'connection.connect-oauth',
  update: 'connection.update',
  test: 'connection.test',
  disconnect: 'connection.disconnect',
} as const satisfies Readonly<Record<ConnectionAction['type'], string>>

/** Problems by which Make says that it knows the server, but not this access. */
const refusals: ReadonlySet<string> = new Set(['reconnect-required', 'upstream-rejected'])

/** Does what the panel's parts ask for: asks the host first, tells the person how it went, and then the host. */
export function useConnectionActions(
  props: Pick<ConnectionPanelProps, 'onBeforeAction' | 'onAfterAction'>,
  connections: readonly Connection[],
): ConnectionActions {
  const { onBeforeAction, onAfterAction } = props
  const { emit } = useKit()
  const t = usePanelMessages()
  const { announce, toast } = useFeedback()
  const describe = useConnectionProblemText()
  const { connect: connectWithKey } = useConnectWithApiKey()
  const { mutateAsync: update } = useUpdateConnection()
  const { mutateAsync: askMake } = useTestConnection()
  const { mutateAsync: remove } = useDisconnect()
  const [tests, setTests] = useState<ReadonlyMap<string, ConnectionTest>>(new Map())
  const busy = useUnderWay()
  const testing = useUnderWay()

  const tellHost = (action: ConnectionAction, result: ConnectionActionResult): void =>
    onAfterAction?.(action, result)

  async function mayDo(action: ConnectionAction): Promise<boolean> {
    if ((await onBeforeAction?.(action)) !== false) return true
    emit({
      type: 'action',
      action: telemetryNames[action.type],
      outcome: 'vetoed',
      connectionId: action.connection?.id,
    })
    return false
  }

  /** The action with all that belongs around it; a second press while it is under way is the same wish. */
  async function act(
    action: Exclude<ConnectionAction, { type: 'connect-api-key' | 'connect-oauth' }>,
    carryOut: () => Promise<Extract<ConnectionActionResult, { outcome: 'done' }>>,
    failed: (reason: string) => string,
  ): Promise<void> {
    const underWay = action.type === 'test' ? testing : busy
    const { id } = action.connection
    if (!underWay.begin(id)) return
    try {
      if (!(await mayDo(action))) return
      tellHost(action, await carryOut())
    } catch (error) {
      toast({ tone: 'danger', text: failed(describe(error)) })
      const failure = error instanceof Error ? error : new Error(String(error))
      tellHost(action, { outcome: 'failed', error: failure })
    } finally {
      underWay.end(id)
    }
  }

  function change(
    connection: Connection,
    changes: UpdateConnectionInput,
    done: (changed: Connection) => void,
    failed: (reason: string) => string,
  ): void {
    const carryOut = async () => {
      const changed = await update({ connectionId: connection.id, ...changes })
      done(changed)
      return { outcome: 'done' as const, connection: changed }
    }
    void act({ type: 'update', connection, changes }, carryOut, failed)
  }

  async function readTest(connection: Connection): Promise<ConnectionTest> {
    const told = await askMake({ connectionId: connection.id })
    setTests((before) => new Map(before).set(connection.id, told))
    return told
  }

  function test(connection: Connection): void {
    const name = nameOf(connection, t)
    const carryOut = async () => {
      const told = await readTest(connection)
      return { outcome: 'done' as const, connection: told.connection, test: told }
    }
    void act({ type: 'test', connection }, carryOut, (reason) =>
      t('connectionPanel.testFailed', { name, reason }),
    )
  }

  async function connect(
    { apiKey, ...target }: ConnectWithApiKeyInput,
    renewed: Connection | null,
  ): Promise<KeyOutcome> {
    const action = { type: 'connect-api-key', connection: renewed, target } as const
    try {
      if (!(await mayDo(action))) return { kind: 'vetoed' }
      const made = await connectWithKey({ apiKey, ...target })
      const isNew = !connections.some(({ id }) => id === made.id)
      // Whether Make can be asked right now says nothing about the key: then it stays, untested.
      const told = await readTest(made).catch(() => undefined)
      if (told?.problem && refusals.has(told.problem.name)) {
        // What never worked is taken back. One that stood before keeps its place, and its card says what is wrong.
        if (isNew) await remove({ connectionId: made.id })
        tellHost(action, { outcome: 'failed', error: new Error(told.problem.detail) })
        return { kind: 'refused' }
      }
      const connection = told?.connection ?? made
      toast({
        tone: 'success',
        text: t('connectionPanel.connected', { name: nameOf(connection, t) }),
      })
      tellHost(action, { outcome: 'done', connection, ...(told && { test: told }) })
      return { kind: 'done' }
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error))
      tellHost(action, { outcome: 'failed', error: failure })
      return { kind: 'failed', error }
    }
  }

  return {
    connect,
    rename: (connection, label) =>
      change(
        connection,
        { label },
        (changed) => announce(t('connectionPanel.renamed', { name: nameOf(changed, t) })),
        (reason) => t('connectionPanel.updateFailed', { name: nameOf(connection, t), reason }),
      ),
    makeDefault: (connection) =>
      change(
        connection,
        { isDefault: true },
        (changed) => announce(t('connectionPanel.madeDefault', { name: nameOf(changed, t) })),
        (reason) => t('connectionPanel.makeDefaultFailed', { name: nameOf(connection, t), reason }),
      ),
    choose: (connection, target) =>
      change(
        connection,
        target,
        (changed) => {
          announce(t('connectionPanel.chosen', { name: nameOf(changed, t) }))
          test(changed)
        },
        (reason) => t('connectionPanel.updateFailed', { name: nameOf(connection, t), reason }),
      ),
    test,
    disconnect(connection) {
      const name = nameOf(connection, t)
      const carryOut = async () => {
        await remove({ connectionId: connection.id })
        announce(t('connectionPanel.disconnected', { name }))
        return { outcome: 'done' as const, connection: null }
      }
      void act({ type: 'disconnect', connection }, carryOut, (reason) =>
        t('connectionPanel.disconnectFailed', { name, reason }),
      )
    },
    isBusy: busy.has,
    isTesting: testing.has,
    testOf: (connectionId) => tests.get(connectionId),
    mayDo,
    tellHost,
  }
}
