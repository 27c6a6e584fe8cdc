import { useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useKit } from '../client/context.js'
import type { Appearance } from '../provider/appearance.js'
import { InlaykitProvider, type InlaykitProviderProps } from '../provider/InlaykitProvider.js'
import '../styles/index.css'
import { createStoryBackend, type StoryBackend, type StoryBackendOptions } from './backend.js'

/** What {@link WithKit} takes: how the backend is set up, and what the reader has chosen. */
export interface WithKitProps extends Pick<
  InlaykitProviderProps,
  'locale' | 'messages' | 'timeZone' | 'onEvent' | 'nonce' | 'portalContainer' | 'queryClient'
> {
  /** How to make a backend, or one that exists already (which then is not closed here). */
  backend?: StoryBackendOptions | StoryBackend | undefined
  colorScheme?: Appearance['colorScheme']
  contrast?: Appearance['contrast']
  density?: Appearance['density']
  variables?: Appearance['variables']
  isolation?: Appearance['isolation']
  /** The inline size of the box around the children, in px; all there is by default. */
  width?: number | undefined
  children?: ReactNode
}

/** A provider over a backend in the page, with the kit's own sheet: the frame of every story and browser test. */
export function WithKit(props: WithKitProps): ReactNode {
  const {
    backend: given,
    colorScheme,
    contrast,
    density,
    variables,
    isolation,
    width,
    children,
    ...provider
  } = props
  const backend = useBackend(given)
  const appearance = useMemo<Appearance>(
    () => ({ colorScheme, contrast, density, variables, isolation }),
    [colorScheme, contrast, density, isolation, variables],
  )
  if (backend === undefined) return null
  return (
    <InlaykitProvider
      {...provider}
      timeZone={provider.timeZone ?? 'Europe/Berlin'}
      baseUrl={backend.baseUrl}
      fetch={backend.fetch}
      appearance={appearance}
    >
      {given !== undefined && !isBackend(given) && (
        <Faults backend={backend} faults={given.faults ?? {}} />
      )}
      {width === undefined ? children : <div style={{ inlineSize: width }}>{children}</div>}
    </InlaykitProvider>
  )
}

const isBackend = (given: StoryBackendOptions | StoryBackend): given is StoryBackend =>
  'fetch' in given

function useBackend(given: WithKitProps['backend']): StoryBackend | undefined {
  const [made, setMade] = useState<StoryBackend>()
  const isMade = given !== undefined && isBackend(given)
  const { faults = {}, ...rest } = isMade ? {} : (given ?? {})
  const options = isMade ? undefined : JSON.stringify(rest)
  const atStart = useRef(faults)
  useEffect(() => {
    atStart.current = faults
  })
  // Made in an effect, so that what strict mode mounts twice is also closed once.
  useEffect(() => {
    if (options === undefined) return undefined
    const backend = createStoryBackend({
      ...(JSON.parse(options) as StoryBackendOptions),
      faults: atStart.current,
    })
    // oxlint-disable-next-line react/set-state-in-effect
    setMade(backend)
    return () => backend.close()
  }, [options])
  return isMade ? given : made
}

/** Faults that come or go while a story is open leave the backend, and what was read of it, as they are. */
function Faults(props: {
  backend: StoryBackend
  faults: NonNullable<StoryBackendOptions['faults']>
}): null {
  const { backend } = props
  const { queryClient } = useKit()
  const faults = JSON.stringify(props.faults)
  const known = useRef({ backend, faults })
  useEffect(() => {
    const before = known.current
    known.current = { backend, faults }
    // Another backend has them from its start.
    if (before.backend !== backend || before.faults === faults) return
    const now = JSON.parse(faults) as typeof props.faults
    const gone = Object.keys(JSON.parse(before.faults) as typeof props.faults)
    for (const name of [...gone, ...Object.keys(now)] as (keyof typeof now)[]) {
      backend.fail(name, now[name] ?? null)
    }
    void queryClient.invalidateQueries()
  }, [backend, faults, queryClient])
  return null
}
