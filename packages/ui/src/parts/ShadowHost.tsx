import { useCallback, useMemo, useRef, useState } from 'react'
import type { CSSProperties, ReactNode } from 'react'
import { RootContext, useRootSettings } from '../provider/root-context.js'
import { useLayoutEffectInBrowser } from '../provider/useLayoutEffectInBrowser.js'
import { useRoot } from '../provider/useRoot.js'
import { cx } from './cx.js'
import type { InShadow } from './InShadow.js'

/** Loaded once for the page: a later root opens before it is painted. */
let loaded: typeof InShadow | undefined

/**
 * An element with a shadow root that holds the children as soon as the kit's sheet is there, which comes in a file of its own:
 * who doesn't isolate never loads it. The element carries the design decisions; what is inside inherits them.
 */
export function ShadowHost(props: {
  className?: string | undefined
  style?: CSSProperties | undefined
  children: ReactNode
}): ReactNode {
  const { ref, ...attributes } = useRoot()
  const settings = useRootSettings()
  const inside = useMemo(() => ({ ...settings, isolation: 'inside' as const }), [settings])
  const host = useRef<HTMLElement | null>(null)
  const [shown, setShown] = useState<ReadyHost>()
  const [failure, setFailure] = useState<{ readonly error: unknown }>()

  const hold = useCallback(
    (element: HTMLElement | null) => {
      host.current = element
      ref(element)
    },
    [ref],
  )

  useLayoutEffectInBrowser(() => {
    let isThere = true
    const show = (Inside: typeof InShadow): void => {
      loaded = Inside
      if (isThere && host.current !== null) setShown({ Inside, host: host.current })
    }
    if (loaded !== undefined) show(loaded)
    else {
      import('./InShadow.js').then(
        (module) => show(module.InShadow),
        (error: unknown) => {
          if (isThere) setFailure({ error })
        },
      )
    }
    return () => {
      isThere = false
    }
  }, [])

  // As with every part that is loaded later: the host's error boundary decides.
  if (failure !== undefined) throw failure.error
  return (
    <div
      {...attributes}
      ref={hold}
      className={cx('ik-root', props.className)}
      style={props.style}
      data-ik-part="shadow-host"
    >
      {shown !== undefined && (
        <RootContext.Provider value={inside}>
          <shown.Inside host={shown.host}>{props.children}</shown.Inside>
        </RootContext.Provider>
      )}
    </div>
  )
}

interface ReadyHost {
  readonly Inside: typeof InShadow
  readonly host: HTMLElement
}
