import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { ignore } from '../client/arrive.js'
import { useMessages } from '../i18n/I18nProvider.js'
import { commonMessages } from '../i18n/messages/common/en.js'
import { IconButton } from './Button.js'
import { crossIcon } from './icons.js'
import { Notice, type NoticeProps } from './Notice.js'

/** Tells the person something. */
export interface Feedback {
  /** To screen readers alone: for what sighted people see happen. */
  readonly announce: (text: string) => void
  /** To everyone: a note at the widget's end. Faults stay until dismissed, the rest for six seconds. */
  readonly toast: (toast: Toast) => void
}

/** A passing note. */
export interface Toast {
  readonly tone: NonNullable<NoticeProps['tone']>
  readonly text: string
}

const FeedbackContext = createContext<Feedback>({
  announce: () => undefined,
  toast: () => undefined,
})

const shownMs = 6_000
const mostToasts = 3

/** How a part of a widget tells the person something. */
export function useFeedback(): Feedback {
  return useContext(FeedbackContext)
}

/** Holds a widget's live region and toasts. Mounted by `WidgetRoot`. */
export function FeedbackProvider(props: { children: ReactNode }): ReactNode {
  const [text, setText] = useState('')
  const [toasts, setToasts] = useState<readonly (Toast & { id: number })[]>([])
  const next = useRef(0)
  const place = useRef<HTMLDivElement>(null)

  const announce = useCallback((said: string) => {
    // The same words twice are only heard twice when the region's text differs.
    setText((before) => (before === said ? `${said}\u00A0` : said))
  }, [])
  const toast = useCallback((shown: Toast) => {
    next.current += 1
    const id = next.current
    setToasts((before) => [...before.slice(1 - mostToasts), { ...shown, id }])
  }, [])
  const dismiss = useCallback((id: number) => {
    setToasts((before) => before.filter((shown) => shown.id !== id))
  }, [])
  const feedback = useMemo<Feedback>(() => ({ announce, toast }), [announce, toast])
  useEffect(() => {
    // The program for it comes with the first; without it they are shown within the widget.
    if (toasts[0])
      import('./toast-layer.js').then((it) => it.liftToasts(place.current)).catch(ignore)
  }, [toasts])

  return (
    <FeedbackContext.Provider value={feedback}>
      {props.children}
      <output className="ik-visually-hidden" data-ik-part="live-region">
        {text}
      </output>
      <div ref={place} className="ik-toasts" data-ik-part="toasts">
        {toasts.map((shown) => (
          <ToastNote key={shown.id} toast={shown} onDismiss={() => dismiss(shown.id)} />
        ))}
      </div>
    </FeedbackContext.Provider>
  )
}

function ToastNote(props: { toast: Toast; onDismiss: () => void }): ReactNode {
  const { toast, onDismiss } = props
  const t = useMessages(commonMessages)
  const latest = useRef(onDismiss)
  useEffect(() => {
    latest.current = onDismiss
  })
  useEffect(() => {
    if (toast.tone === 'danger' || toast.tone === 'warning') return undefined
    const timer = setTimeout(() => latest.current(), shownMs)
    return () => clearTimeout(timer)
  }, [toast.tone])
  return (
    <Notice
      className="ik-toast"
      data-ik-part="toast"
      tone={toast.tone}
      action={<IconButton label={t('common.dismiss')} icon={crossIcon} onClick={onDismiss} />}
    >
      {toast.text}
    </Notice>
  )
}
