import { useRef, useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { useRootSettings } from '../provider/root-context.js'
import { useLayoutEffectInBrowser } from '../provider/useLayoutEffectInBrowser.js'
import type { LateSheet } from '../styles/late/sheets.js'
import { Portal } from './Portal.js'
import { dress } from './wear.js'

/**
 * A part of a widget that is loaded later, and is shown as soon as the sheets it needs are in the page: at once where the page has
 * the whole style sheet.
 * @param Part what is loaded later
 * @param sheets what it is dressed with, in the order of the cascade
 * @param Waiting stands in its place until then; nothing by default
 */
export function dressed<P extends object>(
  Part: ComponentType<P>,
  sheets: readonly LateSheet[],
  Waiting?: ComponentType<P>,
): ComponentType<P> {
  function Dressed(props: P): ReactNode {
    const { isolation, portalContainer } = useRootSettings()
    // A shadow root of the kit has the whole sheet.
    const [isDressed, setDressed] = useState(isolation !== 'light')
    const here = useRef<HTMLSpanElement>(null)
    const inPortal = useRef<HTMLSpanElement>(null)
    useLayoutEffectInBrowser(() => {
      if (isDressed) return undefined
      const places = [here.current, inPortal.current].filter((place) => place !== null)
      return dress(places, sheets, () => setDressed(true))
    }, [isDressed])

    if (isDressed) return <Part {...props} />
    return (
      <>
        <span ref={here} hidden />
        {portalContainer !== null && (
          <Portal>
            <span ref={inPortal} hidden />
          </Portal>
        )}
        {Waiting && <Waiting {...props} />}
      </>
    )
  }
  return Dressed
}
