import { ProblemError } from '@inlaykit/shared/client'
import { useMutation, type UseMutationOptions, type UseMutationResult } from '@tanstack/react-query'
import { useEffect } from 'react'
import { arrive, ignore } from './arrive.js'
import { useKit, type Kit } from './context.js'
import { keyOf } from './idempotency.js'
import type { KitEvent } from './telemetry.js'

/** What a hook that changes something does once it is called. */
export interface Change<Data, Variables> {
  /** Before it is sent: what is shown of it already. */
  readonly onMutate?: (kit: Kit, variables: Variables) => Promise<void> | void
  /** Sends it. Tried again, it has the same key. */
  readonly send: (kit: Kit, variables: Variables, idempotencyKey: string) => Promise<Data>
  /** Brings the cache up to date. */
  readonly onSuccess?: (kit: Kit, data: Data, variables: Variables) => void
  /** Takes back what was shown already. */
  readonly onError?: (kit: Kit, variables: Variables) => void
  /** What it was about, where the variables don't hold it by name. */
  readonly ids?: (data: Data | undefined, variables: Variables) => Ids
}

type Action = Extract<KitEvent, { type: 'action' }>
type Ids = Omit<Action, 'type' | 'action' | 'outcome'>

/** How one of them is told and kept. */
export interface ChangeOptions<Data, Variables> extends Pick<
  UseMutationOptions<Data, Error, Variables>,
  'gcTime' | 'mutationKey' | 'networkMode' | 'retry' | 'throwOnError'
> {
  /** What the host hears of by `onEvent` when it ended. */
  readonly action: string | ((variables: Variables) => string)
  /** The action goes on after it: only that it failed is its end. Default: `false`. */
  readonly isBeginning?: boolean | undefined
}

/** The programs come this long after the first paint, in ms, so that they are there before anybody presses. */
const loadAfterMs = 300

/**
 * A mutation whose program is loaded on demand: a page shows its first rows without waiting for it, and has it before
 * anybody can press. Where it doesn't arrive, the mutation fails as when the network is lost.
 * @param load an `import()` of the changes of a feature; the same function each time
 * @param pick which of them
 */
export function useChange<M, Data, Variables>(
  load: () => Promise<M>,
  pick: (changes: M) => Change<Data, Variables>,
  { action, isBeginning = false, ...options }: ChangeOptions<Data, Variables>,
): UseMutationResult<Data, Error, Variables> {
  const kit = useKit()
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(ignore), loadAfterMs)
    return () => clearTimeout(timer)
  }, [load])

  const change = async (): Promise<Change<Data, Variables>> => pick(await arrive(load))

  return useMutation<Data, Error, Variables>(
    {
      ...options,
      onMutate: async (variables) => (await change()).onMutate?.(kit, variables),
      mutationFn: async (variables, mutation) =>
        (await change()).send(kit, variables, keyOf(mutation)),
      onSuccess: async (data, variables) => (await change()).onSuccess?.(kit, data, variables),
      async onError(failure, variables) {
        const known = await change().catch(ignore)
        known?.onError?.(kit, variables)
        if (isOutdated(failure)) readAgain(kit)
      },
      async onSettled(data, error, variables) {
        if (isBeginning && error === null) return
        const known = await change().catch(ignore)
        const { scenarioId, connectionId, memberId, webhookId } = variables as Ids
        kit.emit({
          type: 'action',
          action: typeof action === 'string' ? action : action(variables),
          outcome: error ? 'failed' : 'done',
          scenarioId,
          connectionId,
          memberId,
          webhookId,
          ...known?.ids?.(data, variables),
        })
      },
    },
    kit.queryClient,
  )
}

/** Whether somebody was shown what is so no longer: it is read again, for them to see what stands against it. */
function isOutdated(failure: Error): boolean {
  return failure instanceof ProblemError && /^(conflict|not-found)$/.test(failure.problem)
}

function readAgain({ queryClient, scope }: Kit): void {
  void queryClient.invalidateQueries({ queryKey: scope })
}
