import { useMutation, type UseMutationOptions, type UseMutationResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { arrive, ignore } from './arrive.js'
import type { keyOf, settle } from './changing.js'
import { useKit, type Kit } from './context.js'
import type { KitEvent } from './telemetry.js'

/** What a hook that changes something does once it is called. */
export interface Change<Data, Variables> {
  /** Before it is sent: what is shown of it already. */
  readonly onMutate?: (kit: Kit, variables: Variables) => Promise<void> | void
  /** Sends it. Tried again, it has the same key. `secret`: what a hook kept out of the variables, which the cache holds. */
  readonly send: (
    kit: Kit,
    variables: Variables,
    idempotencyKey: string,
    secret: string,
  ) => Promise<Data>
  /** Brings the cache up to date. */
  readonly onSuccess?: (kit: Kit, data: Data, variables: Variables) => void
  /** Takes back what was shown already. */
  readonly onError?: (kit: Kit, variables: Variables) => void
  /** What it was about, where the variables don't hold it by name. */
  readonly ids?: (data: Data | undefined, variables: Variables) => Ids
  /** What the host hears that it was, where the variables decide that. */
  readonly actionOf?: (variables: Variables) => string
  /** The action goes on after it: only that it failed is its end. Default: `false`. */
  readonly isBeginning?: boolean
}

type Action = Extract<KitEvent, { type: 'action' }>
/** What an action was about. */
export type Ids = Omit<Action, 'type' | 'action' | 'outcome'>

/** The program of a feature's changes, each by the name that the host hears of it. */
interface Changes<Name extends string, Data, Variables> {
  readonly changes: Readonly<Record<Name, Change<Data, Variables>>>
  readonly keyOf: typeof keyOf
  readonly settle: typeof settle
}

/** How one of them is told and kept. */
export interface ChangeOptions<Data, Variables> extends Pick<
  UseMutationOptions<Data, Error, Variables>,
  'gcTime' | 'mutationKey' | 'networkMode' | 'retry' | 'throwOnError'
> {
  /** Gives out what is sent but never kept. */
  readonly secretOf?: (variables: Variables) => string
}

/** The programs come this long after the first paint, in ms, so that they are there before anybody presses. */
const loadAfterMs = 300

/**
 * A mutation whose program is loaded on demand: a page shows its first rows without waiting for it, and has it before
 * anybody can press. Where it doesn't arrive, the mutation fails as when the network is lost.
 * @param load an `import()` of the changes of a feature; the same function each time
 * @param action which of them
 */
export function useChange<Data, Variables, Name extends string>(
  load: () => Promise<Changes<NoInfer<Name>, NoInfer<Data>, NoInfer<Variables>>>,
  action: Name,
  { secretOf, ...options }: ChangeOptions<NoInfer<Data>, NoInfer<Variables>> = {},
): UseMutationResult<Data, Error, Variables> {
  const kit = useKit()
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(ignore), loadAfterMs)
    return () => clearTimeout(timer)
  }, [load])

  return useMutation<Data, Error, Variables>(
    {
      ...options,
      onMutate: async (variables) =>
        (await arrive(load)).changes[action].onMutate?.(kit, variables),
      async mutationFn(variables, mutation) {
        const program = await arrive(load)
        const secret = secretOf?.(variables) ?? ''
        return program.changes[action].send(kit, variables, program.keyOf(mutation), secret)
      },
      async onSettled(data, error, variables) {
        try {
          const program = await load()
          program.settle(kit, action, program.changes[action], { data, error, variables })
        } catch {
          kit.emit({ type: 'action', action, outcome: 'failed' })
        }
      },
    },
    kit.queryClient,
  )
}
